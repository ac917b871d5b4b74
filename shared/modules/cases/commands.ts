import { z } from 'zod';
import {
  areaClassSchema,
  classKeySchema,
  streetCodeSchema,
  urgencySchema,
} from '#shared/modules/territory/index.ts';
import { limitSchema } from '#shared/time/index.ts';
import { returnFindingSchema, supervisionLevelSchema } from './annex.ts';
import { define, noteSchema, reviewSchema, step } from './command-base.ts';
import { locationSchema, photoHashSchema, photoKindSchema } from './schema.ts';
import { caseIdSchema, reasonSchema, unitIdSchema } from './schema-base.ts';
import { specialCommands } from './special-commands.ts';

const text = (max: number) => z.string().trim().min(1).max(max);

/** Bytes as base64, bounded by what they decode to. */
const base64 = (maxBytes: number) => z.base64().max(Math.ceil(maxBytes / 3) * 4);
export const MAX_PHOTO_BYTES = 10 * 1024 * 1024;
export const MAX_THUMBNAIL_BYTES = 200 * 1024;

export const registerInputSchema = z.object({
  sourceCode: z.string().regex(/^\d{2}$/),
  classKey: classKeySchema,
  description: text(2000),
  address: text(300),
  streetCode: streetCodeSchema.nullable(),
  location: locationSchema.nullable(),
  urgency: urgencySchema.default('normal'),
  /** The code of the component (部件) that it is about. */
  componentCode: z.string().trim().min(1).max(40).nullable().default(null),
  reporter: z
    .object({ name: z.string().trim().max(40).nullable(), phone: z.string().trim().max(30).nullable() })
    .nullable()
    .default(null),
  /** When it happened, where that is known and not now. */
  occurredAt: z.int().nullable().default(null),
});
export type RegisterInput = z.infer<typeof registerInputSchema>;

/** Every step of a case: the right it needs and what it says. */
export const caseCommands = {
  register: define(
    'case.register',
    registerInputSchema.extend({
      /** 并入: the open case that speaks of the same; the new one keeps its number and ends at once. */
      mergeInto: caseIdSchema.nullable().default(null),
    }),
  ),
  sendVerification: define('case.verify.send', z.object({ ...step, note: noteSchema })),
  reportVerification: define(
    'case.verify.report',
    z.object({ ...step, found: z.boolean(), text: text(500) }),
  ),
  file: define(
    'case.file',
    z.object({
      ...step,
      conditionId: z.string().min(1).max(64),
      areaClass: areaClassSchema.nullable(),
      urgency: urgencySchema,
    }),
  ),
  reject: define('case.reject', z.object({ ...step, reason: reasonSchema })),
  dispatch: define('case.dispatch', z.object({ ...step, unitId: unitIdSchema, instruction: noteSchema })),
  accept: define('case.accept', z.object(step)),
  dispose: define(
    'case.dispose',
    z.object({ ...step, feedback: text(2000), photos: z.array(photoHashSchema).max(20) }),
  ),
  requestExtension: define(
    'case.extend.request',
    z.object({ ...step, by: limitSchema, reason: reasonSchema }),
  ),
  reviewExtension: define('case.extend.review', reviewSchema),
  requestReturn: define('case.return.request', z.object({ ...step, reason: reasonSchema })),
  /** `finding` left out: the responsibility table says what the request was. */
  reviewReturn: define(
    'case.return.review',
    reviewSchema.extend({ finding: returnFindingSchema.optional() }),
  ),
  requestSuspension: define(
    'case.suspend.request',
    /** `reviewAt`: when it must be looked at again; nothing is put on account for ever. */
    z.object({ ...step, reason: reasonSchema, reviewAt: z.int() }),
  ),
  reviewSuspension: define('case.suspend.review', reviewSchema),
  resume: define('case.resume', z.object({ ...step, note: noteSchema })),
  sendCheck: define('case.check.send', z.object({ ...step, note: noteSchema })),
  reportCheck: define('case.check.report', z.object({ ...step, passed: z.boolean(), text: text(500) })),
  close: define('case.close', z.object({ ...step, note: noteSchema })),
  rework: define('case.rework', z.object({ ...step, reason: reasonSchema })),
  requestVoid: define('case.void.request', z.object({ ...step, reason: reasonSchema })),
  reviewVoid: define('case.void.review', reviewSchema),
  /** `replyBy`: when the written reply is due. 挂牌督办 is for who may (`case.supervise.listed`). */
  supervise: define(
    'case.supervise',
    z.object({
      ...step,
      level: supervisionLevelSchema,
      opinion: reasonSchema,
      replyBy: z.int(),
    }),
  ),
  replySupervision: define('case.supervise.reply', z.object({ ...step, reply: reasonSchema })),
  urge: define('case.urge', z.object({ ...step, note: noteSchema })),
  ...specialCommands,
  addPhoto: define(
    'case.photo.add',
    z.object({
      ...step,
      kind: photoKindSchema,
      name: text(120),
      bytes: base64(MAX_PHOTO_BYTES),
      thumbnail: base64(MAX_THUMBNAIL_BYTES),
      width: z.int().min(1).max(30_000),
      height: z.int().min(1).max(30_000),
    }),
  ),
} as const;

export type CaseCommandName = keyof typeof caseCommands;
export type CaseCommandInput<N extends CaseCommandName> = z.infer<(typeof caseCommands)[N]['input']>;
export const CASE_COMMANDS = Object.keys(caseCommands) as CaseCommandName[];
