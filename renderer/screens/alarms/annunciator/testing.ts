import type { AlarmRow } from '#shared/modules/alarms/index.ts';

/** An alarm for tests, with what matters to the test laid over. */
export function alarmRow(part: Partial<AlarmRow>): AlarmRow {
  return {
    id: 'alarm',
    ruleId: 'dust-tsp-limit',
    ruleVersion: 1,
    ruleName: { zh: 'TSP 超标', en: 'TSP above the limit' },
    ruleKind: 'threshold',
    severity: 'high',
    deviceId: 'device',
    deviceName: '一号工地',
    streetCode: null,
    address: '',
    state: { active: true, acknowledged: false },
    count: 1,
    firstAt: 0,
    lastAt: 0,
    clearedAt: null,
    ackAt: null,
    ackBy: null,
    value: 0.92,
    unit: 'mg/m3',
    op: '>',
    limit: 0.8,
    factor: 'a34001',
    caseId: null,
    shelvedUntil: null,
    shelvedReason: null,
    version: 1,
    ...part,
  };
}
