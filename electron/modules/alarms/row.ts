import { type AlarmRow, SEVERITIES } from '#shared/modules/alarms/index.ts';

/** A line of the table `alarms`, as stored. */
export interface StoredAlarm {
  id: string;
  raised_fact: string;
  rule_id: string;
  rule_version: number;
  rule_name_zh: string;
  rule_name_en: string;
  rule_kind: 'threshold' | 'noData';
  severity: number;
  device_id: string;
  device_name: string;
  street_code: string | null;
  address: string;
  lng: number | null;
  lat: number | null;
  factor: string | null;
  op: '>' | '<' | null;
  limit_value: number | null;
  unit: string | null;
  value: number | null;
  class_key: string | null;
  active: number;
  acknowledged: number;
  count: number;
  first_at: number;
  last_at: number;
  cleared_at: number | null;
  ack_at: number | null;
  ack_by: string | null;
  case_id: string | null;
  shelved_until: number | null;
  shelved_reason: string | null;
  version: number;
}

/** As the contract shows it; a shelving whose end has passed is none. */
export function toAlarmRow(row: StoredAlarm, now: number): AlarmRow {
  const shelved = row.shelved_until !== null && row.shelved_until > now;
  return {
    id: row.id,
    ruleId: row.rule_id,
    ruleVersion: row.rule_version,
    ruleName: { zh: row.rule_name_zh, en: row.rule_name_en },
    ruleKind: row.rule_kind,
    severity: SEVERITIES[row.severity] ?? 'low',
    deviceId: row.device_id,
    deviceName: row.device_name,
    streetCode: row.street_code,
    address: row.address,
    state: { active: row.active === 1, acknowledged: row.acknowledged === 1 },
    count: row.count,
    firstAt: row.first_at,
    lastAt: row.last_at,
    clearedAt: row.cleared_at,
    ackAt: row.ack_at,
    ackBy: row.ack_by,
    value: row.value,
    unit: row.unit,
    op: row.op,
    limit: row.limit_value,
    factor: row.factor,
    caseId: row.case_id,
    shelvedUntil: shelved ? row.shelved_until : null,
    shelvedReason: shelved ? row.shelved_reason : null,
    version: row.version,
  };
}
