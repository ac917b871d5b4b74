import type { Database } from '#electron/platform/db/index.ts';
import type { Fact, Projection } from '#electron/platform/facts/index.ts';
import { CASE_FACT_KINDS } from '#shared/modules/cases/index.ts';
import {
  APPEAL_FACT_KINDS,
  type AppealFactKind,
  type AppealFacts,
} from '#shared/modules/evaluation/index.ts';
import { STEP_WITHDRAWN, type StepKind } from './step-of-fact.ts';
import { type CaseBefore, type StepRow, stepRows } from './step-rows.ts';

/** Facts that neither are a step nor make an imported case one that is worked on here. */
const NO_STEP = new Set<string>(['CaseImported.v1', 'CaseReporterRevealed.v1']);

/**
 * Steps of cases, as they are counted. A step is judged by the deadline that held when it was taken, so this reads the case
 * as it stood **before** the fact and must be given its facts before the cases' own projection.
 */
export const stepsProjection: Projection = {
  module: 'evaluation',
  kinds: CASE_FACT_KINDS.filter((kind) => !NO_STEP.has(kind)),
  tables: ['evaluation_steps'],
  bind(db) {
    const before = db.prepare(`
      SELECT seq, street_code, unit_id, stage_due_at, overall_due_at, dispatched_at, disposed_at, clock_events,
        pending, dispatched_to, import_digest, annex
      FROM cases WHERE id = ?`);
    const last = db.prepare(`
      SELECT unit_id AS unit, person_id AS person, post_id AS post
      FROM evaluation_steps WHERE case_seq = ? AND step = ? ORDER BY at DESC, fact_seq DESC LIMIT 1`);
    const insert = stepInserter(db);
    const takeBack = stepWithdrawer(db);
    return (fact) => {
      const known = (before.get(fact.entity) as CaseBefore | undefined) ?? null;
      const earlier = (step: StepKind) =>
        (known && (last.get(known.seq, step) as Pick<StepRow, 'unit' | 'person' | 'post'> | undefined)) ??
        null;
      for (const row of stepRows(fact, known, earlier)) insert(row);
      if (fact.kind === 'CaseStepWithdrawn.v1' && known)
        takeBack(known.seq, (fact.payload as { step: string }).step);
    };
  },
};

/** What was taken back was never done: the step, and the faults that it had brought to light. */
function stepWithdrawer(db: Database): (caseSeq: number, command: string) => void {
  const last = db
    .prepare('SELECT max(fact_seq) FROM evaluation_steps WHERE case_seq = ? AND step = ?')
    .pluck();
  const drop = db.prepare('DELETE FROM evaluation_steps WHERE case_seq = ? AND fact_seq = ?');
  return (caseSeq, command) => {
    const step = STEP_WITHDRAWN[command];
    if (step) drop.run(caseSeq, last.get(caseSeq, step));
  };
}

function stepInserter(db: Database): (row: StepRow) => void {
  const insert = db.prepare(`
    INSERT INTO evaluation_steps (step, at, fact_seq, case_seq, since_at, due_at, late, ok, street_code, unit_id,
      person_id, post_id) VALUES (?,?,?,?,?,?,?,?,?,?,?,?)`);
  return (row) => {
    const { step, at, factSeq, caseSeq, sinceAt, dueAt, late, ok, street, unit, person, post } = row;
    insert.run(
      step,
      at,
      factSeq,
      caseSeq,
      sinceAt,
      dueAt,
      late ? 1 : 0,
      ok ? 1 : 0,
      street,
      unit,
      person,
      post,
    );
  };
}

/** Appeals against what was counted. */
export const appealsProjection: Projection = {
  module: 'evaluation',
  kinds: APPEAL_FACT_KINDS,
  tables: ['evaluation_appeals'],
  bind(db) {
    const appliers: Record<AppealFactKind, (fact: Fact) => void> = {
      'ScoreAppealFiled.v1': filed(db),
      'ScoreAppealAccepted.v1': moved(db, 'reviewing'),
      'ScoreAppealDecided.v1': decided(db),
      'ScoreAppealClosed.v1': moved(db, 'closed'),
    };
    return (fact) => appliers[fact.kind as AppealFactKind](fact);
  },
};

function filed(db: Database): (fact: Fact) => void {
  const insert = db.prepare(`
    INSERT INTO evaluation_appeals (seq, id, version, state, case_id, case_seq, step, fact_seq, unit_id, person_id,
      street_code, reason, filed_at) VALUES (?,?,?,'pending',?,?,?,?,?,?,?,?,?)`);
  return (fact) => {
    const said = fact.payload as AppealFacts['ScoreAppealFiled.v1'];
    const { caseId, caseSeq, step, factSeq, unitId, personId, streetCode, reason } = said;
    insert.run(
      fact.seq,
      fact.entity,
      fact.entityVersion,
      caseId,
      caseSeq,
      step,
      factSeq,
      unitId,
      personId,
      streetCode,
      reason,
      fact.at,
    );
  };
}

function moved(db: Database, state: 'reviewing' | 'closed'): (fact: Fact) => void {
  const update = db.prepare('UPDATE evaluation_appeals SET state = ?, version = ? WHERE id = ?');
  return (fact) => void update.run(state, fact.entityVersion, fact.entity);
}

function decided(db: Database): (fact: Fact) => void {
  const update = db.prepare(`
    UPDATE evaluation_appeals SET state = 'decided', outcome = ?, opinion = ?, decided_at = ?, version = ?
    WHERE id = ?`);
  return (fact) => {
    const { outcome, opinion } = fact.payload as AppealFacts['ScoreAppealDecided.v1'];
    update.run(outcome, opinion, fact.at, fact.entityVersion, fact.entity);
  };
}
