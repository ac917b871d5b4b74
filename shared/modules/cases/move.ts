import type { Limit } from '#shared/time/index.ts';
import type { CaseStage } from './stages.ts';

/** The stage that a fact leads to, with that stage's limit by value (null: none is set) and the calendar's version. */
export interface Move {
  to: CaseStage;
  limit: Limit | null;
  calendar: string;
}

export interface Moving {
  move: Move;
}
export interface Requested extends Moving {
  reason: string;
}
export interface Reviewed extends Moving {
  approved: boolean;
  comment: string;
}
