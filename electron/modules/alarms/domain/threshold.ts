import type { ThresholdPlan } from './plan.ts';
import { SampleRun } from './sample-run.ts';

/** What is remembered of one device under one limit rule; its size does not grow. */
export class ThresholdState<T> {
  active = false;
  /** Device time of the newest reading judged; what is not newer is late and changes nothing. */
  lastAt = Number.NEGATIVE_INFINITY;
  /** Readings in a row beyond the limit since `beyondSince`. */
  readonly beyond = new SampleRun<T>();
  beyondSince = 0;
  /** Furthest value of the run. */
  worst = 0;
  /** Readings in a row back by the dead band since `backSince`. */
  backSamples = 0;
  backSince = 0;
}

export type Verdict = 'none' | 'late' | 'raise' | 'repeat' | 'clear';

/**
 * Judges one believable reading (`value` in the rule's unit). `raise`, and `repeat` while it is active, come when
 * every reading of the rule's duration was beyond the limit and there were enough of them; whoever is told takes
 * the run (`state.beyond`) and clears it, so that a repeat is the rule met once more in full. `clear` comes when every reading of the same duration was back by the dead band. Between the two limits
 * neither count goes on. Nothing else is touched but `state`.
 */
export function judge<T>(
  plan: ThresholdPlan,
  state: ThresholdState<T>,
  at: number,
  value: number,
  sample: T,
): Verdict {
  if (at <= state.lastAt) return 'late';
  if (at - state.lastAt > plan.gapMs) startAnew(state);
  state.lastAt = at;
  if (plan.above ? value > plan.limit : value < plan.limit)
    return judgeBeyond(plan, state, at, value, sample);
  state.beyond.clear();
  if (!state.active) return 'none';
  if (plan.above ? value > plan.clearLimit : value < plan.clearLimit) {
    state.backSamples = 0;
    return 'none';
  }
  return judgeBack(plan, state, at);
}

/** Maintenance, calibration or a gap: what was counted before says nothing about what comes after. */
export function startAnew<T>(state: ThresholdState<T>): void {
  state.beyond.clear();
  state.backSamples = 0;
}

function judgeBeyond<T>(
  plan: ThresholdPlan,
  state: ThresholdState<T>,
  at: number,
  value: number,
  sample: T,
): Verdict {
  const { beyond } = state;
  state.backSamples = 0;
  if (beyond.total === 0) {
    state.beyondSince = at;
    state.worst = value;
  } else if (plan.above ? value > state.worst : value < state.worst) state.worst = value;
  beyond.push(sample);
  if (beyond.total < plan.minSamples || at - state.beyondSince + plan.spanMs < plan.forMs) return 'none';
  if (state.active) return 'repeat';
  state.active = true;
  return 'raise';
}

function judgeBack<T>(plan: ThresholdPlan, state: ThresholdState<T>, at: number): Verdict {
  if (state.backSamples === 0) state.backSince = at;
  state.backSamples += 1;
  if (state.backSamples < plan.minSamples || at - state.backSince + plan.spanMs < plan.forMs) return 'none';
  state.active = false;
  state.backSamples = 0;
  return 'clear';
}
