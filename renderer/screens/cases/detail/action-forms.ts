import type { CaseCommandName, CaseDetail } from '#shared/modules/cases/index.ts';

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
  | 'photos'
  | 'line'
  | 'street'
  | 'cause'
  | 'finding'
  | 'emergency'
  | 'level'
  | 'replyBy'
  | 'case'
  | 'linkedCase'
  | 'parts'
  | 'money'
  | 'moneyIfKnown'
  | 'units'
  | 'calledUnit'
  | 'arrived';

export interface FormField {
  /** Name in the command's input. */
  name: string;
  kind: FieldKind;
  /** Which canned phrases (惯用语) are offered for a text. */
  phrases?: string;
  /** Asked only where the case calls for it. */
  when?(detail: CaseDetail): boolean;
}

const reason = (phrases: string): FormField => ({ name: 'reason', kind: 'reason', phrases });
const note = (phrases?: string): FormField => ({ name: 'note', kind: 'text', ...(phrases && { phrases }) });
const review: FormField[] = [
  { name: 'approved', kind: 'decision' },
  { name: 'comment', kind: 'text', phrases: 'review' },
];
const filing: FormField[] = [
  { name: 'conditionId', kind: 'condition' },
  { name: 'urgency', kind: 'urgency' },
  { name: 'areaClass', kind: 'areaClass' },
];
const finding: FormField = {
  name: 'finding',
  kind: 'finding',
  when: ({ pending }) => pending?.kind === 'return',
};
const photos: FormField = { name: 'photos', kind: 'photos' };

/** The form of each step, in the order it is filled in. Steps that only need a click have none. */
export const ACTION_FORMS: Partial<Record<CaseCommandName, readonly FormField[]>> = {
  sendVerification: [note('verify')],
  reportVerification: [
    { name: 'found', kind: 'found' },
    { name: 'text', kind: 'reason', phrases: 'verify' },
  ],
  returnTask: [
    { name: 'cause', kind: 'cause' },
    { name: 'text', kind: 'reason' },
  ],
  correctPlace: [
    { name: 'address', kind: 'line' },
    { name: 'streetCode', kind: 'street' },
    { name: 'reason', kind: 'reason' },
  ],
  prefile: [...filing, note()],
  file: filing,
  reject: [reason('reject')],
  dispatch: [
    { name: 'unitId', kind: 'unit' },
    { name: 'instruction', kind: 'text', phrases: 'dispatch' },
  ],
  accept: [],
  dispose: [{ name: 'feedback', kind: 'reason', phrases: 'dispose' }, photos],
  requestExtension: [{ name: 'by', kind: 'limit' }, reason('extend')],
  reviewExtension: review,
  requestReturn: [reason('return')],
  reviewReturn: [...review, finding],
  requestSuspension: [reason('suspend'), { name: 'reviewAt', kind: 'reviewAt' }],
  reviewSuspension: review,
  passUp: [{ name: 'comment', kind: 'reason' }],
  reviewHigher: [...review, finding],
  keepSuspended: [reason('suspend'), { name: 'reviewAt', kind: 'reviewAt' }],
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
  selfHandle: [
    { name: 'unitId', kind: 'unit' },
    { name: 'feedback', kind: 'reason', phrases: 'dispose' },
    photos,
  ],
  reviewSelfHandled: review,
  raiseUrgency: [
    { name: 'urgency', kind: 'urgency' },
    { name: 'emergency', kind: 'emergency' },
    { name: 'reason', kind: 'reason' },
  ],
  supervise: [
    { name: 'level', kind: 'level' },
    { name: 'opinion', kind: 'reason', phrases: 'supervise' },
    { name: 'replyBy', kind: 'replyBy' },
  ],
  liftSupervision: [note()],
  replySupervision: [{ name: 'reply', kind: 'reason' }],
  urge: [note('urge')],
  receiveUrge: [],
  spotCheck: [
    { name: 'passed', kind: 'passed' },
    { name: 'text', kind: 'reason', phrases: 'check' },
  ],
  relate: [{ name: 'otherId', kind: 'case' }, note()],
  unrelate: [
    { name: 'otherId', kind: 'linkedCase' },
    { name: 'reason', kind: 'reason' },
  ],
  merge: [{ name: 'otherId', kind: 'case' }, reason('void')],
  split: [
    { name: 'parts', kind: 'parts' },
    { name: 'reason', kind: 'reason' },
  ],
  fixFirst: [
    { name: 'reason', kind: 'reason' },
    { name: 'estimateFen', kind: 'moneyIfKnown' },
  ],
  settleFixFirst: [{ name: 'liable', kind: 'line' }, { name: 'costFen', kind: 'money' }, note()],
  blowWhistle: [
    { name: 'unitIds', kind: 'units' },
    { name: 'matter', kind: 'reason' },
  ],
  answerWhistle: [{ name: 'unitId', kind: 'calledUnit' }, { name: 'arrived', kind: 'arrived' }, note()],
  withdraw: [{ name: 'reason', kind: 'reason' }],
};

/** Steps whose form says first what they mean. */
export const EXPLAINED_STEPS: ReadonlySet<string> = new Set([
  'reject',
  'close',
  'reviewVoid',
  'requestVoid',
  'merge',
  'split',
  'selfHandle',
  'passUp',
]);

/** Steps that end a case for good. */
export const FINAL_STEPS: ReadonlySet<string> = new Set(['reject', 'close', 'reviewVoid', 'merge']);

/** Fields that may be left empty. */
export const OPTIONAL_KINDS: ReadonlySet<FieldKind> = new Set([
  'text',
  'areaClass',
  'photos',
  'street',
  'finding',
  'moneyIfKnown',
]);
