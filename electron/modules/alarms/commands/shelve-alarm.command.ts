import type { Ledger } from '#electron/platform/facts/index.ts';
import { Refusal } from '#shared/kernel/refusal.ts';
import { MAX_SHELVE_MS } from '#shared/modules/alarms/index.ts';
import { appendAlarmFact } from '../facts.ts';
import type { AlarmFinder } from '../queries/find-alarm.query.ts';
import type { StoredAlarm } from '../row.ts';
import type { By } from './by.ts';

interface Shelving {
  alarmId: string;
  until: number;
  reason: string;
}

/** Takes an alarm out of the annunciator until `until`. @throws Refusal `alarm.unknown`, `alarm.over`, `alarm.shelveEnd`. */
export function shelveAlarm(
  ledger: Ledger,
  finder: AlarmFinder,
  { alarmId, until, reason }: Shelving,
  by: By,
): void {
  ledger.write(by, (writer) => {
    const alarm = known(finder, alarmId);
    if (!alarm.active && alarm.acknowledged) throw new Refusal('alarm.over', { alarmId });
    const latest = writer.now + MAX_SHELVE_MS;
    if (until <= writer.now || until > latest) throw new Refusal('alarm.shelveEnd', { until, latest });
    appendAlarmFact(writer, 'AlarmShelved.v1', alarmId, { until, reason, byName: by.name });
  });
}

/** Ends a shelving before its time. @throws Refusal `alarm.unknown`, `alarm.notShelved`. */
export function unshelveAlarm(ledger: Ledger, finder: AlarmFinder, alarmId: string, by: By): void {
  ledger.write(by, (writer) => {
    const { shelved_until: until } = known(finder, alarmId);
    if (until === null || until <= writer.now) throw new Refusal('alarm.notShelved', { alarmId });
    appendAlarmFact(writer, 'AlarmUnshelved.v1', alarmId, { byName: by.name });
  });
}

function known(finder: AlarmFinder, alarmId: string): StoredAlarm {
  const alarm = finder.byId(alarmId);
  if (!alarm) throw new Refusal('alarm.unknown', { alarmId });
  return alarm;
}
