import type { CounterName, Reporters } from '#shared/modules/evaluation/index.ts';
import type { UniverseName } from './universes.ts';

/**
 * What a counter counts: the rows of a universe that pass a test. `granted` is SQL that is true of a row against which an
 * appeal was granted, or `0` where figures are wanted as they were before.
 */
export interface Counter {
  universe: UniverseName;
  test(granted: string): string;
}

const every = (universe: UniverseName): Counter => ({ universe, test: () => '1' });
const when = (universe: UniverseName, test: string): Counter => ({ universe, test: () => test });
const inTime = (universe: UniverseName): Counter => ({
  universe,
  test: (granted) => `(NOT late OR ${granted})`,
});
const overdue = (universe: UniverseName): Counter => ({
  universe,
  test: (granted) => `(late AND NOT ${granted})`,
});
const fault = (universe: UniverseName): Counter => ({ universe, test: (granted) => `NOT ${granted}` });

/** Codes are two digits each, as their schema says. */
const oneOf = (codes: readonly string[]) => `source IN (${codes.map((code) => `'${code}'`).join(', ')})`;

export function countersFor({ public: open, collector }: Reporters): Readonly<Record<CounterName, Counter>> {
  return {
    registered: every('registered'),
    collectorReported: when('registered', oneOf(collector)),
    collectorValid: when('registered', `${oneOf(collector)} AND ok`),
    filed: every('filed'),
    publicFiled: when('filed', oneOf(open)),
    closed: every('closed'),
    closedInTime: inTime('closed'),
    openAtEnd: every('openAtEnd'),
    overdueAtEnd: overdue('openAtEnd'),
    suspendedAtEnd: every('suspendedAtEnd'),
    due: every('due'),
    dueClosed: when('due', 'ok'),
    dueClosedInTime: { universe: 'due', test: (granted) => `(ok AND (NOT late OR ${granted}))` },
    disposed: every('disposed'),
    disposedInTime: inTime('disposed'),
    disposeOverdue: when('disposingAtEnd', 'late'),
    reworked: fault('step.reworked'),
    shirked: fault('step.shirked'),
    returned: when('step.reviewReturn', 'ok'),
    returnRefused: when('step.reviewReturn', 'NOT ok'),
    extended: when('step.reviewExtension', 'ok'),
    suspended: when('step.reviewSuspension', 'ok'),
    urged: every('step.urge'),
    supervised: every('step.supervise'),
    supervisionReplied: every('step.replySupervision'),
    selfHandled: when('step.reviewSelfHandled', 'ok'),
    spotChecked: every('step.spotCheck'),
    spotCheckFailed: when('step.spotCheck', 'NOT ok'),
    whistlesAnswered: every('step.answerWhistle'),
    whistlesArrived: when('step.answerWhistle', 'ok'),
    taken: every('step.register'),
    verificationsSent: every('step.sendVerification'),
    verificationsSentInTime: inTime('step.sendVerification'),
    verified: every('step.verify'),
    verifiedInTime: inTime('step.verify'),
    checksSent: every('step.sendCheck'),
    checksSentInTime: inTime('step.sendCheck'),
    checked: every('step.check'),
    checkedInTime: inTime('step.check'),
    dispatched: every('step.dispatch'),
    dispatchedInTime: inTime('step.dispatch'),
    dispatchedWrong: fault('step.dispatchedWrong'),
    filings: every('step.file'),
    filingsInTime: inTime('step.file'),
    filingsVoided: fault('step.filingVoided'),
    closings: every('step.close'),
    closingsInTime: inTime('step.close'),
  };
}
