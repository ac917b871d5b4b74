import type { CaseCommandName } from '#shared/modules/cases/index.ts';

/** What a step asks of the person. `text` may be left empty, `reason` may not. */
export type FieldKind =
  | 'text'
  | 'reason'
  | 'unit'
  | 'condition'
  | 'urgency'
  | 'areaClass'
  | 'limit'
  | 'reviewAt'
  | 'decision'
  | 'found'
  | 'passed'
  | 'photos';

export interface FormField {
  /** Name in the command's input. */
  name: string;
  kind: FieldKind;
  /** Which canned phrases (惯用语) are offered for a text. */
  phrases?: string;
}

const reason = (phrases: string): FormField => ({ name: 'reason', kind: 'reason', phrases });
const note = (phrases?: string): FormField => ({ name: 'note', kind: 'text', ...(phrases && { phrases }) });
const review: FormField[] = [
  { name: 'approved', kind: 'decision' },
  { name: 'comment', kind: 'text' },
];

/** The form of each step, in the order it is filled in. Steps that only need a click have none. */
export const ACTION_FORMS: Partial<Record<CaseCommandName, readonly FormField[]>> = {
  sendVerification: [note('verify')],
  reportVerification: [
    { name: 'found', kind: 'found' },
    { name: 'text', kind: 'reason', phrases: 'verify' },
  ],
  file: [
    { name: 'conditionId', kind: 'condition' },
    { name: 'urgency', kind: 'urgency' },
    { name: 'areaClass', kind: 'areaClass' },
  ],
  reject: [reason('reject')],
  dispatch: [
    { name: 'unitId', kind: 'unit' },
    { name: 'instruction', kind: 'text', phrases: 'dispatch' },
  ],
  accept: [],
  dispose: [
    { name: 'feedback', kind: 'reason', phrases: 'dispose' },
    { name: 'photos', kind: 'photos' },
  ],
  requestExtension: [{ name: 'by', kind: 'limit' }, reason('extend')],
  reviewExtension: review,
  requestReturn: [reason('return')],
  reviewReturn: review,
  requestSuspension: [reason('suspend'), { name: 'reviewAt', kind: 'reviewAt' }],
  reviewSuspension: review,
  resume: [note()],
  sendCheck: [note('check')],
  reportCheck: [
    { name: 'passed', kind: 'passed' },
    { name: 'text', kind: 'reason', phrases: 'check' },
  ],
  close: [note('close')],
  rework: [reason('rework')],
  requestVoid: [reason('void')],
  reviewVoid: review,
  supervise: [{ name: 'opinion', kind: 'reason', phrases: 'supervise' }],
  replySupervision: [{ name: 'reply', kind: 'reason' }],
  urge: [note('urge')],
};

/** Steps that cannot be taken back; their form says what will happen. */
export const FINAL_STEPS: ReadonlySet<string> = new Set(['reject', 'close', 'reviewVoid', 'requestVoid']);
