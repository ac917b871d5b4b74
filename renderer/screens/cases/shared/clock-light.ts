import type { CaseRow, ClockView } from '#shared/modules/cases/index.ts';
import { type DurationParts, durationParts, type Light, lightAt, remainingMs } from '#shared/time/index.ts';

export interface ClockLight {
  colour: Light;
  /** Time left (sign +) or over (sign −); null where no time runs. */
  left: DurationParts | null;
  reason: string | null;
  /** 挂账 that is to be looked at again. */
  reviewDue?: boolean;
}

/** What a clock of a case shows at `now`: the light, the time left and why it stands still. */
export function clockLight(clock: ClockView | null, now: number): ClockLight {
  if (!clock) return { colour: 'none', left: null, reason: null };
  const onTime = clock.stoppedAt === null || clock.dueAt === null ? null : clock.stoppedAt <= clock.dueAt;
  const left = clock.state === 'running' ? remainingMs(clock, now) : null;
  return {
    colour: lightAt({ ...clock, onTime }, now),
    left: left === null ? null : durationParts(left),
    reason: clock.pauseReason,
  };
}

/** What a case shows at `now`: its nearest deadline, or that it was on account for long enough to be looked at again. */
export function caseLight(
  { stage, clocks, pending }: Pick<CaseRow, 'clocks'> & Partial<Pick<CaseRow, 'stage' | 'pending'>>,
  now: number,
): ClockLight {
  const light = clockLight(nearestClock(clocks), now);
  const reviewAt = stage === 'suspended' ? pending?.reviewAt : null;
  return reviewAt != null && reviewAt <= now ? { ...light, colour: 'amber', reviewDue: true } : light;
}

/** The clock that breaches first: the one the queue is sorted by. */
export function nearestClock({ overall, stage }: CaseRow['clocks']): ClockView | null {
  if (!overall || !stage) return stage ?? overall;
  if (overall.state === 'paused') return overall;
  if (stage.state !== 'running' || stage.dueAt === null) return overall;
  if (overall.state !== 'running' || overall.dueAt === null) return stage;
  return stage.dueAt <= overall.dueAt ? stage : overall;
}

/** Share of the limit used at `now` by the natural clock, 0–1 for drawing a bar; 1 when over. */
export function usedShare(clock: ClockView, now: number): number {
  if (clock.dueAt === null) return clock.state === 'paused' ? 0.5 : 0;
  const end = clock.stoppedAt ?? now;
  const span = clock.dueAt - clock.startedAt;
  return span <= 0 ? 1 : Math.min(1, Math.max(0, (end - clock.startedAt) / span));
}
