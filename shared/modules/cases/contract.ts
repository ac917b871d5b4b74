import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { permitted } from '#shared/kernel/contract.ts';
import { cursorSchema, MAX_PAGE, pageOf } from '#shared/kernel/page.ts';
import { personal } from '#shared/kernel/personal.ts';
import { refusalDataSchema } from '#shared/kernel/refusal.ts';
import { exportProgressSchema } from '#shared/kernel/sheet.ts';
import { classKeySchema, operationRulesSchema, streetCodeSchema } from '#shared/modules/territory/index.ts';
import { limitSchema } from '#shared/time/index.ts';
import { CASE_COMMANDS, type CaseCommandName, caseCommands } from './commands.ts';
import { caseConditionsSchema } from './conditions.ts';
import { exportRequestSchema } from './export-request.ts';
import { placeHistoryInputSchema, placeHistorySchema } from './place-history.ts';
import { printRecordSchema, printSetSchema } from './print-forms.ts';
import {
  MAX_SAVED_VIEWS,
  newViewSchema,
  savedViewSchema,
  sharedViewSchema,
  viewIdSchema,
} from './saved-views.ts';
import {
  caseDetailSchema,
  caseRowSchema,
  clocksSchema,
  photoHashSchema,
  timelineEntrySchema,
} from './schema.ts';
import { caseIdSchema, reasonSchema, unitIdSchema } from './schema-base.ts';
import { caseStageSchema } from './stages.ts';
import { caseSortSchema, caseViewSchema } from './views.ts';

/** What a step answers: where the case stands now. */
export const caseStepResultSchema = z.object({
  id: caseIdSchema,
  number: z.string(),
  stage: caseStageSchema,
  version: z.int(),
});
export type CaseStepResult = z.infer<typeof caseStepResultSchema>;

const jobSchema = z.object({ jobId: z.uuid() });
const count = z.int().min(0);
const localDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/**
 * Steps refuse `case.unknown`, `case.changed` {version}, `case.illegalStep` {command, stage}, `case.notYourUnit`,
 * and what each says of itself in the lifecycle.
 */
function command<N extends CaseCommandName>(name: N) {
  return permitted(caseCommands[name].permission)
    .input(caseCommands[name].input as (typeof caseCommands)[N]['input'])
    .output(caseStepResultSchema);
}

export const foreseeInputSchema = z.object({
  id: caseIdSchema,
  command: z.enum(CASE_COMMANDS),
  /** What the form holds so far; what is missing or wrong gives no foresight. */
  said: z.record(z.string().max(40), z.unknown()),
});

export const foresightSchema = z.object({
  /** Why it would be refused. */
  refusal: refusalDataSchema.nullable(),
  /** Null where the form is not filled in yet, and where it is refused. */
  after: z
    .object({
      stage: caseStageSchema,
      unitId: unitIdSchema.nullable(),
      clocks: clocksSchema,
      /** The clocks before, to say what changes. */
      before: clocksSchema,
    })
    .nullable(),
  /** How long it could be taken back: `never`, for so many minutes, or until something else happens. */
  withdraw: z.union([z.literal('never'), z.literal('untilNext'), z.int()]),
});
export type Foresight = z.infer<typeof foresightSchema>;

const listInput = z.object({
  view: caseViewSchema,
  conditions: caseConditionsSchema.default([]),
  sort: caseSortSchema.default('due'),
  cursor: cursorSchema.default(null),
  limit: z.int().min(1).max(MAX_PAGE).default(100),
});

export const searchHitSchema = z.object({
  row: caseRowSchema,
  /** What the query was found in. */
  by: z.enum(['number', 'externalId', 'phone', 'text']),
  /** Where it stands in the row's own texts: UTF-16 offsets, end excluded. */
  highlights: z
    .array(z.object({ field: z.enum(['number', 'description', 'address']), start: z.int(), end: z.int() }))
    .max(20),
  phone: personal('phone').nullable(),
});

export const searchResultSchema = z.object({
  hits: z.array(searchHitSchema),
  /** True when more cases match than are given. */
  more: z.boolean(),
  /** Names that the query spells (Chinese, pinyin, initials): offered as filters. */
  names: z.array(z.object({ kind: z.enum(['class', 'street', 'unit']), id: z.string(), zh: z.string() })),
});
export type SearchResult = z.infer<typeof searchResultSchema>;

