import type { Fact } from '#electron/platform/facts/index.ts';
import type { CaseAnnex, CaseFactKind, CaseFacts, ClockLog } from '#shared/modules/cases/index.ts';
import { STEP_OF_FACT, type StepKind } from './step-of-fact.ts';

/** The columns of a case that a step is judged by, as they stood before it. */
export interface CaseBefore {
  seq: number;
  street_code: string | null;
  unit_id: string | null;
  stage_due_at: number | null;
  overall_due_at: number | null;
  dispatched_at: number | null;
  disposed_at: number | null;
  /** JSON of [overall, stage, parked]. */
  clock_events: string;
  pending: string | null;
  dispatched_to: string | null;
  import_digest: string | null;
  /** JSON; null for an empty one. */
  annex: string | null;
}

export interface StepRow {
  step: StepKind;
  at: number;
  factSeq: number;
  caseSeq: number;
  /** Since when the case had stood in the stage that the step ends. */
  sinceAt: number | null;
  /** Deadline of that stage as it was when the step was taken, extensions and pauses in it. */
  dueAt: number | null;
  late: boolean;
  /** Found, passed, granted; true of steps that say neither. */
  ok: boolean;
  street: string | null;
  unit: string | null;
  person: string | null;
  post: string | null;
}

/** Who took an earlier step of the case, if it was taken here. */
export type EarlierStep = (step: StepKind) => Pick<StepRow, 'unit' | 'person' | 'post'> | null;

const PERSON = /^person:([^/]+)\/(.+)$/;

/** The step that a fact is, and the faults of earlier steps that it brings to light. */
export function stepRows(fact: Fact, before: CaseBefore | null, earlier: EarlierStep): StepRow[] {
  const step = STEP_OF_FACT[fact.kind as CaseFactKind];
  const rows = before ? [...importedDisposal(before)] : [];
  if (!step) return rows;
  const said = fact.payload as Said;
  const [, person = null, post = null] = PERSON.exec(fact.actor) ?? [];
  const dueAt = before && dueOf(step, before);
  const own: StepRow = {
    step,
    at: fact.at,
    factSeq: fact.seq,
    caseSeq: before?.seq ?? fact.seq,
    sinceAt: before && sinceOf(before),
    dueAt,
    late: dueAt !== null && fact.at > dueAt,
    ok: said.found ?? said.passed ?? said.approved ?? said.arrived ?? true,
    street: before ? before.street_code : (said.streetCode ?? null),
    unit: said.unitId ?? before?.unit_id ?? null,
    person,
    post,
  };
  return [...rows, own, ...faultsOf(fact, own, before, earlier)];
}

type Said = Partial<
  Pick<CaseFacts['CaseRegistered.v1'], 'streetCode'> &
    Pick<CaseFacts['CaseDispatched.v1'], 'unitId' | 'rework'> &
    Pick<CaseFacts['CaseVerificationReported.v1'], 'found'> &
    Pick<CaseFacts['CaseCheckReported.v1'], 'passed'> &
    Pick<CaseFacts['CaseReturnReviewed.v1'], 'approved' | 'finding'> &
    Pick<CaseFacts['CaseWhistleAnswered.v1'], 'arrived'>
>;

const UNTIMED: ReadonlySet<StepKind> = new Set([
  'accept',
  'supervise',
  'replySupervision',
  'urge',
  'resume',
  'spotCheck',
  'answerWhistle',
]);

/** The stage's deadline; disposal falls back to that of the case, whose clock some bureaus keep alone. */
function dueOf(step: StepKind, before: CaseBefore): number | null {
  if (UNTIMED.has(step)) return null;
  return before.stage_due_at ?? (step === 'dispose' ? before.overall_due_at : null);
}

function sinceOf({ clock_events, pending }: CaseBefore): number | null {
  const [, stage] = JSON.parse(clock_events) as [ClockLog | null, ClockLog | null];
  const asked = pending === null ? null : (JSON.parse(pending) as { at: number }).at;
  // While a case is on account the clock of its disposal stands still: it was asked for, and granted, later.
  return asked ?? stage?.events[0]?.at ?? null;
}

/** What another system told of a disposal, kept when the case is first worked on here: its row tells only the latest. */
function importedDisposal(before: CaseBefore): StepRow[] {
  if (before.import_digest === null || before.disposed_at === null) return [];
  const dueAt = before.overall_due_at;
  return [
    {
      step: 'dispose',
      at: before.disposed_at,
      factSeq: before.seq,
      caseSeq: before.seq,
      sinceAt: null,
      dueAt,
      late: dueAt !== null && before.disposed_at > dueAt,
      ok: true,
      street: before.street_code,
      unit: before.unit_id,
      person: null,
      post: null,
    },
  ];
}

function faultsOf(fact: Fact, own: StepRow, before: CaseBefore | null, earlier: EarlierStep): StepRow[] {
  const fault = (step: StepKind, of: Pick<StepRow, 'unit' | 'person' | 'post'>): StepRow => ({
    ...own,
    ...of,
    step,
    dueAt: null,
    late: false,
    ok: false,
  });
  const { rework, unitId, finding } = fact.payload as Said;
  const dispatchedBy = () => earlier('dispatch') ?? { ...NOBODY, unit: lastUnit(before) };
  if (own.step === 'reviewVoid') return own.ok ? [fault('filingVoided', earlier('file') ?? NOBODY)] : [];
  if (own.step === 'reviewReturn') {
    if (finding === 'refusal') return [fault('shirked', { ...NOBODY, unit: own.unit })];
    return finding === 'wrongDispatch' ? [fault('dispatchedWrong', dispatchedBy())] : [];
  }
  if (own.step !== 'dispatch') return [];
  if (rework || fact.kind === 'CaseReworked.v1') return [fault('reworked', { ...NOBODY, unit: own.unit })];
  const previous = dispatchedBy();
  const wrong = previous.unit !== null && previous.unit !== unitId && !wasJudged(before);
  return wrong ? [fault('dispatchedWrong', previous)] : [];
}

const NOBODY = { unit: null, person: null, post: null };

function lastUnit(before: CaseBefore | null): string | null {
  return before?.dispatched_to ? ((JSON.parse(before.dispatched_to) as string[]).at(-1) ?? null) : null;
}

/** Whose fault it was that the last dispatch was sent back, somebody has said already. */
function wasJudged(before: CaseBefore | null): boolean {
  if (!before?.annex) return false;
  const { returns = [] } = JSON.parse(before.annex) as CaseAnnex;
  return returns.some(({ approved, at }) => approved && at >= (before.dispatched_at ?? 0));
}
