import type { Territory } from '#electron/modules/territory/index.ts';
import type { Session } from '#electron/platform/door/index.ts';
import {
  type Acting,
  AWAITED_STEPS,
  type Calendars,
  type CaseAction,
  type CaseDetail,
  type CaseState,
  type CaseStepName,
  caseCommands,
  LEGAL_STAGES,
  refusalOf,
} from '#shared/modules/cases/index.ts';
import type { CaseFinder } from '../find-case.ts';
import { caseRow } from '../row.ts';
import { areaClassOf, type ContextMaker } from '../step-context.ts';

const STEPS = Object.keys(LEGAL_STAGES) as CaseStepName[];

/** The steps that are legal where the case stands, each with the refusal this session would meet. */
export function actionsOf(state: CaseState, acting: Acting): CaseAction[] {
  const actions = STEPS.filter((name) => LEGAL_STAGES[name].includes(state.stage)).map((command) => {
    const { permission } = caseCommands[command];
    const refusal = acting.holds(permission) ? refusalOf(state, command, acting) : 'door.notPermitted';
    return { command, permission, refusal, primary: false };
  });
  for (const step of AWAITED_STEPS[state.stage]) {
    const awaited = actions.find(({ command, refusal }) => command === step && refusal === null);
    if (awaited) return actions.map((action) => ({ ...action, primary: action === awaited }));
  }
  return actions;
}

interface CaseGetterDeps {
  cases: CaseFinder;
  territory: Territory;
  calendars: Calendars;
  contexts: ContextMaker;
  now(): number;
}

/** Everything about one case. A kiosk's answer holds no reporter at all. */
export function caseGetter({ cases, territory, calendars, contexts, now }: CaseGetterDeps) {
  return (session: Session, id: string): CaseDetail => {
    const s = cases.state(id);
    return {
      ...caseRow(s, calendars),
      reporter: session.windowKind === 'kiosk' ? null : s.reporter,
      location: s.location,
      areaClass: s.areaClass ?? areaClassOf(territory, s) ?? null,
      componentCode: s.componentCode,
      codeSet: s.codeSet,
      condition: s.condition,
      externalId: s.externalId,
      sourceSystem: s.sourceSystem,
      occurredAt: s.occurredAt,
      filedAt: s.filedAt,
      dispatchedAt: s.dispatchedAt,
      acceptedAt: s.acceptedAt,
      disposedAt: s.disposedAt,
      feedback: s.feedback,
      verification: s.verification,
      lastCheck: s.lastCheck,
      endReason: s.endReason,
      annex: s.annex,
      supervisionText: s.supervisionText,
      supervisionReply: s.supervisionReply,
      photos: s.photos,
      actions: actionsOf(s, contexts.acting(s, session, now())),
      causedBy: s.causedBy,
    };
  };
}