export const similarInputSchema = z.object({
  lng: z.number().min(-180).max(180),
  lat: z.number().min(-90).max(90),
  radiusM: z.number().min(1).max(2000),
  classKey: classKeySchema.nullable(),
  days: z.int().min(1).max(90),
  text: z.string().max(2000).default(''),
  limit: z.int().min(1).max(20).default(8),
});

export const overviewSchema = z.object({
  date: localDate,
  /** 24 entries. */
  hours: z.array(z.object({ hour: z.int(), registered: count, closed: count })),
  registered: count,
  closed: count,
  /** Of those closed that day, closed by their deadline; null when none was closed. */
  onTimeRate: z.number().nullable(),
  open: count,
  overdue: count,
  dueSoon: count,
  suspended: count,
  stages: z.array(z.object({ stage: caseStageSchema, count })),
  streets: z.array(
    z.object({
      streetCode: streetCodeSchema.nullable(),
      registered: count,
      closed: count,
      open: count,
      overdue: count,
    }),
  ),
  units: z.array(z.object({ unitId: unitIdSchema, open: count, overdue: count })),
  sources: z.array(z.object({ sourceCode: z.string(), registered: count })),
});
export type CaseOverview = z.infer<typeof overviewSchema>;

/** Live changes: topic `cases` with the ids of the cases. */
export const casesContract = {
  register: command('register'),
  sendVerification: command('sendVerification'),
  reportVerification: command('reportVerification'),
  file: command('file'),
  reject: command('reject'),
  dispatch: command('dispatch'),
  accept: command('accept'),
  dispose: command('dispose'),
  requestExtension: command('requestExtension'),
  reviewExtension: command('reviewExtension'),
  requestReturn: command('requestReturn'),
  reviewReturn: command('reviewReturn'),
  requestSuspension: command('requestSuspension'),
  reviewSuspension: command('reviewSuspension'),
  resume: command('resume'),
  sendCheck: command('sendCheck'),
  reportCheck: command('reportCheck'),
  close: command('close'),
  rework: command('rework'),
  requestVoid: command('requestVoid'),
  reviewVoid: command('reviewVoid'),
  supervise: command('supervise'),
  replySupervision: command('replySupervision'),
  urge: command('urge'),
  returnTask: command('returnTask'),
  correctPlace: command('correctPlace'),
  prefile: command('prefile'),
  passUp: command('passUp'),
  reviewHigher: command('reviewHigher'),
  keepSuspended: command('keepSuspended'),
  selfHandle: command('selfHandle'),
  reviewSelfHandled: command('reviewSelfHandled'),
  raiseUrgency: command('raiseUrgency'),
  liftSupervision: command('liftSupervision'),
  receiveUrge: command('receiveUrge'),
  spotCheck: command('spotCheck'),
  relate: command('relate'),
  unrelate: command('unrelate'),
  merge: command('merge'),
  split: command('split'),
  fixFirst: command('fixFirst'),
  settleFixFirst: command('settleFixFirst'),
  blowWhistle: command('blowWhistle'),
  answerWhistle: command('answerWhistle'),
  withdraw: command('withdraw'),
  addPhoto: command('addPhoto'),

  /**
   * One page. A call looks at a bounded number of cases (`looked`): a page may hold fewer rows than asked for and
   * still have a `next`, from where the search goes on. Refuses `page.badCursor` when the cursor belongs to another list.
   */
  list: permitted('case.read')
    .input(listInput)
    .output(pageOf(caseRowSchema).extend({ looked: count })),
  /**
   * A view to a file that the person chose, streamed; personal data masked. Every export is two facts. Refuse
   * `export.noFile`, `export.busy` {fileName}.
   */
  exports: {
    start: permitted('case.export').input(exportRequestSchema).output(jobSchema),
    /** With personal data as it is, for a purpose that becomes part of the fact. */
    startFull: permitted('case.export.full')
      .input(exportRequestSchema.extend({ purpose: reasonSchema }))
      .output(jobSchema),
    /** Refuses `export.jobMissing`. */
    progress: permitted('case.export').input(jobSchema).output(eventIterator(exportProgressSchema)),
    /** Refuses `export.jobMissing`. What was written so far is thrown away. */
    cancel: permitted('case.export').input(jobSchema).output(z.object({})),
  },
  /** What happened around a place. */
  placeHistory: permitted('case.read').input(placeHistoryInputSchema).output(placeHistorySchema),
  prints: {
    /** The district's paper forms. Refuses `print.badForms`. */
    forms: permitted('case.print').output(printSetSchema),
    /** Says what is about to be printed: a fact. Refuses `print.unknownForm`, `case.unknown`. */
    record: permitted('case.print').input(printRecordSchema).output(z.object({})),
  },
  /** Queues under a name: one's own, and those shared with one's post. */
  views: {
    list: permitted('case.read').output(z.array(savedViewSchema).max(3 * MAX_SAVED_VIEWS)),
    /** Refuses `view.tooMany`, `view.nameTaken`. */
    save: permitted('preference.write')
      .input(newViewSchema)
      .output(z.object({ id: viewIdSchema })),
    /** For everyone who sits with a post. Refuses as `save`, and `view.unknownPost`. */
    share: permitted('case.view.share')
      .input(sharedViewSchema)
      .output(z.object({ id: viewIdSchema })),
    /** Refuses `view.unknown`, `view.notYours`. */
    remove: permitted('preference.write')
      .input(z.object({ id: viewIdSchema }))
      .output(z.object({})),
  },
  /** Per view; null where counting would mean reading every case there ever was (`all`, `closed`, `mine` …). */
  counts: permitted('case.read').output(z.record(caseViewSchema, count.nullable())),
  /**
   * What a step would make of the case if it were taken now, said before it is taken: where it would stand, when it
   * would be due, and for how long the step could be taken back. Writes nothing. Refuses `case.unknown`.
   */
  foresee: permitted('case.read').input(foreseeInputSchema).output(foresightSchema),
  /** What the desk allows beside the ordinary way. */
  rules: permitted('case.read').output(operationRulesSchema),
  /** Refuses `case.unknown`. */
  get: permitted('case.read')
    .input(z.object({ id: caseIdSchema }))
    .output(caseDetailSchema),
  /** The case's facts, oldest first. Refuses `case.unknown`. */
  timeline: permitted('case.read')
    .input(z.object({ id: caseIdSchema }))
    .output(z.array(timelineEntrySchema).max(1000)),
  /** A picture of the case by its hash. Refuses `photo.unknown`, `photo.damaged`. */
  photo: permitted('case.read')
    .input(z.object({ id: caseIdSchema, hash: photoHashSchema, size: z.enum(['full', 'thumbnail']) }))
    .output(z.object({ type: z.enum(['image/jpeg', 'image/png', 'image/webp']), base64: z.string() })),
  search: permitted('case.read')
    .input(z.object({ text: z.string().trim().min(1).max(100), limit: z.int().min(1).max(50).default(20) }))
    .output(searchResultSchema),
  /** Open or recent cases near a place that may be the same: nearest in place, class and words first. */
  similar: permitted('case.read')
    .input(similarInputSchema)
    .output(
      z.array(
        z.object({ row: caseRowSchema, distanceM: z.number(), sameClass: z.boolean(), score: z.number() }),
      ),
    ),
  suggestClass: permitted('case.read')
    .input(z.object({ text: z.string().max(2000) }))
    .output(
      z
        .array(z.object({ classKey: classKeySchema, score: z.number(), matched: z.array(z.string()) }))
        .max(10),
    ),
  /** Filing conditions for a class here, the most specific first, to choose from when filing. */
  conditions: permitted('case.read')
    .input(z.object({ id: caseIdSchema }))
    .output(
      z
        .array(
          z.object({
            id: z.string(),
            condition: z.string(),
            closingCondition: z.string(),
            limit: limitSchema,
            example: z.boolean(),
          }),
        )
        .max(100),
    ),
  /** One day in figures (local date). */
  overview: permitted('case.read')
    .input(z.object({ date: localDate }))
    .output(overviewSchema),
  /** Shows one masked field; who, why and what becomes a fact. Refuses `case.unknown`, `case.nothingToReveal`. */
  reveal: permitted('case.reveal')
    .input(z.object({ id: caseIdSchema, field: z.enum(['name', 'phone']), purpose: reasonSchema }))
    .output(z.object({ value: z.string() })),
};
