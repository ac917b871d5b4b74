import {
  alarmPayload,
  appendAlarmFact,
  caseRequestOf,
  type OpenCase,
} from '#electron/modules/alarms/index.ts';
import type { Policy } from '#electron/platform/facts/index.ts';
import { Refusal } from '#shared/kernel/refusal.ts';

/**
 * Opens a case in the transaction of the alarm whose rule says so. A case that may not be registered leaves a fact
 * that says why; the alarm stands either way.
 */
export function openCaseWhenAlarmRaised({ openFromAlarm }: { openFromAlarm: OpenCase }): Policy {
  return {
    name: 'open-case-when-alarm-raised',
    kinds: ['AlarmRaised.v1'],
    react(fact, writer) {
      const request = alarmPayload(fact, 'AlarmRaised.v1').openCase?.enabled ? caseRequestOf(fact) : null;
      if (!request) return;
      const { classKey, alarmId } = request;
      try {
        const caseId = openFromAlarm(writer, request);
        appendAlarmFact(writer, 'AlarmCaseOpened.v1', alarmId, { caseId, classKey });
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        appendAlarmFact(writer, 'AlarmCaseRefused.v1', alarmId, error.toData());
      }
    },
  };
}
