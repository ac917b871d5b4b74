import type { z } from 'zod';
import type { Database } from '#electron/platform/db/index.ts';
import type { Calendars, PlaceHistory, placeHistoryInputSchema } from '#shared/modules/cases/index.ts';
import { cellRuns, metresBetween } from '../place-cell.ts';
import { caseRow, type StoredCase, stateOf } from '../row.ts';

const DAY_MS = 86_400_000;
/** Cases looked at in one cell of about 550 m: beyond it the oldest are left out, and that is said. */
const MAX_PER_CELL = 2000;

/** What happened within some metres of a point, the newest first; every cell is walked along its index. */
export function placeHistorian(db: Database, calendars: Calendars, now: () => number) {
  const inCell = db.prepare(`
    SELECT seq, lng, lat FROM cases INDEXED BY cases_in_cell
    WHERE cell IS NOT NULL AND cell = ? AND registered_at >= ?
    ORDER BY registered_at DESC LIMIT ${MAX_PER_CELL}`);
  const bySeq = db.prepare('SELECT * FROM cases WHERE seq = ?');
  return (asked: z.infer<typeof placeHistoryInputSchema>): PlaceHistory => {
    const since = now() - asked.days * DAY_MS;
    const near: { seq: number; distanceM: number }[] = [];
    let more = false;
    for (const [first, last] of cellRuns(asked, asked.radiusM)) {
      for (let cell = first; cell <= last; cell++) {
        const rows = inCell.all(cell, since) as { seq: number; lng: number; lat: number }[];
        more ||= rows.length === MAX_PER_CELL;
        for (const { seq, lng, lat } of rows) {
          const distanceM = metresBetween(asked, { lng, lat });
          if (distanceM <= asked.radiusM) near.push({ seq, distanceM });
        }
      }
    }
    const entries = near
      .map(({ seq, distanceM }) => ({ state: stateOf(bySeq.get(seq) as StoredCase), distanceM }))
      .sort((a, b) => b.state.registeredAt - a.state.registeredAt);
    return {
      entries: entries.slice(0, asked.limit).map(({ state, distanceM }) => ({
        row: caseRow(state, calendars),
        distanceM,
        reporter: state.reporter?.name ?? null,
      })),
      found: entries.length,
      more,
    };
  };
}
