import type { AlarmRuleRow } from '#shared/modules/alarms/index.ts';
import { inUnit } from '#shared/modules/devices/index.ts';

export interface FactorLimit {
  ruleId: string;
  op: '>' | '<';
  /** In the unit asked for. */
  value: number;
  name: { zh: string; en: string };
}

/** Limits that rules set for a factor, in `unit`; those in a unit that does not convert are left out. */
export function limitsOf(rules: readonly AlarmRuleRow[], factor: string, unit: string): FactorLimit[] {
  return rules.flatMap(({ id, kind, factor: judged, op, limit, unit: typed, name }) => {
    if (kind !== 'threshold' || judged !== factor || op === null || limit === null) return [];
    const value = inUnit(limit, typed ?? unit, unit);
    return value === null ? [] : [{ ruleId: id, op, value, name }];
  });
}
