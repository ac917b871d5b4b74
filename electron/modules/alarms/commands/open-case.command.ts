import type { FactReader, Ledger } from '#electron/platform/facts/index.ts';
import { Refusal } from '#shared/kernel/refusal.ts';
import { caseRequestOf } from '../case-request.ts';
import { appendAlarmFact } from '../facts.ts';
import type { OpenCase } from '../ports.ts';
import type { AlarmFinder } from '../queries/find-alarm.query.ts';
import type { By } from './by.ts';

export interface OpenCaseDeps {
  ledger: Ledger;
  finder: AlarmFinder;
  facts: FactReader;
  openCase: OpenCase;
}

/** A person opens a case for an alarm. @throws Refusal `alarm.unknown`, `alarm.hasCase`, `alarm.noClass`. */
export function openCaseOfAlarm(
  { ledger, finder, facts, openCase }: OpenCaseDeps,
  alarmId: string,
  by: By,
): string {
  return ledger.write(by, (writer) => {
    const alarm = finder.byId(alarmId);
    if (!alarm) throw new Refusal('alarm.unknown', { alarmId });
    if (alarm.case_id) throw new Refusal('alarm.hasCase', { alarmId, caseId: alarm.case_id });
    const raised = facts.byId(alarm.raised_fact);
    const request = raised && caseRequestOf(raised);
    if (!request) throw new Refusal('alarm.noClass', { alarmId });
    const caseId = openCase(writer, request);
    appendAlarmFact(
      writer,
      'AlarmCaseOpened.v1',
      alarmId,
      { caseId, classKey: request.classKey },
      request.alarmFactId,
    );
    return caseId;
  });
}
