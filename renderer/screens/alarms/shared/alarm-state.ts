import type { AlarmRow } from '#shared/modules/alarms/index.ts';

/** The four states of ISA-18.2, and shelved, which hides them. */
export type AlarmStateKey = 'unacknowledged' | 'acknowledged' | 'clearedUnacknowledged' | 'over' | 'shelved';

export function alarmState({ state, shelvedUntil }: Pick<AlarmRow, 'state' | 'shelvedUntil'>): AlarmStateKey {
  if (shelvedUntil !== null) return 'shelved';
  if (state.active) return state.acknowledged ? 'acknowledged' : 'unacknowledged';
  return state.acknowledged ? 'over' : 'clearedUnacknowledged';
}

const EXPONENT: Record<string, string> = { m2: 'm²', m3: 'm³' };

/** `mg/m3` as people write it: `mg/m³`. */
export function unitText(unit: string | null): string {
  return (unit ?? '').replace(/m[23]\b/g, (power) => EXPONENT[power] ?? power);
}

/** A figure with no more than four decimals and no tail of zeros. */
export function figure(value: number): string {
  return String(Number(value.toFixed(4)));
}

/** `0.92 mg/m³ > 0.8`; '' where the rule has no value (no data). */
export function valueAgainstLimit({
  value,
  unit,
  op,
  limit,
}: Pick<AlarmRow, 'value' | 'unit' | 'op' | 'limit'>): string {
  if (value === null) return '';
  const shown = `${figure(value)} ${unitText(unit)}`.trim();
  return op && limit !== null ? `${shown} ${op} ${figure(limit)}` : shown;
}
