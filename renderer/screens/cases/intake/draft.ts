import type { CaseCommandInput, CaseLocation, RegisterInput } from '#shared/modules/cases/index.ts';
import { readMoment } from './moment.ts';
import { normalPhone } from './phone.ts';
import { readPoint } from './place.ts';

/** What stands in the form, as typed. */
export interface Draft {
  sourceCode: string;
  description: string;
  /** The operator's own choice; '' while the suggestion stands in. */
  classKey: string;
  address: string;
  streetCode: string;
  reporterName: string;
  reporterPhone: string;
  urgency: RegisterInput['urgency'];
  point: string;
  origin: CaseLocation['origin'];
  occurred: string;
  /** The case that it is joined to once it is registered, by id and number; '' when to none. */
  mergeInto: string;
  mergeNumber: string;
  /** When the call began: the first thing that was typed. UTC ms; 0 before that. */
  startedAt: number;
}

/** Fields in the order of the tab key; a person learns it once. */
export const FIELDS = [
  'sourceCode',
  'description',
  'classKey',
  'address',
  'streetCode',
  'reporterName',
  'reporterPhone',
  'urgency',
  'occurred',
  'point',
] as const;
export type Field = (typeof FIELDS)[number];

/** What the next form starts with: most calls come the same way and from the same street. */
export interface IntakeDefaults {
  sourceCode: string;
  streetCode: string;
  origin: CaseLocation['origin'];
}
export const NO_DEFAULTS: IntakeDefaults = { sourceCode: '', streetCode: '', origin: 'wgs84' };

export function emptyDraft(defaults: IntakeDefaults): Draft {
  return {
    sourceCode: defaults.sourceCode,
    description: '',
    classKey: '',
    address: '',
    streetCode: defaults.streetCode,
    reporterName: '',
    reporterPhone: '',
    urgency: 'normal',
    point: '',
    origin: defaults.origin,
    occurred: '',
    mergeInto: '',
    mergeNumber: '',
    startedAt: 0,
  };
}

/** A draft as it was kept before a restart; what is missing or not of its kind is as in an empty one. */
export function readDraft(kept: unknown, defaults: IntakeDefaults): Draft {
  const draft: Record<string, unknown> = { ...emptyDraft(defaults) };
  if (typeof kept !== 'object' || kept === null) return draft as unknown as Draft;
  for (const [key, value] of Object.entries(kept))
    if (Object.hasOwn(draft, key) && typeof value === typeof draft[key]) draft[key] = value;
  return draft as unknown as Draft;
}

const TYPED = [
  'description',
  'classKey',
  'address',
  'reporterName',
  'reporterPhone',
  'point',
  'occurred',
] as const;

/** Whether throwing the draft away would lose something. */
export function isTouched(draft: Draft): boolean {
  return draft.urgency !== 'normal' || TYPED.some((field) => draft[field] !== '');
}

export type FieldError = 'required' | 'unreadable' | 'future';

/** What stands in the way of registering, by field. `classKey`: chosen or suggested. */
export function errorsOf(draft: Draft, classKey: string, now: number): Partial<Record<Field, FieldError>> {
  const errors: Partial<Record<Field, FieldError>> = {};
  if (draft.sourceCode === '') errors.sourceCode = 'required';
  if (draft.description.trim() === '') errors.description = 'required';
  if (classKey === '') errors.classKey = 'required';
  if (draft.address.trim() === '') errors.address = 'required';
  if (draft.occurred.trim() !== '') {
    const at = readMoment(draft.occurred, now);
    if (at === null) errors.occurred = 'unreadable';
    else if (at > now) errors.occurred = 'future';
  }
  if (draft.point.trim() !== '' && !readPoint(draft.point, draft.origin)) errors.point = 'unreadable';
  return errors;
}

/** The draft as the engine takes it. Call it only when {@link errorsOf} finds nothing. */
export function toRegisterInput(draft: Draft, classKey: string, now: number): CaseCommandInput<'register'> {
  const name = draft.reporterName.trim() || null;
  const phone = normalPhone(draft.reporterPhone) || null;
  return {
    sourceCode: draft.sourceCode,
    classKey,
    description: draft.description.trim(),
    address: draft.address.trim(),
    streetCode: draft.streetCode || null,
    location: readPoint(draft.point, draft.origin),
    urgency: draft.urgency,
    componentCode: null,
    reporter: name || phone ? { name, phone } : null,
    occurredAt: draft.occurred.trim() === '' ? null : readMoment(draft.occurred, now),
    mergeInto: draft.mergeInto || null,
  };
}

/** Text with words put in at the caret, and where the caret stands then. */
export function insertAt(
  text: string,
  words: string,
  start: number,
  end: number,
  max: number,
): { text: string; caret: number } {
  const put = words.slice(0, Math.max(0, max - (text.length - (end - start))));
  return { text: text.slice(0, start) + put + text.slice(end), caret: start + put.length };
}
