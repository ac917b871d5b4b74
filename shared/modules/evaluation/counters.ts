import { z } from 'zod';

/** What is compared with each other: streets, units, people of one post. */
export const scoredObjectSchema = z.enum(['area', 'department', 'person']);
export type ScoredObject = z.infer<typeof scoredObjectSchema>;

const CASES = ['area', 'department'] as const;
const STEPS = ['area', 'department', 'person'] as const;

/**
 * The figures that formulas may name, each counted from cases and steps of one period, and for which objects it can be
 * told. Their words stand in the catalogue under `evaluation.counter.<name>`; what each counts exactly in
 * `electron/modules/evaluation/counters.ts`.
 */
export const COUNTERS = {
  registered: CASES,
  collectorReported: CASES,
  collectorValid: CASES,
  filed: CASES,
  publicFiled: CASES,
  closed: CASES,
  closedInTime: CASES,
  openAtEnd: CASES,
  overdueAtEnd: CASES,
  suspendedAtEnd: CASES,
  due: CASES,
  dueClosed: CASES,
  dueClosedInTime: CASES,
  disposed: CASES,
  disposedInTime: CASES,
  disposeOverdue: CASES,
  reworked: CASES,
  shirked: CASES,
  returned: CASES,
  returnRefused: CASES,
  extended: CASES,
  suspended: CASES,
  urged: CASES,
  supervised: CASES,
  supervisionReplied: CASES,
  selfHandled: CASES,
  spotChecked: CASES,
  spotCheckFailed: CASES,
  whistlesAnswered: CASES,
  whistlesArrived: CASES,
  taken: STEPS,
  verificationsSent: STEPS,
  verificationsSentInTime: STEPS,
  verified: STEPS,
  verifiedInTime: STEPS,
  checksSent: STEPS,
  checksSentInTime: STEPS,
  checked: STEPS,
  checkedInTime: STEPS,
  dispatched: STEPS,
  dispatchedInTime: STEPS,
  dispatchedWrong: STEPS,
  filings: STEPS,
  filingsInTime: STEPS,
  filingsVoided: STEPS,
  closings: STEPS,
  closingsInTime: STEPS,
} as const satisfies Record<string, readonly ScoredObject[]>;

export type CounterName = keyof typeof COUNTERS;
export const COUNTER_NAMES = Object.keys(COUNTERS) as CounterName[];
export const counterNameSchema = z.enum(COUNTER_NAMES as [CounterName, ...CounterName[]]);

/** What is known of the object itself and may stand in a formula beside the counters. */
export const OBJECT_FIGURES = ['unitGrids'] as const;
export type ObjectFigure = (typeof OBJECT_FIGURES)[number];

export function isCounter(name: string): name is CounterName {
  return Object.hasOwn(COUNTERS, name);
}

export function isObjectFigure(name: string): name is ObjectFigure {
  return (OBJECT_FIGURES as readonly string[]).includes(name);
}

/** Fines, confiscations and counts of penalties, however they may be called. */
const OF_PENALTIES = /fine|penalt|punish|confiscat|forfeit|罚|没收/i;

/**
 * 行政处罚法(2021) 第七十四条: money from fines and confiscations may not be tied, openly or in disguise, to the assessment
 * of the bodies and people that decide on penalties. Such a name is refused in every formula, known or not.
 */
export function isOfPenalties(name: string): boolean {
  return OF_PENALTIES.test(name);
}
