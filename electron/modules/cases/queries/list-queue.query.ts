import type { Database } from '#electron/platform/db/index.ts';
import type { Session } from '#electron/platform/door/index.ts';
import type { Calendars, CaseRow, CaseState } from '#shared/modules/cases/index.ts';
import { caseRow, type StoredCase, stateOf } from '../row.ts';
import { addTextCondition, conditionsSql } from './condition-sql.ts';
import { readCursor, writeCursor } from './cursor.ts';
import { lanesOf, type QueueQuestion } from './queue-lanes.ts';
import { laneWalker } from './walk-lanes.ts';

export interface QueueInput extends QueueQuestion {
  cursor: string | null;
  limit: number;
}

export interface QueuePage {
  rows: CaseRow[];
  next: string | null;
  /** Cases looked at for this page. */
  looked: number;
}

export interface StatePage {
  states: CaseState[];
  next: string | null;
  looked: number;
}
export type StateLister = ReturnType<typeof stateLister>;

/** One page of a view, by keyset: each page starts after the last row of the one before, wherever that is. */
export function stateLister(db: Database, now: () => number) {
  addTextCondition(db);
  const walkLanes = laneWalker(db);
  const bySeq = db.prepare('SELECT * FROM cases WHERE seq = ?');
  return (session: Session, input: QueueInput): StatePage => {
    const { view, sort, conditions, limit } = input;
    const list = `${view}.${sort}`;
    const end = readCursor(input.cursor, list);
    const asked = end?.now ?? now();
    const lanes = lanesOf({ view, sort, conditions }, session, asked);
    const { hits, next, looked } = walkLanes(lanes, conditionsSql(conditions, asked), end, limit);
    return {
      states: hits.map(({ seq }) => stateOf(bySeq.get(seq) as StoredCase)),
      next: next && writeCursor({ list, now: asked, ...next }),
      looked,
    };
  };
}

/** The same as lines of the queue. */
export function queueLister(listStates: StateLister, calendars: Calendars) {
  return (session: Session, input: QueueInput): QueuePage => {
    const { states, ...page } = listStates(session, input);
    return { rows: states.map((state) => caseRow(state, calendars)), ...page };
  };
}
