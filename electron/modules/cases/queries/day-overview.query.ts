import type { Database } from '#electron/platform/db/index.ts';
import { Refusal } from '#shared/kernel/refusal.ts';
import type { CaseOverview, CaseStage } from '#shared/modules/cases/index.ts';
import { ZONE_OFFSET_MS } from '#shared/time/index.ts';
import { spanOfDay } from '../local-day.ts';
import { COUNT_SQL } from './count-views.query.ts';

const HOUR_MS = 3_600_000;

interface Registered {
  at: number;
  street: string | null;
  source: string;
}
interface Closed {
  at: number;
  street: string | null;
  due: number | null;
}
interface OpenGroup {
  street: string | null;
  unit: string | null;
  n: number;
  overdue: number;
}

const hourOf = (at: number) => Math.floor((at + ZONE_OFFSET_MS) / HOUR_MS) % 24;

/** A Map whose missing entries begin as `make()`. */
function tally<K, V>(make: () => V) {
  const map = new Map<K, V>();
  return {
    map,
    of(key: K): V {
      const known = map.get(key);
      if (known) return known;
      const made = make();
      map.set(key, made);
      return made;
    },
  };
}

/** One local day in figures, with what is open now. Refuses `case.noSuchDay`. */
export function dayOverviewer(db: Database, now: () => number) {
  const registered = db.prepare(
    'SELECT registered_at AS at, street_code AS street, source_code AS source FROM cases INDEXED BY cases_newest WHERE registered_at >= ? AND registered_at < ?',
  );
  const closed = db.prepare(
    `SELECT closed_at AS at, street_code AS street, overall_due_at AS due FROM cases INDEXED BY cases_ended WHERE open = 0 AND stage = 'closed' AND closed_at >= ? AND closed_at < ?`,
  );
  const open = db.prepare(
    'SELECT street_code AS street, unit_id AS unit, count(*) AS n, sum(sort_due < ?) AS overdue FROM cases WHERE open = 1 GROUP BY street_code, unit_id',
  );
  const stages = db.prepare(COUNT_SQL.stages);
  const dueSoon = db.prepare(COUNT_SQL.dueSoon).pluck();

  return (date: string): CaseOverview => {
    const span = spanOfDay(date);
    if (!span) throw new Refusal('case.noSuchDay', { date });
    const at = now();
    const hours = Array.from({ length: 24 }, (_, hour) => ({ hour, registered: 0, closed: 0 }));
    const streets = tally<string | null, Omit<CaseOverview['streets'][number], 'streetCode'>>(() => ({
      registered: 0,
      closed: 0,
      open: 0,
      overdue: 0,
    }));
    const sources = tally<string, { registered: number }>(() => ({ registered: 0 }));
    const units = tally<string, { open: number; overdue: number }>(() => ({ open: 0, overdue: 0 }));

    const came = registered.all(span.from, span.to) as Registered[];
    for (const row of came) {
      const hour = hours[hourOf(row.at)];
      if (hour) hour.registered += 1;
      streets.of(row.street).registered += 1;
      sources.of(row.source).registered += 1;
    }
    const went = closed.all(span.from, span.to) as Closed[];
    for (const row of went) {
      const hour = hours[hourOf(row.at)];
      if (hour) hour.closed += 1;
      streets.of(row.street).closed += 1;
    }
    for (const group of open.all(at) as OpenGroup[]) {
      const street = streets.of(group.street);
      street.open += group.n;
      street.overdue += group.overdue;
      if (group.unit === null) continue;
      const unit = units.of(group.unit);
      unit.open += group.n;
      unit.overdue += group.overdue;
    }
    const counts = stages.all() as { stage: CaseStage; n: number }[];
    const timed = went.filter((row) => row.due !== null);
    const onTime = timed.filter((row) => row.at <= (row.due as number)).length;
    return {
      date,
      hours,
      registered: came.length,
      closed: went.length,
      onTimeRate: timed.length > 0 ? onTime / timed.length : null,
      open: counts.reduce((sum, { n }) => sum + n, 0),
      overdue: [...streets.map.values()].reduce((sum, { overdue }) => sum + overdue, 0),
      dueSoon: dueSoon.get(at, at) as number,
      suspended: counts.find(({ stage }) => stage === 'suspended')?.n ?? 0,
      stages: counts.map(({ stage, n }) => ({ stage, count: n })),
      streets: [...streets.map].map(([streetCode, row]) => ({ streetCode, ...row })),
      units: [...units.map].map(([unitId, row]) => ({ unitId, ...row })),
      sources: [...sources.map].map(([sourceCode, row]) => ({ sourceCode, ...row })),
    };
  };
}
