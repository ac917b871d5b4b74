import { z } from 'zod';
import { qualitySchema } from '#shared/modules/telemetry/index.ts';
import { bilingualSchema, classKeySchema, keySchema } from '#shared/modules/territory/index.ts';

/** Most urgent first; the order is the order of the annunciator. */
export const SEVERITIES = ['critical', 'high', 'medium', 'low'] as const;
export const severitySchema = z.enum(SEVERITIES);
export type Severity = z.infer<typeof severitySchema>;

const moment = z.int();

/**
 * One alarm: an object and a rule that met. The four states of ISA-18.2 are the two booleans of `state`; an alarm
 * is over when it is neither active nor unacknowledged. `version` counts its facts.
 */
export const alarmRowSchema = z.object({
  id: z.uuid(),
  ruleId: keySchema,
  ruleVersion: z.int(),
  ruleName: bilingualSchema,
  ruleKind: z.enum(['threshold', 'noData']),
  severity: severitySchema,
  deviceId: z.string(),
  deviceName: z.string(),
  /** Nine digits, or null where the device has no known place. */
  streetCode: z.string().nullable(),
  address: z.string(),
  state: z.object({ active: z.boolean(), acknowledged: z.boolean() }),
  /** How often it was raised or confirmed again since `firstAt`; repeats count up instead of piling up. */
  count: z.int(),
  firstAt: moment,
  lastAt: moment,
  clearedAt: moment.nullable(),
  ackAt: moment.nullable(),
  /** Name of the person who acknowledged. */
  ackBy: z.string().nullable(),
  /** Worst value seen, in `unit`; null for a no-data alarm. */
  value: z.number().nullable(),
  unit: z.string().nullable(),
  op: z.enum(['>', '<']).nullable(),
  limit: z.number().nullable(),
  factor: z.string().nullable(),
  caseId: z.uuid().nullable(),
  /** Out of the annunciator until then; null when it is not shelved or the time has passed. */
  shelvedUntil: moment.nullable(),
  shelvedReason: z.string().nullable(),
  version: z.int(),
});
export type AlarmRow = z.infer<typeof alarmRowSchema>;

/** A stored reading as an alarm keeps it, in the rule's unit: by value, so that it outlives the telemetry file's retention. */
export const alarmReadingSchema = z.object({
  at: moment,
  receivedAt: moment,
  value: z.number(),
  quality: qualitySchema,
  frameId: z.int().nullable(),
});
export type AlarmReading = z.infer<typeof alarmReadingSchema>;

/** The packet that brought the deciding reading; `hex` is null when it was gone or longer than 4 KB. */
export const alarmFrameSchema = z.object({
  frameId: z.int(),
  receivedAt: moment,
  linkName: z.string(),
  protocol: z.string(),
  hex: z.string().max(8192).nullable(),
});
export type AlarmFrame = z.infer<typeof alarmFrameSchema>;

/** One entry of an alarm's life, newest last. */
export const alarmEventSchema = z.object({
  factId: z.uuid(),
  kind: z.string(),
  at: moment,
  actor: z.string(),
  /** Person's name where the fact carries one. */
  by: z.string().nullable(),
  /** Reason of a shelving, value of a repeat … as the fact's payload gives it. */
  note: z.string().nullable(),
});
export type AlarmEvent = z.infer<typeof alarmEventSchema>;

export const alarmDetailSchema = z.object({
  alarm: alarmRowSchema,
  readings: z.array(alarmReadingSchema),
  frame: alarmFrameSchema.nullable(),
  events: z.array(alarmEventSchema),
});
export type AlarmDetail = z.infer<typeof alarmDetailSchema>;

const severityCountsSchema = z.object({
  /** Active or not yet acknowledged, without shelved ones. */
  open: z.int(),
  active: z.int(),
  unacknowledged: z.int(),
});

/** What the status bar always shows. Shelved alarms are counted only in `shelved`. */
export const alarmCountsSchema = z.object({
  open: z.int(),
  active: z.int(),
  unacknowledged: z.int(),
  shelved: z.int(),
  /** Shelving that ends first, or null. */
  nextUnshelveAt: moment.nullable(),
  bySeverity: z.record(severitySchema, severityCountsSchema),
  /** The unacknowledged critical alarm that has waited longest drives the sound and the escalation. */
  oldestUnacknowledgedCritical: z.object({ id: z.uuid(), firstAt: moment }).nullable(),
  /** Alarms first raised in the last ten minutes; ten or more are a flood (EEMUA 191). */
  raisedInTenMinutes: z.int(),
});
export type AlarmCounts = z.infer<typeof alarmCountsSchema>;

/** A rule of the verticals with what the bureau has switched on. */
export const alarmRuleRowSchema = z.object({
  id: keySchema,
  version: z.int(),
  verticalId: keySchema,
  verticalName: bilingualSchema,
  name: bilingualSchema,
  kind: z.enum(['threshold', 'noData']),
  severity: severitySchema,
  factor: z.string().nullable(),
  statistic: z.string().nullable(),
  op: z.enum(['>', '<']).nullable(),
  limit: z.number().nullable(),
  unit: z.string().nullable(),
  forMinutes: z.int().nullable(),
  deadBand: z.number().nullable(),
  minSamples: z.int().nullable(),
  noDataMinutes: z.int(),
  source: z.string(),
  example: z.boolean(),
  /** The class a case would get and whether it is opened without a person; null where the rule names none. */
  openCase: z.object({ classKey: classKeySchema, enabled: z.boolean() }).nullable(),
});
export type AlarmRuleRow = z.infer<typeof alarmRuleRowSchema>;
