import { z } from 'zod';
import { permitted } from '#shared/kernel/contract.ts';
import { cursorSchema, MAX_PAGE, pageOf } from '#shared/kernel/page.ts';
import { reasonSchema } from '#shared/modules/cases/index.ts';
import { keySchema } from '#shared/modules/territory/index.ts';
import { appealOutcomeSchema, appealStateSchema } from './appeal.ts';
import { counterNameSchema } from './counters.ts';
import { localDateSchema, periodSchema, periodUnitSchema } from './periods.ts';
import {
  appealSchema,
  countedRowSchema,
  fileAppealSchema,
  schemesSchema,
  scoreTableSchema,
  trendPointSchema,
} from './schema.ts';

const objectId = z.string().min(1).max(64);
const page = { cursor: cursorSchema.default(null), limit: z.int().min(1).max(MAX_PAGE).default(100) };

export const drillInput = z.object({
  scheme: keySchema,
  /** Null: all objects together. */
  object: objectId.nullable(),
  counter: counterNameSchema,
  period: periodSchema,
  /** False: as it was counted before appeals were granted. */
  restated: z.boolean().default(true),
  ...page,
});
export type DrillInput = z.output<typeof drillInput>;

export const listAppealsInput = z.object({ state: appealStateSchema.optional(), ...page });
export type ListAppealsInput = z.output<typeof listAppealsInput>;

const appealStep = z.object({ id: z.uuid(), expectedVersion: z.int().min(1) });

export const evaluationContract = {
  /** How everything is computed: formulas, weights, bands, grades, each with its source. */
  schemes: permitted('evaluation.read').output(schemesSchema),
  /** Refuses `evaluation.unknownScheme`. */
  table: permitted('evaluation.read')
    .input(z.object({ scheme: keySchema, period: periodSchema }))
    .output(scoreTableSchema),
  /** One object's (null: everyone's) figures over the last periods, oldest first. Refuses `evaluation.unknownScheme`. */
  trend: permitted('evaluation.read')
    .input(
      z.object({
        scheme: keySchema,
        object: objectId.nullable(),
        unit: periodUnitSchema,
        until: localDateSchema,
        count: z.int().min(2).max(24),
      }),
    )
    .output(z.array(trendPointSchema).max(24)),
  /** Exactly what a figure counted. Refuses `evaluation.unknownScheme`, `evaluation.notCounted`, `page.badCursor`. */
  drill: permitted('evaluation.read').input(drillInput).output(pageOf(countedRowSchema)),

  /** Newest first. */
  appeals: permitted('evaluation.read').input(listAppealsInput).output(pageOf(appealSchema)),
  /** Refuses `case.unknown`, `case.notYourUnit`, `appeal.nothing`, `appeal.twice`. */
  fileAppeal: permitted('evaluation.appeal').input(fileAppealSchema).output(appealSchema),
  /** These refuse `appeal.unknown`, `appeal.changed` {version}, `appeal.illegalStep` {state}. */
  acceptAppeal: permitted('evaluation.review').input(appealStep).output(appealSchema),
  /** What is corrected restates every table that counted it. */
  decideAppeal: permitted('evaluation.review')
    .input(appealStep.extend({ outcome: appealOutcomeSchema, opinion: reasonSchema }))
    .output(appealSchema),
  closeAppeal: permitted('evaluation.review').input(appealStep).output(appealSchema),
};
