import { setImmediate } from 'node:timers/promises';
import type { Database } from '#electron/platform/db/index.ts';
import {
  type Calendars,
  type ClockLog,
  type FiledCondition,
  isFinal,
  LIMIT_OF_STAGE,
} from '#shared/modules/cases/index.ts';
import type { PastCase } from '#shared/modules/territory/index.ts';
import { deriveClock, type Limit, lightAt } from '#shared/time/index.ts';
import { type StoredCase, stateOf } from '../row.ts';

/** Cases that a report about rules looks at, of each sort: more would say no more. */
const MAX_CASES = 20_000;
/** Rows read before windows are answered again. */
const SLICE = 500;

/**
 * Open cases, the nearest due first, and cases registered since a moment, the newest first, as a report about rules
 * asks of them. Each case once.
 */
export function pastCaseReader(db: Database, calendars: Calendars, now: () => number) {
  const open = db
    .prepare('SELECT seq FROM cases INDEXED BY cases_open WHERE open = 1 ORDER BY sort_due, seq LIMIT ?')
    .pluck();
  const recent = db
    .prepare(
      'SELECT seq FROM cases INDEXED BY cases_newest WHERE registered_at >= ? ORDER BY registered_at DESC, seq DESC LIMIT ?',
    )
    .pluck();
  const bySeq = db.prepare('SELECT * FROM cases WHERE seq = ?');
  return async (since: number): Promise<PastCase[]> => {
    const seqs = new Set([
      ...(open.all(MAX_CASES) as number[]),
      ...(recent.all(since, MAX_CASES) as number[]),
    ]);
    const found: PastCase[] = [];
    let read = 0;
    for (const seq of seqs) {
      const row = bySeq.get(seq) as StoredCase | undefined;
      if (row) found.push(pastCase(row, since));
      if (++read % SLICE === 0) await setImmediate();
    }
    return found;
  };

  function pastCase(row: StoredCase, since: number): PastCase {
    const { stage, overall, condition, ...state } = stateOf(row);
    return {
      classKey: state.classKey,
      streetCode: state.streetCode,
      areaClass: state.areaClass,
      urgency: state.urgency,
      open: !isFinal(stage),
      step: isFinal(stage) ? null : (state.stageClock?.step ?? LIMIT_OF_STAGE[stage] ?? null),
      recent: state.registeredAt >= since,
      conditionId: condition?.id ?? null,
      dispatched: state.dispatchedAt !== null,
      judge: (limit) => judge(overall, condition, limit),
    };
  }

  /** The case's own log, paused and extended as it was, but begun with another limit. */
  function judge(log: ClockLog | null, condition: FiledCondition | null, limit: Limit) {
    if (!log || !condition) return { dueAt: null, light: 'none' as const };
    const events = log.events.map((event) =>
      event.type === 'start' || event.type === 'retarget' ? { ...event, limit } : event,
    );
    const reading = deriveClock(events, calendars(log.calendar));
    return { dueAt: reading.dueAt, light: lightAt(reading, now()) };
  }
}
