import { enterStage } from './case-clocks.ts';
import type { CaseState } from './case-state.ts';
import type { Move } from './move.ts';
import { isFinal } from './stages.ts';

/** The case in the stage that a fact leads to, its clocks with it. @param reason why it pauses, when it does */
export function enter(state: CaseState, move: Move, at: number, reason = ''): CaseState {
  return {
    ...state,
    ...enterStage(state, state.stage, move, at, reason),
    stage: move.to,
    pending: move.to === 'disposing' ? null : state.pending,
    closedAt: isFinal(move.to) ? at : null,
  };
}
