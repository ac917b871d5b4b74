import type { Ledger } from '#electron/platform/facts/index.ts';
import { appendAlarmFact } from '../facts.ts';
import type { AlarmFinder } from '../queries/find-alarm.query.ts';
import type { By } from './by.ts';

export interface Acknowledged {
  acknowledged: string[];
  refused: { alarmId: string; code: string }[];
}

/** Acknowledges each alarm that can be and says which could not. */
export function acknowledgeAlarms(
  ledger: Ledger,
  finder: AlarmFinder,
  alarmIds: readonly string[],
  by: By,
): Acknowledged {
  const result: Acknowledged = { acknowledged: [], refused: [] };
  ledger.write(by, (writer) => {
    for (const alarmId of alarmIds) {
      const alarm = finder.byId(alarmId);
      if (!alarm) result.refused.push({ alarmId, code: 'alarm.unknown' });
      else if (alarm.acknowledged) result.refused.push({ alarmId, code: 'alarm.alreadyAcknowledged' });
      else {
        appendAlarmFact(writer, 'AlarmAcknowledged.v1', alarmId, { byName: by.name });
        result.acknowledged.push(alarmId);
      }
    }
  });
  return result;
}
