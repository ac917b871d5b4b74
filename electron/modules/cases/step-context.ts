import type { Territory } from '#electron/modules/territory/index.ts';
import type { Session } from '#electron/platform/door/index.ts';
import type { CaseState, StepContext } from '#shared/modules/cases/index.ts';
import type { CaseCalendars } from './deps.ts';

/** Posts that dispose of cases speak for their unit, unless they are also the dispatcher. */
export function speaksFor({ signedIn }: Session): StepContext['speaksFor'] {
  if (!signedIn) return null;
  const isUnits = signedIn.permissions.has('case.dispose') && !signedIn.permissions.has('case.dispatch');
  return isUnits ? { unitId: signedIn.unitId } : null;
}

export function mayFile({ signedIn }: Session): boolean {
  return signedIn?.permissions.has('case.file') ?? false;
}

/** What the lifecycle asks of the district: limits, conditions, units, the calendar in force. */
export function stepContext(
  territory: Territory,
  calendars: CaseCalendars,
  state: CaseState,
  session: Session,
  now: number,
): StepContext {
  return {
    now,
    speaksFor: speaksFor(session),
    mayFile: mayFile(session),
    calendar: calendars.current,
    limitOf: (step, urgency) => territory.stageLimit(step, urgency)?.limit ?? null,
    unitKnown: (unitId) => territory.unit(unitId) !== null,
    condition(id, { areaClass, urgency }) {
      const area = areaClass ?? areaClassOf(territory, state);
      const row = territory.filingConditions(state.classKey, area, urgency).find((each) => each.id === id);
      if (!row) return null;
      const { condition, closingCondition, limit } = row;
      return { id, condition: condition.zh, closingCondition: closingCondition.zh, limit };
    },
  };
}

export function areaClassOf(territory: Territory, { streetCode }: CaseState) {
  return (streetCode && territory.street(streetCode)?.areaClass) || undefined;
}
