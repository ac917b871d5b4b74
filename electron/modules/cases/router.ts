import { type CallContext, doorFor } from '#electron/platform/door/index.ts';
import { Refusal } from '#shared/kernel/refusal.ts';
import { type CaseStep, type CaseStepName, casesContract } from '#shared/modules/cases/index.ts';
import type { CaseParts } from './parts.ts';

/** The answers to the cases' contract. */
export function casesRouter(parts: CaseParts) {
  const open = doorFor(casesContract);
  const { takeStep } = parts;
  const take =
    (name: CaseStepName) =>
    ({ context, input }: { context: CallContext; input: { id: string; expectedVersion: number } }) =>
      takeStep(context.session, input.id, { name, input } as CaseStep);
  const pathOf = (token: string) => {
    const file = parts.saveTo(token);
    if (file === null) throw new Refusal('export.noFile');
    return file;
  };
  return open.router({
    register: open.register.handler(({ context, input }) => parts.receive(context.session, input)),
    sendVerification: open.sendVerification.handler(take('sendVerification')),
    reportVerification: open.reportVerification.handler(take('reportVerification')),
    file: open.file.handler(take('file')),
    reject: open.reject.handler(take('reject')),
    dispatch: open.dispatch.handler(take('dispatch')),
    accept: open.accept.handler(take('accept')),
    dispose: open.dispose.handler(take('dispose')),
    requestExtension: open.requestExtension.handler(take('requestExtension')),
    reviewExtension: open.reviewExtension.handler(take('reviewExtension')),
    requestReturn: open.requestReturn.handler(take('requestReturn')),
    reviewReturn: open.reviewReturn.handler(take('reviewReturn')),
    requestSuspension: open.requestSuspension.handler(take('requestSuspension')),
    reviewSuspension: open.reviewSuspension.handler(take('reviewSuspension')),
    resume: open.resume.handler(take('resume')),
    sendCheck: open.sendCheck.handler(take('sendCheck')),
    reportCheck: open.reportCheck.handler(take('reportCheck')),
    close: open.close.handler(take('close')),
    rework: open.rework.handler(take('rework')),
    requestVoid: open.requestVoid.handler(take('requestVoid')),
    reviewVoid: open.reviewVoid.handler(take('reviewVoid')),
    supervise: open.supervise.handler(take('supervise')),
    replySupervision: open.replySupervision.handler(take('replySupervision')),
    urge: open.urge.handler(take('urge')),
    returnTask: open.returnTask.handler(take('returnTask')),
    correctPlace: open.correctPlace.handler(take('correctPlace')),
    prefile: open.prefile.handler(take('prefile')),
    passUp: open.passUp.handler(take('passUp')),
    reviewHigher: open.reviewHigher.handler(take('reviewHigher')),
    keepSuspended: open.keepSuspended.handler(take('keepSuspended')),
    selfHandle: open.selfHandle.handler(take('selfHandle')),
    reviewSelfHandled: open.reviewSelfHandled.handler(take('reviewSelfHandled')),
    raiseUrgency: open.raiseUrgency.handler(take('raiseUrgency')),
    liftSupervision: open.liftSupervision.handler(take('liftSupervision')),
    receiveUrge: open.receiveUrge.handler(take('receiveUrge')),
    spotCheck: open.spotCheck.handler(take('spotCheck')),
    relate: open.relate.handler(take('relate')),
    unrelate: open.unrelate.handler(take('unrelate')),
    merge: open.merge.handler(take('merge')),
    fixFirst: open.fixFirst.handler(take('fixFirst')),
    settleFixFirst: open.settleFixFirst.handler(take('settleFixFirst')),
    blowWhistle: open.blowWhistle.handler(take('blowWhistle')),
    answerWhistle: open.answerWhistle.handler(take('answerWhistle')),
    withdraw: open.withdraw.handler(take('withdraw')),
    split: open.split.handler(({ context, input }) => parts.split(context.session, input)),
    addPhoto: open.addPhoto.handler(({ context, input }) => parts.addPhoto(context.session, input)),

    list: open.list.handler(({ context, input }) => parts.list(context.session, input)),
    exports: {
      start: open.exports.start.handler(({ context, input: { file, ...request } }) => ({
        jobId: parts.exportCases(context.session, { ...request, file: pathOf(file), purpose: null }),
      })),
      startFull: open.exports.startFull.handler(({ context, input: { file, ...request } }) => ({
        jobId: parts.exportCases(context.session, { ...request, file: pathOf(file) }),
      })),
      progress: open.exports.progress.handler(async function* ({ input, signal }) {
        yield* parts.exportJobs.follow(input.jobId, signal);
      }),
      cancel: open.exports.cancel.handler(({ input }) => {
        parts.exportJobs.cancel(input.jobId);
        return {};
      }),
    },
    placeHistory: open.placeHistory.handler(({ input }) => parts.placeHistory(input)),
    prints: {
      forms: open.prints.forms.handler(() => parts.printer.forms()),
      record: open.prints.record.handler(({ context, input }) => {
        parts.printer.record(context.session, input);
        return {};
      }),
    },
    views: {
      list: open.views.list.handler(({ context }) => parts.views.list(context.session)),
      save: open.views.save.handler(({ context, input }) => parts.views.save(context.session, input, null)),
      share: open.views.share.handler(({ context, input: { sharedWith, ...view } }) =>
        parts.views.save(context.session, view, sharedWith),
      ),
      remove: open.views.remove.handler(({ context, input }) => {
        parts.views.remove(context.session, input.id);
        return {};
      }),
    },
    counts: open.counts.handler(({ context }) => parts.counts(context.session)),
    foresee: open.foresee.handler(({ context, input }) => parts.foresee(context.session, input)),
    rules: open.rules.handler(() => parts.territory.parts.operations),
    get: open.get.handler(({ context, input }) => parts.get(context.session, input.id)),
    timeline: open.timeline.handler(({ input }) => parts.timeline(input.id)),
    photo: open.photo.handler(({ input }) => {
      const known = parts.cases.state(input.id).photos.some(({ hash }) => hash === input.hash);
      if (!known) throw new Refusal('photo.unknown');
      const { type, bytes } = parts.photos.read(input.hash, input.size);
      return { type, base64: bytes.toString('base64') };
    }),
    search: open.search.handler(({ context, input }) => {
      // A kiosk answers nobody's phone, not even which case it belongs to.
      const result = parts.search(input);
      if (context.session.windowKind !== 'kiosk') return result;
      return { ...result, hits: result.hits.filter(({ by }) => by !== 'phone') };
    }),
    similar: open.similar.handler(({ input }) => parts.similar(input)),
    suggestClass: open.suggestClass.handler(({ input }) => parts.territory.suggestClasses(input.text, 10)),
    conditions: open.conditions.handler(({ input }) => parts.conditions(input.id)),
    overview: open.overview.handler(({ input }) => parts.overview(input.date)),
    reveal: open.reveal.handler(({ context, input }) => parts.reveal(context.session, input)),
  });
}
