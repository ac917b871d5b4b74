import { type CallContext, doorFor } from '#electron/platform/door/index.ts';
import { type TicketStep, type TicketStepName, ticketsContract } from '#shared/modules/tickets/index.ts';
import type { TicketParts } from './parts.ts';

/** The answers to the tickets' contract. */
export function ticketsRouter(parts: TicketParts) {
  const open = doorFor(ticketsContract);
  const take =
    (name: TicketStepName) =>
    ({ context, input }: { context: CallContext; input: object }) =>
      parts.takeStep(context.session, { name, input } as TicketStep);
  return open.router({
    register: open.register.handler(({ context, input }) => parts.register(context.session, input)),
    sign: open.sign.handler(take('sign')),
    sendBack: open.sendBack.handler(take('sendBack')),
    assign: open.assign.handler(take('assign')),
    contact: open.contact.handler(take('contact')),
    handle: open.handle.handler(take('handle')),
    reply: open.reply.handler(take('reply')),
    revisit: open.revisit.handler(take('revisit')),
    redo: open.redo.handler(take('redo')),
    explain: open.explain.handler(take('explain')),
    urge: open.urge.handler(take('urge')),
    link: open.link.handler(take('link')),
    unlink: open.unlink.handler(take('unlink')),
    join: open.join.handler(take('join')),
    separate: open.separate.handler(take('separate')),
    convert: open.convert.handler(({ context, input }) => parts.convert(context.session, input)),
    list: open.list.handler(({ input }) => parts.list(input)),
    counts: open.counts.handler(() => parts.counts()),
    get: open.get.handler(({ context, input }) => parts.get(context.session, input.id)),
    timeline: open.timeline.handler(({ input }) => parts.timeline(input.id)),
    search: open.search.handler(({ context, input }) => parts.search(context.session, input)),
    repeats: open.repeats.handler(({ input }) => parts.repeats(input.id)),
    ofCase: open.ofCase.handler(({ input }) => parts.ofCase(input.caseId)),
    figures: open.figures.handler(({ input }) => parts.figures(input)),
    rules: open.rules.handler(() => parts.rules()),
    mappings: open.mappings.handler(() =>
      parts.importer.mappings.list().map(({ name, note }) => ({ name, note })),
    ),
    import: open.import.handler(({ context, input }) => parts.importer.fromScreen(context.session, input)),
    reveal: open.reveal.handler(({ context, input }) => parts.reveal(context.session, input)),
  });
}
