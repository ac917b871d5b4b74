import type { CaseDetail } from '#shared/modules/cases/index.ts';

const DAY_MS = 86_400_000;

/** Whole days since a case was put on account this time; null where it is not. */
export function daysOnAccount(
  { stage, clocks }: Pick<CaseDetail, 'stage' | 'clocks'>,
  now: number,
): number | null {
  const since = clocks.overall?.pausedAt ?? clocks.stage?.pausedAt;
  if (stage !== 'suspended' || since == null) return null;
  return Math.max(0, Math.floor((now - since) / DAY_MS));
}
