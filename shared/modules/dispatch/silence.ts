import type { PersonStatus } from '#shared/modules/territory/index.ts';
import type { Silence } from './schema.ts';

const MINUTE_MS = 60_000;

/** When silence is worth a warning and an alarm; nulls where nobody is expected to report. */
export function silenceLimits(
  status: Pick<PersonStatus, 'report'> | null,
  reportedAt: number | null,
): { warnAt: number | null; alarmAt: number | null } {
  if (!status?.report || reportedAt === null) return { warnAt: null, alarmAt: null };
  const { warnMinutes, alarmMinutes } = status.report;
  return {
    warnAt: reportedAt + warnMinutes * MINUTE_MS,
    alarmAt: reportedAt + Math.max(alarmMinutes, warnMinutes) * MINUTE_MS,
  };
}

export function silenceAt(limits: { warnAt: number | null; alarmAt: number | null }, now: number): Silence {
  if (limits.alarmAt !== null && now >= limits.alarmAt) return 'alarm';
  return limits.warnAt !== null && now >= limits.warnAt ? 'warn' : 'none';
}
