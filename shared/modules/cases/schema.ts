import { z } from 'zod';
import { PERMISSIONS } from '#shared/kernel/permissions.ts';
import { personal } from '#shared/kernel/personal.ts';
import {
  areaClassSchema,
  classKeySchema,
  streetCodeSchema,
  urgencySchema,
} from '#shared/modules/territory/index.ts';
import { limitSchema } from '#shared/time/index.ts';
import { annexSchema } from './annex.ts';
import { caseIdSchema, unitIdSchema } from './schema-base.ts';
import { caseStageSchema } from './stages.ts';

/** UTC milliseconds. */
const at = z.int();

/**
 * What a clock says, cached by the engine at the last fact: enough to show the light at any later moment without
 * asking again. Running: green before `warnAt`, amber to `dueAt`, red after. Paused: `remainingMs` is left
 * (working time for working units). Stopped: late when `stoppedAt > dueAt`.
 */
export const clockViewSchema = z.object({
  state: z.enum(['running', 'paused', 'stopped']),
  limit: limitSchema,
  startedAt: at,
  warnAt: at.nullable(),
  dueAt: at.nullable(),
  /** By the first limit, before any extension. */
  originalDueAt: at,
  stoppedAt: at.nullable(),
  pausedAt: at.nullable(),
  pauseReason: z.string().nullable(),
  remainingMs: z.int().nullable(),
});
export type ClockView = z.infer<typeof clockViewSchema>;

export const clocksSchema = z.object({
  overall: clockViewSchema.nullable(),
  stage: clockViewSchema.nullable(),
});

/** What a unit has asked for and nobody has answered yet; of a suspended case, what was granted. */
export const pendingRequestSchema = z.object({
  kind: z.enum(['extension', 'return', 'suspension', 'void']),
  reason: z.string(),
  by: limitSchema.nullable(),
  reviewAt: at.nullable(),
  at,
  /** 报上级批示: what the post said that passed it up. */
  passedUp: z.string().optional(),
  /** The unit that the responsibility table named when a return was asked for. */
  tableUnitId: unitIdSchema.nullable().optional(),
});
export type PendingRequest = z.infer<typeof pendingRequestSchema>;

/** What the queue marks a case with, beside its counts. */
export const caseMarkSchema = z.enum(['listed', 'emergency', 'fixFirst', 'selfHandled', 'whistle', 'linked']);
export type CaseMark = z.infer<typeof caseMarkSchema>;

export const supervisionSchema = z.enum(['none', 'open', 'replied']);

/** One line of the queue. */
export const caseRowSchema = z.object({
  id: caseIdSchema,
  number: z.string(),
  classKey: classKeySchema,
  description: z.string(),
  address: z.string(),
  streetCode: streetCodeSchema.nullable(),
  unitId: unitIdSchema.nullable(),
  sourceCode: z.string(),
  urgency: urgencySchema,
  stage: caseStageSchema,
  clocks: clocksSchema,
  supervision: supervisionSchema,
  urgedCount: z.int(),
  reworkCount: z.int(),
  extendedCount: z.int(),
  photoCount: z.int(),
  pending: pendingRequestSchema.nullable(),
  marks: z.array(caseMarkSchema).max(6),
  registeredAt: at,
  closedAt: at.nullable(),
  version: z.int(),
});
export type CaseRow = z.infer<typeof caseRowSchema>;

/** WGS-84 degrees; `origin` says in which system the place was given. */
export const locationSchema = z.object({
  lng: z.number().min(-180).max(180),
  lat: z.number().min(-90).max(90),
  origin: z.enum(['wgs84', 'gcj02', 'bd09', 'cgcs2000']),
});
export type CaseLocation = z.infer<typeof locationSchema>;

export const photoKindSchema = z.enum(['before', 'after', 'scene']);
export const photoHashSchema = z.string().regex(/^[0-9a-f]{64}$/);

export const photoSchema = z.object({
  /** SHA-256 (hex) of the picture's bytes: its name on disk. */
  hash: photoHashSchema,
  kind: photoKindSchema,
  name: z.string(),
  at,
  /** Who added it, as {@link actorSchema} names people. */
  by: z.string(),
  width: z.int(),
  height: z.int(),
});
export type CasePhoto = z.infer<typeof photoSchema>;

/** A filing condition as it stood when the case was filed. */
export const filedConditionSchema = z.object({
  id: z.string(),
  condition: z.string(),
  closingCondition: z.string(),
  limit: limitSchema,
});

/** A step that is legal now. `refusal` is the code that this session would meet, null when it may. */
export const caseActionSchema = z.object({
  command: z.string(),
  permission: z.enum(PERMISSIONS),
  refusal: z.string().nullable(),
  /** The step that Ctrl+Enter takes. At most one of a case. */
  primary: z.boolean(),
});
export type CaseAction = z.infer<typeof caseActionSchema>;

export const caseDetailSchema = caseRowSchema.extend({
  reporter: z.object({ name: personal('name').nullable(), phone: personal('phone').nullable() }).nullable(),
  location: locationSchema.nullable(),
  areaClass: areaClassSchema.nullable(),
  componentCode: z.string().nullable(),
  codeSet: z.string(),
  condition: filedConditionSchema.nullable(),
  externalId: z.string().nullable(),
  sourceSystem: z.string().nullable(),
  occurredAt: at.nullable(),
  filedAt: at.nullable(),
  dispatchedAt: at.nullable(),
  acceptedAt: at.nullable(),
  disposedAt: at.nullable(),
  /** Last words of the unit. */
  feedback: z.string().nullable(),
  verification: z.object({ found: z.boolean(), text: z.string(), at }).nullable(),
  lastCheck: z.object({ passed: z.boolean(), text: z.string(), at }).nullable(),
  endReason: z.string().nullable(),
  annex: annexSchema,
  supervisionText: z.string().nullable(),
  supervisionReply: z.string().nullable(),
  photos: z.array(photoSchema).max(200),
  actions: z.array(caseActionSchema),
  /** Id of the fact that led to this case (an alarm's), to walk back from. */
  causedBy: z.uuid().nullable(),
});
export type CaseDetail = z.infer<typeof caseDetailSchema>;

export const actorSchema = z.object({
  kind: z.enum(['person', 'policy', 'import', 'device', 'window', 'system']),
  /** Person, policy, profile or device, as the fact names it. */
  id: z.string(),
  name: z.string().nullable(),
  postId: z.string().nullable(),
});

/** One step of the time line; the screen words it from `cases.fact.<kind>` and `params`. Never personal data. */
export const timelineEntrySchema = z.object({
  factId: z.uuid(),
  kind: z.string(),
  at,
  actor: actorSchema,
  params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  causedBy: z.uuid().nullable(),
});
export type TimelineEntry = z.infer<typeof timelineEntrySchema>;
