import { z } from 'zod';
import type { Permission } from '#shared/kernel/permissions.ts';
import {
  areaClassSchema,
  classKeySchema,
  streetCodeSchema,
  urgencySchema,
} from '#shared/modules/territory/index.ts';
import { limitSchema } from '#shared/time/index.ts';
import {
  caseIdSchema,
  locationSchema,
  photoHashSchema,
  photoKindSchema,
  reasonSchema,
  unitIdSchema,
} from './schema.ts';

/** What every step names: the case, and the version that the person looked at. */
const step = { id: caseIdSchema, expectedVersion: z.int().min(1) };
const text = (max: number) => z.string().trim().min(1).max(max);
const review = z.object({ ...step, approved: z.boolean(), comment: z.string().trim().max(500) });

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

const define = <P extends Permission, S extends z.ZodType>(permission: P, input: S) => ({
  permission,
  input,
});

/** Every step of a case: the right it needs and what it says. */
export const caseCommands = {
  register: define('case.register', registerInputSchema),
  sendVerification: define('case.verify.send', z.object({ ...step, note: z.string().trim().max(500) })),
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
  dispatch: define(
    'case.dispatch',
    z.object({ ...step, unitId: unitIdSchema, instruction: z.string().trim().max(500) }),
  ),
  accept: define('case.accept', z.object(step)),
  dispose: define(
    'case.dispose',
    z.object({ ...step, feedback: text(2000), photos: z.array(photoHashSchema).max(20) }),
  ),
  requestExtension: define(
    'case.extend.request',
    z.object({ ...step, by: limitSchema, reason: reasonSchema }),
  ),
  reviewExtension: define('case.extend.review', review),
  requestReturn: define('case.return.request', z.object({ ...step, reason: reasonSchema })),
  reviewReturn: define('case.return.review', review),
  requestSuspension: define(
    'case.suspend.request',
    /** `reviewAt`: when it must be looked at again; nothing is put on account for ever. */
    z.object({ ...step, reason: reasonSchema, reviewAt: z.int() }),
  ),
  reviewSuspension: define('case.suspend.review', review),
  resume: define('case.resume', z.object({ ...step, note: z.string().trim().max(500) })),
  sendCheck: define('case.check.send', z.object({ ...step, note: z.string().trim().max(500) })),
  reportCheck: define('case.check.report', z.object({ ...step, passed: z.boolean(), text: text(500) })),
  close: define('case.close', z.object({ ...step, note: z.string().trim().max(500) })),
  rework: define('case.rework', z.object({ ...step, reason: reasonSchema })),
  requestVoid: define('case.void.request', z.object({ ...step, reason: reasonSchema })),
  reviewVoid: define('case.void.review', review),
  supervise: define('case.supervise', z.object({ ...step, opinion: reasonSchema })),
  replySupervision: define('case.dispose', z.object({ ...step, reply: reasonSchema })),
  urge: define('case.urge', z.object({ ...step, note: z.string().trim().max(500) })),
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
