import { z } from 'zod';
import {
  areaClassSchema,
  classKeySchema,
  streetCodeSchema,
  urgencySchema,
} from '#shared/modules/territory/index.ts';
import { returnFindingSchema, taskReturnCauseSchema } from './annex.ts';
import { define, noteSchema, reviewSchema, step } from './command-base.ts';
import { photoHashSchema } from './schema.ts';
import { caseIdSchema, reasonSchema, unitIdSchema } from './schema-base.ts';

const fen = z.int().min(0).max(1_000_000_000_00);

/** A new case that comes out of another: what is said anew of it; the rest is taken over. */
export const splitPartSchema = z.object({
  classKey: classKeySchema,
  description: z.string().trim().min(1).max(2000),
});

/** The steps beside the ordinary way of a case (reference §1.4): the right each needs and what it says. */
export const specialCommands = {
  returnTask: define(
    'case.verify.report',
    z.object({ ...step, cause: taskReturnCauseSchema, text: reasonSchema }),
  ),
  correctPlace: define(
    'case.register',
    z.object({
      ...step,
      address: z.string().trim().min(1).max(300),
      streetCode: streetCodeSchema.nullable(),
      reason: reasonSchema,
    }),
  ),
  prefile: define(
    'case.prefile',
    z.object({
      ...step,
      conditionId: z.string().min(1).max(64),
      areaClass: areaClassSchema.nullable(),
      urgency: urgencySchema,
      note: noteSchema,
    }),
  ),
  passUp: define('case.review.passUp', z.object({ ...step, comment: reasonSchema })),
  /** `finding`: of a return only; left out, the responsibility table decides. */
  reviewHigher: define(
    'case.review.higher',
    reviewSchema.extend({ finding: returnFindingSchema.optional() }),
  ),
  keepSuspended: define(
    'case.suspend.review',
    z.object({ ...step, reason: reasonSchema, reviewAt: z.int() }),
  ),
  selfHandle: define(
    'case.selfHandle',
    z.object({
      ...step,
      unitId: unitIdSchema,
      feedback: z.string().trim().min(1).max(2000),
      photos: z.array(photoHashSchema).max(20),
    }),
  ),
  reviewSelfHandled: define('case.close', reviewSchema),
  raiseUrgency: define(
    'case.urgency',
    z.object({ ...step, urgency: urgencySchema, emergency: z.boolean(), reason: reasonSchema }),
  ),
  liftSupervision: define('case.supervise', z.object({ ...step, note: noteSchema })),
  receiveUrge: define('case.accept', z.object(step)),
  spotCheck: define('case.spotCheck', z.object({ ...step, passed: z.boolean(), text: reasonSchema })),
  relate: define('case.link', z.object({ ...step, otherId: caseIdSchema, note: noteSchema })),
  unrelate: define('case.link', z.object({ ...step, otherId: caseIdSchema, reason: reasonSchema })),
  /** 并入: this case ends and the other goes on. */
  merge: define('case.merge', z.object({ ...step, otherId: caseIdSchema, reason: reasonSchema })),
  split: define(
    'case.split',
    z.object({ ...step, parts: z.array(splitPartSchema).min(1).max(9), reason: reasonSchema }),
  ),
  fixFirst: define('case.fixFirst', z.object({ ...step, reason: reasonSchema, estimateFen: fen.nullable() })),
  settleFixFirst: define(
    'case.fixFirst',
    z.object({ ...step, liable: z.string().trim().min(1).max(100), costFen: fen, note: noteSchema }),
  ),
  blowWhistle: define(
    'case.whistle',
    z.object({ ...step, unitIds: z.array(unitIdSchema).min(1).max(10), matter: reasonSchema }),
  ),
  answerWhistle: define(
    'case.whistle.answer',
    z.object({ ...step, unitId: unitIdSchema, arrived: z.boolean(), note: noteSchema }),
  ),
  /** 撤回: the last thing that was done, by who did it. */
  withdraw: define('case.read', z.object({ ...step, reason: reasonSchema })),
} as const;
