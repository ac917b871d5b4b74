import type { Database } from '#electron/platform/db/index.ts';
import { actorOf, type Session } from '#electron/platform/door/index.ts';
import type { Ledger, Writer } from '#electron/platform/facts/index.ts';
import { newId } from '#shared/kernel/id.ts';
import { Refusal } from '#shared/kernel/refusal.ts';
import {
  type AppealAction,
  type AppealedStep,
  type AppealFactKind,
  type AppealFacts,
  type AppealOutcome,
  refusalOfAppeal,
} from '#shared/modules/evaluation/index.ts';
import type { AppealReader } from '../queries/appeals.query.ts';

export interface FileAppeal {
  caseId: string;
  step: AppealedStep;
  factSeq: number;
  reason: string;
}

interface Charge {
  caseSeq: number;
  unitId: string | null;
  personId: string | null;
  streetCode: string | null;
}

const STEP_OF: Readonly<Record<AppealAction, AppealFactKind>> = {
  accept: 'ScoreAppealAccepted.v1',
  decide: 'ScoreAppealDecided.v1',
  close: 'ScoreAppealClosed.v1',
};

/** Files and settles appeals (申诉复核) against what was counted. */
export function appealWriter(db: Database, ledger: Ledger, appeals: AppealReader, now: () => number) {
  const chargeOf = chargeFinder(db, now);
  const known = db
    .prepare('SELECT 1 FROM evaluation_appeals WHERE step = ? AND case_seq = ? AND fact_seq = ?')
    .pluck();
  const caseKnown = db.prepare('SELECT 1 FROM cases WHERE id = ?').pluck();

  function append<K extends AppealFactKind>(
    writer: Writer,
    entity: string,
    kind: K,
    payload: AppealFacts[K],
  ) {
    writer.append({ kind, entity, payload });
    return appeals.get(entity);
  }

  return {
    /** Refuses `case.unknown`, `appeal.nothing`, `case.notYourUnit`, `appeal.twice`. */
    file: (session: Session, { caseId, step, factSeq, reason }: FileAppeal) =>
      ledger.write({ actor: actorOf(session) }, (writer) => {
        if (caseKnown.get(caseId) === undefined) throw new Refusal('case.unknown', { id: caseId });
        const charge = chargeOf(caseId, step, factSeq);
        if (!charge) throw new Refusal('appeal.nothing');
        if (!maySpeakFor(session, charge)) throw new Refusal('case.notYourUnit');
        if (known.get(step, charge.caseSeq, factSeq) !== undefined) throw new Refusal('appeal.twice');
        return append(writer, newId(), 'ScoreAppealFiled.v1', { caseId, step, factSeq, reason, ...charge });
      }),

    /** Refuses `appeal.unknown`, `appeal.changed`, `appeal.illegalStep`. */
    step: (
      session: Session,
      action: AppealAction,
      {
        id,
        expectedVersion,
        ...decision
      }: { id: string; expectedVersion: number; outcome?: AppealOutcome; opinion?: string },
    ) =>
      ledger.write({ actor: actorOf(session) }, (writer) => {
        const refusal = refusalOfAppeal(appeals.get(id), action, expectedVersion);
        if (refusal) throw refusal;
        return append(writer, id, STEP_OF[action], decision as AppealFacts[AppealFactKind]);
      }),
  };
}

/** A unit's people speak for their unit; those of the centre for anybody. */
function maySpeakFor({ signedIn }: Session, { unitId }: Charge): boolean {
  const isUnits = signedIn?.permissions.has('case.dispose') && !signedIn.permissions.has('case.dispatch');
  return !isUnits || (signedIn?.unitId !== null && signedIn?.unitId === unitId);
}

/** What is held against somebody, if it is: a late case, a late step, a fault. */
function chargeFinder(db: Database, now: () => number) {
  const columns = 'unit_id AS unitId, street_code AS streetCode';
  const lateCase = db.prepare(`
    SELECT seq AS caseSeq, NULL AS personId, ${columns} FROM cases
    WHERE id = ? AND filed_at IS NOT NULL AND stage NOT IN ('voided', 'rejected', 'merged')
      AND ifnull(closed_at, ?) > overall_due_at`);
  const step = db.prepare(`
    SELECT case_seq AS caseSeq, person_id AS personId, ${columns} FROM evaluation_steps
    WHERE case_seq = (SELECT seq FROM cases WHERE id = ?) AND step = ? AND fact_seq = ? AND (late OR NOT ok)`);
  const lateElsewhere = db.prepare(`
    SELECT seq AS caseSeq, NULL AS personId, ${columns} FROM cases
    WHERE id = ? AND seq = ? AND import_digest IS NOT NULL AND disposed_at > overall_due_at`);
  return (caseId: string, kind: AppealedStep, factSeq: number): Charge | undefined => {
    if (kind === 'case')
      return factSeq === 0 ? (lateCase.get(caseId, now()) as Charge | undefined) : undefined;
    const own = step.get(caseId, kind, factSeq) as Charge | undefined;
    return (
      own ?? (kind === 'dispose' ? (lateElsewhere.get(caseId, factSeq) as Charge | undefined) : undefined)
    );
  };
}

export type AppealWriter = ReturnType<typeof appealWriter>;
