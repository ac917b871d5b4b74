import type { DispatchRules } from '#shared/modules/territory/index.ts';
import type { RecommendedUnit, RecommendReason } from './schema.ts';

/** What is known of a unit when a case looks for one. Absent knowledge gives no reason, neither for nor against. */
export interface UnitKnowledge {
  unitId: string;
  /** The row of the responsibility table that speaks for it, if any. `decides`: the narrowest row of all. */
  row: {
    id: string;
    basis: 'owner' | 'territory';
    classPattern: string;
    street: string;
    decides: boolean;
  } | null;
  /** It is the squad of the case's street. */
  isStreetSquad: boolean;
  /** Cases of this class in this street that it disposed of lately, of how many in all, and how many on time. */
  history: { disposed: number; ofAll: number; onTime: number; timed: number } | null;
  /** Of its people who said where they are: the nearest one. */
  nearest: { metres: number; personName: string; minutesAgo: number } | null;
  /** People of the unit on the board, and those who can be sent now; null when the board knows nobody. */
  people: { onBoard: number; ready: number } | null;
  openCases: number;
  /** The case was sent here before and came back. */
  returned: boolean;
}

type Weights = DispatchRules['recommend'];

/** The units in the order in which they are recommended; of equal ones the one with less to do, then by id. */
export function rankUnits(units: readonly UnitKnowledge[], weights: Weights): RecommendedUnit[] {
  const load = new Map(units.map(({ unitId, openCases }) => [unitId, openCases]));
  return units
    .map((unit) => scoreUnit(unit, weights))
    .sort(
      (a, b) =>
        b.score - a.score ||
        (load.get(a.unitId) ?? 0) - (load.get(b.unitId) ?? 0) ||
        a.unitId.localeCompare(b.unitId),
    )
    .slice(0, weights.shown);
}

/** The score is the sum of what its reasons say: nothing counts that is not shown. */
export function scoreUnit(unit: UnitKnowledge, weights: Weights): RecommendedUnit {
  const reasons = reasonsFor(unit, weights)
    .map((reason) => ({ ...reason, points: Math.round(reason.points * 10) / 10 }))
    .sort((a, b) => Math.abs(b.points) - Math.abs(a.points));
  const score = Math.round(reasons.reduce((sum, { points }) => sum + points, 0) * 10) / 10;
  return { unitId: unit.unitId, score, reasons };
}

function reasonsFor(unit: UnitKnowledge, weights: Weights): RecommendReason[] {
  const { points } = weights;
  const reasons: RecommendReason[] = [];
  const { row, history, nearest, people } = unit;
  if (row) {
    const kind = row.decides ? row.basis : 'otherRow';
    const { id, classPattern, street, basis } = row;
    reasons.push({ kind, points: points[kind], params: { row: id, classPattern, street, basis } });
  }
  if (unit.isStreetSquad) reasons.push({ kind: 'streetSquad', points: points.streetSquad, params: {} });
  if (unit.returned) reasons.push({ kind: 'returned', points: points.returned, params: {} });
  if (history && history.disposed > 0) reasons.push(...historyReasons(history, weights));
  if (nearest && nearest.metres <= weights.nearMetres) {
    const { metres, personName, minutesAgo } = nearest;
    const near = points.near * (1 - metres / weights.nearMetres);
    reasons.push({ kind: 'near', points: near, params: { metres, personName, minutes: minutesAgo } });
  }
  if (people && people.onBoard > 0) {
    const { ready, onBoard } = people;
    reasons.push({ kind: 'ready', points: ready > 0 ? points.ready : 0, params: { ready, onBoard } });
  }
  const load = Math.min(1, unit.openCases / weights.loadHeavy);
  reasons.push({ kind: 'load', points: points.load * load + 0, params: { open: unit.openCases } });
  return reasons;
}

function historyReasons(
  { disposed, ofAll, onTime, timed }: NonNullable<UnitKnowledge['history']>,
  { points, historyEnough, historyDays }: Weights,
): RecommendReason[] {
  // A handful of cases is no habit: it counts for as much of the weight as it is of what would be enough.
  const sure = Math.min(1, disposed / historyEnough);
  const reasons: RecommendReason[] = [
    {
      kind: 'history',
      points: points.history * (disposed / ofAll) * sure,
      params: { disposed, ofAll, days: historyDays },
    },
  ];
  if (timed > 0) {
    const share = onTime / timed;
    const params = { percent: Math.round(share * 1000) / 10, onTime, timed };
    reasons.push({ kind: 'onTime', points: points.onTime * share * sure, params });
  }
  return reasons;
}
