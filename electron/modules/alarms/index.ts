export type { RecentReadings } from './annunciator.ts';
export { caseRequestOf } from './case-request.ts';
export { type Alarms, type AlarmsDeps, createAlarms } from './create-alarms.ts';
export { Evaluator, type RuleHit } from './domain/evaluate.ts';
export { planRules } from './domain/plan.ts';
export { type AlarmRaised, alarmPayload, appendAlarmFact } from './facts.ts';
export { alarmsMigration } from './migration.ts';
export type { AlarmCaseRequest, AlarmDevice, AlarmDevices, FindFrame, OpenCase } from './ports.ts';
export { alarmsProjection } from './store.ts';
