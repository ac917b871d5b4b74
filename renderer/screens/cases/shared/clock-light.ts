import type { CaseRow, ClockView } from '#shared/modules/cases/index.ts';
import { type DurationParts, durationParts } from '#shared/time/index.ts';

export type LightColour = 'green' | 'amber' | 'red' | 'paused' | 'doneOnTime' | 'doneLate' | 'none';

export interface ClockLight {
  colour: LightColour;
  /** Time left (sign +) or over (sign −); null where no time runs. */
  left: DurationParts | null;
  reason: string | null;
}

const NONE: ClockLight = { colour: 'none', left: null, reason: null };

/** What a clock shows at `now`: green below 80 % of the limit, amber to the end, red above, grey when paused. */
export function clockLight(clock: ClockView | null, now: number): ClockLight {
  if (!clock) return NONE;
  if (clock.state === 'paused') return { colour: 'paused', left: null, reason: clock.pauseReason };
  if (clock.dueAt === null) return NONE;
  if (clock.state === 'stopped') {
    const late = clock.stoppedAt !== null && clock.stoppedAt > clock.dueAt;
    return { colour: late ? 'doneLate' : 'doneOnTime', left: null, reason: null };
  }
  const left = durationParts(clock.dueAt - now);
  if (now > clock.dueAt) return { colour: 'red', left, reason: null };
  return { colour: clock.warnAt !== null && now >= clock.warnAt ? 'amber' : 'green', left, reason: null };
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
