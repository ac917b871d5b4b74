import type { Territory } from '#electron/modules/territory/index.ts';
import { actorOf, type Session } from '#electron/platform/door/index.ts';
import type { Acting, CaseState, StepContext } from '#shared/modules/cases/index.ts';
import type { CaseCalendars } from './deps.ts';
import type { LastSteps } from './last-step.ts';

/** Posts that dispose of cases speak for their unit, unless they are also the dispatcher. */
export function speaksFor({ signedIn }: Session): StepContext['speaksFor'] {
  if (!signedIn) return null;
  const isUnits = signedIn.permissions.has('case.dispose') && !signedIn.permissions.has('case.dispatch');
  return isUnits ? { unitId: signedIn.unitId } : null;
}

/** Builds what the lifecycle asks: of who acts, and of the district. */
export function contextMaker(territory: Territory, calendars: CaseCalendars, lastSteps: LastSteps) {
  const acting = (state: CaseState, session: Session, now: number): Acting => ({
    now,
    actor: actorOf(session),
    speaksFor: speaksFor(session),
    holds: (permission) => session.signedIn?.permissions.has(permission) ?? false,
    rules: territory.parts.operations,
    last: () => lastSteps(state),
  });

  const conditionsOf = (state: CaseState, wanted: Pick<CaseState, 'areaClass' | 'urgency'>) =>
    territory.filingConditions(
      state.classKey,
      wanted.areaClass ?? areaClassOf(territory, state),
      wanted.urgency,
    );

  /** @param other the other case that the step names */
  const whole = (
    state: CaseState,
    session: Session,
    now: number,
    other: CaseState | null = null,
  ): StepContext => ({
    ...acting(state, session, now),
    other,
    calendar: calendars.current,
    limitOf: (step, urgency) => territory.stageLimit(step, urgency)?.limit ?? null,
    unitKnown: (unitId) => territory.unit(unitId) !== null,
    streetKnown: (code) => territory.street(code) !== null,
    tableUnitId:
      state.streetCode && (territory.responsible(state.classKey, state.streetCode)?.unitId ?? null),
    condition(id, wanted) {
      const row = conditionsOf(state, wanted).find((each) => each.id === id);
      if (!row) return null;
      const { condition, closingCondition, limit } = row;
      return { id, condition: condition.zh, closingCondition: closingCondition.zh, limit };
    },
    conditionLimit(urgency) {
      const rows = conditionsOf(state, { areaClass: state.areaClass, urgency });
      const said = state.condition?.condition;
      return rows.find((row) => row.urgency === urgency && row.condition.zh === said)?.limit ?? null;
    },
  });
  return { acting, whole };
}

export type ContextMaker = ReturnType<typeof contextMaker>;

export function areaClassOf(territory: Territory, { streetCode }: CaseState) {
  return (streetCode && territory.street(streetCode)?.areaClass) || undefined;
}
