import { metresBetween, type UnitRecord } from '#electron/modules/cases/index.ts';
import type { CaseState } from '#shared/modules/cases/index.ts';
import { type RecommendedUnit, rankUnits, type UnitKnowledge } from '#shared/modules/dispatch/index.ts';
import { patternCovers, type ResponsibilityRow } from '#shared/modules/territory/index.ts';
import type { PersonState, StateBook } from './board/state-book.ts';
import { type DispatchDeps, rulesOf } from './deps.ts';

const MINUTE_MS = 60_000;
/** Units of a history that are worth a look: whoever did a case now and then is not who usually does it. */
const USUAL = 5;

/**
 * Ranks the units that a case could go to: those that the responsibility table names, the squad of the street, and
 * whoever disposed of such cases there lately. @throws Refusal `case.unknown`, `dispatch.noRules`
 */
export function unitRecommender(deps: DispatchDeps, states: StateBook) {
  const { territory, cases, clock } = deps;
  return (caseId: string): RecommendedUnit[] => {
    const state = cases.state(caseId);
    const { recommend } = rulesOf(territory);
    const { classKey, streetCode } = state;
    const decides = streetCode === null ? null : territory.responsible(classKey, streetCode);
    const rows = rowsFor(territory.parts.responsibility, state);
    const record =
      streetCode === null ? [] : cases.unitWork.record(classKey, streetCode, recommend.historyDays);
    const squads = territory.parts.units.filter(
      ({ kind, street }) => kind === 'squad' && street === streetCode,
    );
    const people = states.all();
    const unitIds = new Set([
      ...(decides ? [decides.unitId] : []),
      ...rows.map(({ unit }) => unit),
      ...squads.map(({ id }) => id),
      ...record.slice(0, USUAL).map(({ unitId }) => unitId),
    ]);
    const known = [...unitIds].filter((unitId) => territory.unit(unitId) !== null);
    const knowledge = known.map((unitId): UnitKnowledge => {
      const row =
        decides?.unitId === unitId ? decides.reason : (rows.find(({ unit }) => unit === unitId) ?? null);
      const own = people.filter((person) => person.unitId === unitId);
      return {
        unitId,
        row: row && {
          id: row.id,
          basis: row.basis,
          classPattern: row.classKey,
          street: row.street,
          decides: row.id === decides?.reason.id,
        },
        isStreetSquad: squads.some(({ id }) => id === unitId),
        history: historyOf(unitId, record),
        nearest: nearestOf(own, state, clock.now(), recommend.positionMinutes),
        people: readiness(own),
        openCases: cases.unitWork.load(unitId).open,
        returned: state.dispatchedTo.includes(unitId) && state.unitId !== unitId,
      };
    });
    return rankUnits(knowledge, recommend);
  };

  function nearestOf(
    own: readonly PersonState[],
    { location }: CaseState,
    now: number,
    freshMinutes: number,
  ): UnitKnowledge['nearest'] {
    if (!location) return null;
    const found = own
      .flatMap(({ personId, place }) => {
        if (!place || now - place.at > freshMinutes * MINUTE_MS) return [];
        const personName = territory.person(personId)?.name ?? personId;
        const minutesAgo = Math.max(0, Math.round((now - place.at) / MINUTE_MS));
        return [{ metres: Math.round(metresBetween(location, place)), personName, minutesAgo }];
      })
      .sort((a, b) => a.metres - b.metres);
    return found[0] ?? null;
  }

  function readiness(own: readonly PersonState[]): UnitKnowledge['people'] {
    if (own.length === 0) return null;
    const ready = new Set(territory.parts.statuses.filter((status) => status.ready).map(({ id }) => id));
    return { onBoard: own.length, ready: own.filter(({ statusId }) => ready.has(statusId)).length };
  }
}

/** Rows of the responsibility table that speak of the class here; the narrowest decides, the others are told. */
function rowsFor(table: readonly ResponsibilityRow[], { classKey, streetCode }: CaseState) {
  return table.filter(
    ({ classKey: pattern, street }) =>
      (street === '*' || street === streetCode) && patternCovers(pattern, classKey),
  );
}

function historyOf(unitId: string, record: readonly UnitRecord[]): UnitKnowledge['history'] {
  const own = record.find((one) => one.unitId === unitId);
  if (!own) return null;
  const ofAll = record.reduce((sum, { disposed }) => sum + disposed, 0);
  return { disposed: own.disposed, ofAll, onTime: own.onTime, timed: own.timed };
}
