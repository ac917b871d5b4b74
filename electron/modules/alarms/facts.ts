import type { Fact, Writer } from '#electron/platform/facts/index.ts';
import type { AlarmFrame, AlarmReading, Severity } from '#shared/modules/alarms/index.ts';
import type { Bilingual } from '#shared/modules/territory/index.ts';

/** The rule as it stood: an alarm must be readable when the rule has long been changed. */
export interface RuleAsStood {
  id: string;
  version: number;
  verticalId: string;
  name: Bilingual;
  kind: 'threshold' | 'noData';
  severity: Severity;
  factor: string | null;
  statistic: string | null;
  period: string | null;
  op: '>' | '<' | null;
  limit: number | null;
  unit: string | null;
  forMinutes: number | null;
  deadBand: number | null;
  minSamples: number | null;
  noDataMinutes: number;
  source: string;
}

export interface DeviceAsStood {
  id: string;
  name: string;
  streetCode: string | null;
  address: string;
  /** WGS-84 degrees. */
  lng: number | null;
  lat: number | null;
}

export interface AlarmRaised {
  rule: RuleAsStood;
  device: DeviceAsStood;
  /** Device time of the deciding reading. */
  readAt: number;
  value: number | null;
  readings: AlarmReading[];
  readingsTotal: number;
  frame: AlarmFrame | null;
  /** What the rule does about a case, and whether without a person; null where it names no class. */
  openCase: { classKey: string; enabled: boolean } | null;
  /** Taken over from the alarm before it of the same device and rule. */
  shelved: { until: number; reason: string } | null;
}

export interface AlarmRepeated {
  times: number;
  value: number | null;
  readAt: number;
  /** It had cleared and is active again. */
  reraised: boolean;
}

export interface AlarmCleared {
  /** `back`: value or data are back. The others: nobody would ever clear it. */
  reason: 'back' | 'ruleGone' | 'deviceGone';
  value: number | null;
  readAt: number | null;
}

export interface AlarmAcknowledged {
  byName: string;
}

export interface AlarmShelved {
  until: number;
  reason: string;
  byName: string;
}

export interface AlarmUnshelved {
  byName: string;
}

export interface AlarmCaseOpened {
  caseId: string;
  classKey: string;
}

/** The bureau's switch says that a case is to be opened, and registering it was refused. */
export interface AlarmCaseRefused {
  code: string;
  params: Record<string, string | number | boolean | null>;
}

export interface RuleOpenCaseSet {
  ruleId: string;
  enabled: boolean;
  byName: string;
}

interface Payloads {
  'AlarmRaised.v1': AlarmRaised;
  'AlarmRepeated.v1': AlarmRepeated;
  'AlarmCleared.v1': AlarmCleared;
  'AlarmAcknowledged.v1': AlarmAcknowledged;
  'AlarmShelved.v1': AlarmShelved;
  'AlarmUnshelved.v1': AlarmUnshelved;
  'AlarmCaseOpened.v1': AlarmCaseOpened;
  'AlarmCaseRefused.v1': AlarmCaseRefused;
  'RuleOpenCaseSet.v1': RuleOpenCaseSet;
}

export type AlarmFactKind = keyof Payloads;

/** Facts whose entity is an alarm. */
export const ALARM_FACTS = [
  'AlarmRaised.v1',
  'AlarmRepeated.v1',
  'AlarmCleared.v1',
  'AlarmAcknowledged.v1',
  'AlarmShelved.v1',
  'AlarmUnshelved.v1',
  'AlarmCaseOpened.v1',
  'AlarmCaseRefused.v1',
] as const satisfies readonly AlarmFactKind[];

export const RULE_FACTS = ['RuleOpenCaseSet.v1'] as const satisfies readonly AlarmFactKind[];

/** Appends a fact of this module with the payload that its kind has. */
export function appendAlarmFact<K extends AlarmFactKind>(
  writer: Writer,
  kind: K,
  entity: string,
  payload: Payloads[K],
  causedBy?: string,
): Fact {
  return writer.append({ kind, entity, payload, ...(causedBy && { causedBy }) });
}

/** The payload of a fact of this kind; throws when the fact is another one. */
export function alarmPayload<K extends AlarmFactKind>(fact: Fact, kind: K): Payloads[K] {
  if (fact.kind !== kind) throw new Error(`${kind} expected, ${fact.kind} given`);
  return fact.payload as Payloads[K];
}
