import type { Ledger } from '#electron/platform/facts/index.ts';
import { Refusal } from '#shared/kernel/refusal.ts';
import type { AlarmRuleRow } from '#shared/modules/alarms/index.ts';
import { appendAlarmFact } from '../facts.ts';
import { type RuleBook, ruleEntity } from '../rules.ts';
import type { By } from './by.ts';

/** Switches whether alarms of a rule open cases by themselves. @throws Refusal `rule.unknown`, `alarm.noClass`. */
export function setOpenCase(
  ledger: Ledger,
  book: RuleBook,
  ruleId: string,
  enabled: boolean,
  by: By,
): AlarmRuleRow {
  const plan = book.find(ruleId);
  if (!plan) throw new Refusal('rule.unknown', { ruleId });
  const current = book.openCaseOf(plan);
  if (!current) throw new Refusal('alarm.noClass', { ruleId });
  if (current.enabled !== enabled) {
    ledger.write(by, (writer) => {
      appendAlarmFact(writer, 'RuleOpenCaseSet.v1', ruleEntity(ruleId), { ruleId, enabled, byName: by.name });
    });
  }
  return book.row(plan);
}
