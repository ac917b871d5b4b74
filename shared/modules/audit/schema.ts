import { z } from 'zod';
import { alarmReadingSchema, severitySchema } from '#shared/modules/alarms/index.ts';
import { bilingualSchema } from '#shared/modules/territory/index.ts';

const moment = z.int();
const params = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));

/** What every step of a chain says: what it is, the values of its title, when. The screen names it by `type`. */
const head = { id: z.string(), title: params, at: moment };

export const frameFieldSchema = z.object({ key: z.string(), value: z.string() });

export const caseNodeSchema = z.object({
  type: z.literal('case'),
  ...head,
  detail: z.object({ kind: z.string(), actor: z.string() }),
});
/** A step that led on and is none of the other types: a policy's or a person's fact. */
export const factNodeSchema = z.object({
  type: z.literal('fact'),
  ...head,
  detail: z.object({ seq: z.int(), kind: z.string(), actor: z.string() }),
});
export const alarmNodeSchema = z.object({
  type: z.literal('alarm'),
  ...head,
  detail: z.object({
    factId: z.uuid(),
    severity: severitySchema,
    deviceId: z.string(),
    deviceName: z.string(),
    address: z.string(),
    value: z.number().nullable(),
    unit: z.string().nullable(),
  }),
});
/** The rule as it stood when the alarm was raised; durations in minutes. */
export const ruleNodeSchema = z.object({
  type: z.literal('rule'),
  ...head,
  detail: z.object({
    ruleId: z.string(),
    version: z.int(),
    name: bilingualSchema,
    kind: z.enum(['threshold', 'noData']),
    factor: z.string().nullable(),
    statistic: z.string().nullable(),
    op: z.enum(['>', '<']).nullable(),
    limit: z.number().nullable(),
    unit: z.string().nullable(),
    forMinutes: z.int().nullable(),
    minSamples: z.int().nullable(),
    noDataMinutes: z.int(),
    source: z.string(),
  }),
});
export const readingsNodeSchema = z.object({
  type: z.literal('readings'),
  ...head,
  detail: z.object({
    deviceId: z.string(),
    factor: z.string(),
    statistic: z.string(),
    unit: z.string().nullable(),
    /** Oldest first; all that led to the alarm or, when they were many, the first and the last of them. */
    readings: z.array(alarmReadingSchema),
    /** How many there were. */
    total: z.int(),
  }),
});
export const frameNodeSchema = z.object({
  type: z.literal('frame'),
  ...head,
  detail: z.object({
    receivedAt: moment,
    linkName: z.string(),
    protocol: z.string(),
    /** The packet as it stood on the wire; null when it is no longer kept. */
    hex: z.string().nullable(),
    /** The packet's fields, explained by its protocol. */
    fields: z.array(frameFieldSchema).max(500),
  }),
});

/** Newest cause last: case → alarm → rule → readings → frame; a step that is missing is left out. */
export const whyNodeSchema = z.discriminatedUnion('type', [
  caseNodeSchema,
  factNodeSchema,
  alarmNodeSchema,
  ruleNodeSchema,
  readingsNodeSchema,
  frameNodeSchema,
]);
export type WhyNode = z.infer<typeof whyNodeSchema>;

/** A line of the log for an auditor; the payload as JSON with personal data masked. */
export const factRowSchema = z.object({
  seq: z.int(),
  id: z.uuid(),
  station: z.string(),
  actor: z.string(),
  kind: z.string(),
  entity: z.uuid(),
  entityVersion: z.int(),
  causedBy: z.uuid().nullable(),
  at: moment,
  payload: z.string(),
  hash: z.string(),
});
export type FactRowView = z.infer<typeof factRowSchema>;

export const verifyResultSchema = z.object({
  ok: z.boolean(),
  /** Facts whose hash holds, counted from the first. */
  facts: z.int(),
  firstBreak: z
    .object({
      seq: z.int(),
      id: z.string(),
      kind: z.string(),
      reason: z.enum(['gap', 'previousHash', 'hash', 'unreadable']), // unreadable: the file itself is damaged
    })
    .nullable(),
  /** Tables that differ from what the facts give; empty when all agree. */
  tables: z.array(
    z.object({ table: z.string(), missing: z.int(), unexplained: z.int(), example: z.string().nullable() }),
  ),
  /** Tables that were rebuilt and compared; none are when the chain is broken. */
  compared: z.array(z.string()),
  durationMs: z.number(),
});
export type VerifyResult = z.infer<typeof verifyResultSchema>;

/** `total` is 0 where it is not known; the last event of a run carries `result`. */
export const verifyEventSchema = z.object({
  phase: z.enum(['chain', 'rebuild', 'compare', 'done']),
  done: z.int(),
  total: z.int(),
  result: verifyResultSchema.nullable(),
});
export type VerifyEvent = z.infer<typeof verifyEventSchema>;
