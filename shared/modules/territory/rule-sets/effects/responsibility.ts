import { resolveResponsibility } from '../../resolve-responsibility.ts';
import type { ResponsibilityRow } from '../../rules.ts';
import type { PastCase } from './past-case.ts';
import { type EffectChange, type EffectReport, ifAny, reportOf, sentence } from './report.ts';

export interface Places {
  classKeys: readonly string[];
  streets: readonly { code: string }[];
}

/** Names of streets that a line of the report spells out. */
const NAMED_STREETS = 4;

/** Streets in which a class would answer to `to` instead of `from`; null stands for no unit. */
interface Moved {
  from: string | null;
  to: string | null;
  streets: string[];
}

interface Seen {
  /** Open cases that no unit has been sent to yet. */
  open: number;
  /** Dispatched cases of the days looked back on. */
  recent: number;
}

/**
 * Which class in which street would answer to another unit, and how many of the dispatches looked back on the table
 * would have sent elsewhere. A case keeps the unit it was dispatched to.
 */
export function responsibilityEffect(
  before: readonly ResponsibilityRow[],
  after: readonly ResponsibilityRow[],
  places: Places,
  cases: readonly PastCase[],
): EffectReport {
  const seen = countByPlace(cases);
  const changes: EffectChange[] = [];
  let [cells, bare, elsewhere] = [0, 0, 0];
  for (const classKey of places.classKeys) {
    for (const moved of movedStreets(before, after, classKey, places)) {
      const sum = (figure: keyof Seen) =>
        moved.streets.reduce((all, code) => all + (seen.get(`${classKey} ${code}`)?.[figure] ?? 0), 0);
      cells += moved.streets.length;
      if (moved.to === null) bare += moved.streets.length;
      elsewhere += sum('recent');
      changes.push({
        what: [{ type: 'class', value: classKey }, ...namesOf(moved.streets, places.streets.length)],
        from: moved.from === null ? null : { type: 'unit', value: moved.from },
        to: moved.to === null ? null : { type: 'unit', value: moved.to },
        open: sum('open'),
        recent: sum('recent'),
      });
    }
  }
  const dispatched = [...seen.values()].reduce((all, { recent }) => all + recent, 0);
  return reportOf(
    [
      sentence('calm', 'casesKeepUnit'),
      sentence(cells > 0 ? 'notice' : 'calm', 'otherUnit', { cells }),
      sentence(elsewhere > 0 ? 'notice' : 'calm', 'sentElsewhere', { dispatched, elsewhere }),
      ifAny(bare, sentence('warning', 'withoutUnit', { bare })),
    ],
    changes,
  );
}

function countByPlace(cases: readonly PastCase[]): Map<string, Seen> {
  const found = new Map<string, Seen>();
  for (const { classKey, streetCode, dispatched, recent, open } of cases) {
    const key = `${classKey} ${streetCode}`;
    const seen = found.get(key) ?? { open: 0, recent: 0 };
    found.set(key, seen);
    if (open && !dispatched) seen.open++;
    if (dispatched && recent) seen.recent++;
  }
  return found;
}

function movedStreets(
  before: readonly ResponsibilityRow[],
  after: readonly ResponsibilityRow[],
  classKey: string,
  { streets }: Places,
): Moved[] {
  const found = new Map<string, Moved>();
  for (const { code } of streets) {
    const place = { classKey, streetCode: code };
    const from = resolveResponsibility(before, place)?.unitId ?? null;
    const to = resolveResponsibility(after, place)?.unitId ?? null;
    if (from === to) continue;
    const moved = found.get(`${from} ${to}`) ?? { from, to, streets: [] };
    found.set(`${from} ${to}`, moved);
    moved.streets.push(code);
  }
  return [...found.values()];
}

function namesOf(codes: readonly string[], all: number): EffectChange['what'] {
  if (codes.length === all) return [{ type: 'word', value: 'everyStreet' }];
  const named = codes.slice(0, NAMED_STREETS).map((value) => ({ type: 'street' as const, value }));
  const rest = codes.length - named.length;
  return rest > 0 ? [...named, { type: 'text', value: `+${rest}` }] : named;
}
