import type { TicketDetail, TicketStepName } from '#shared/modules/tickets/index.ts';

/** What a step asks of the person. `note` may be left empty, `words` and `reason` may not. */
export type StepFieldKind =
  | 'note'
  | 'reason'
  | 'words'
  | 'unit'
  | 'yesNo'
  | 'satisfaction'
  | 'level'
  | 'case'
  | 'linkedCase'
  | 'ticket';

export interface StepField {
  /** Name in the step's input. */
  name: string;
  kind: StepFieldKind;
  /** Which canned phrases (惯用语) are offered for a text. */
  phrases?: string;
}

const note: StepField = { name: 'note', kind: 'note' };
const reason: StepField = { name: 'reason', kind: 'reason' };
const unit: StepField = { name: 'unitId', kind: 'unit' };

/** The form of each step, in the order it is filled in. */
export const STEP_FIELDS: Readonly<Record<TicketStepName, readonly StepField[]>> = {
  sign: [unit, note],
  sendBack: [reason, { name: 'belongsTo', kind: 'note' }],
  assign: [unit, note],
  contact: [{ name: 'reached', kind: 'yesNo' }, note],
  handle: [
    { name: 'result', kind: 'words', phrases: 'dispose' },
    { name: 'resolved', kind: 'yesNo' },
  ],
  reply: [{ name: 'text', kind: 'words', phrases: 'close' }],
  revisit: [{ name: 'satisfaction', kind: 'satisfaction' }, note],
  redo: [reason],
  explain: [{ name: 'text', kind: 'words' }],
  urge: [
    { name: 'level', kind: 'level' },
    { name: 'text', kind: 'reason', phrases: 'urge' },
  ],
  link: [{ name: 'caseId', kind: 'case' }],
  unlink: [{ name: 'caseId', kind: 'linkedCase' }, reason],
  join: [{ name: 'mainId', kind: 'ticket' }],
  separate: [reason],
};

/** Steps that cannot be taken back; their form says what will happen. */
export const FINAL_STEPS: ReadonlySet<TicketStepName> = new Set(['sendBack', 'reply', 'explain', 'redo']);

/** What a form starts with: the unit that answers, the words that are at hand, the next level of 催办. */
export function firstValues(
  step: TicketStepName,
  detail: TicketDetail,
  now: number,
): Record<string, unknown> {
  switch (step) {
    case 'sign':
      return { unitId: detail.recommendedUnit ?? '' };
    case 'assign':
      return { unitId: detail.unitId ?? detail.recommendedUnit ?? '' };
    case 'contact':
      return { reached: true };
    case 'handle':
      return { result: detail.offered?.text ?? '', resolved: true };
    case 'reply':
      return { text: detail.offered?.text ?? detail.result ?? '' };
    case 'urge':
      return { level: sendableUrges(detail, now)[0] };
    case 'unlink':
      return { caseId: detail.cases[0]?.caseId };
    default:
      return {};
  }
}

/** Levels of 催办 that may be sent now, the mildest first. */
export function sendableUrges({ urges }: Pick<TicketDetail, 'urges'>, now: number): string[] {
  return urges
    .filter(({ from, sentAt }) => sentAt === null && from !== null && from <= now)
    .map(({ level }) => level);
}

/** The form's values as the step takes them: no unit is the centre itself, an empty note is no text. */
export function toInput(
  fields: readonly StepField[],
  values: Record<string, unknown>,
): Record<string, unknown> {
  const read = ({ name, kind }: StepField) => {
    const value = values[name];
    if (kind === 'unit') return value || null;
    return kind === 'note' ? (value ?? '') : value;
  };
  return Object.fromEntries(fields.map((field) => [field.name, read(field)]));
}
