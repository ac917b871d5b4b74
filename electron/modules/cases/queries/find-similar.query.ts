import type { z } from 'zod';
import type { Database } from '#electron/platform/db/index.ts';
import {
  type Calendars,
  type CaseRow,
  foldText,
  type similarInputSchema,
} from '#shared/modules/cases/index.ts';
import { cellRuns, metresBetween } from '../place-cell.ts';
import { caseRow, type StoredCase, stateOf } from '../row.ts';

export type SimilarInput = z.infer<typeof similarInputSchema>;
export interface Similar {
  row: CaseRow;
  distanceM: number;
  sameClass: boolean;
  score: number;
}

const DAY_MS = 86_400_000;
/** Cases looked at in one run of cells: more than a busy corner sees in 90 days. */
const MAX_PER_RUN = 500;

function pairsOf(text: string): Set<string> {
  const folded = foldText(text);
  const pairs = new Set<string>();
  for (let i = 0; i + 2 <= folded.length; i++) pairs.add(folded.slice(i, i + 2));
  return pairs;
}

/** How alike two texts are by their pairs of characters (Dice), 0 to 1. */
export function likeness(a: string, b: string): number {
  const [x, y] = [pairsOf(a), pairsOf(b)];
  if (x.size === 0 || y.size === 0) return 0;
  let shared = 0;
  for (const pair of x) if (y.has(pair)) shared += 1;
  return (2 * shared) / (x.size + y.size);
}

/** Cases within a radius and some days that may speak of the same thing; score: place 0.4, class 0.4, words 0.2. */
export function similarFinder(db: Database, calendars: Calendars, now: () => number) {
  const near = db.prepare(`
    SELECT * FROM cases INDEXED BY cases_in_cell
    WHERE cell IS NOT NULL AND cell = ? AND registered_at >= ? AND stage NOT IN ('voided', 'rejected', 'merged')
    ORDER BY registered_at DESC LIMIT ${MAX_PER_RUN}`);
  const judge = (asked: SimilarInput, stored: StoredCase): Similar | null => {
    const { classKey, radiusM, text } = asked;
    const distanceM = metresBetween(asked, { lng: stored.lng as number, lat: stored.lat as number });
    if (distanceM > radiusM) return null;
    const sameClass = stored.class_key === classKey;
    const sameMajor = classKey !== null && (stored.class_key as string).startsWith(classKey.slice(0, 3));
    const score =
      0.4 * (1 - distanceM / radiusM) +
      0.4 * (sameClass ? 1 : sameMajor ? 0.4 : 0) +
      0.2 * likeness(text, stored.description as string);
    return { row: caseRow(stateOf(stored), calendars), distanceM, sameClass, score };
  };
  return (asked: SimilarInput): Similar[] => {
    const since = now() - asked.days * DAY_MS;
    const found: Similar[] = [];
    for (const [first, last] of cellRuns(asked, asked.radiusM)) {
      for (let cell = first; cell <= last; cell++) {
        for (const stored of near.all(cell, since) as StoredCase[]) {
          const similar = judge(asked, stored);
          if (similar) found.push(similar);
        }
      }
    }
    return found.sort((a, b) => b.score - a.score).slice(0, asked.limit);
  };
}
