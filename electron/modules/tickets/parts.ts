import { factReader } from '#electron/platform/facts/index.ts';
import { ticketUpserter } from './bulk.ts';
import { caseConverter } from './commands/convert-to-case.ts';
import { ticketRegistrar } from './commands/register-ticket.ts';
import { ticketReporterRevealer } from './commands/reveal-reporter.ts';
import { ticketStepTaker } from './commands/take-step.ts';
import type { TicketsDeps } from './deps.ts';
import { ticketFinder } from './find-ticket.ts';
import { ticketImporter } from './import/import-tickets.ts';
import { ticketNumberer } from './number.ts';
import { figureReader } from './queries/figures.query.ts';
import { repeatFinder } from './queries/find-repeats.query.ts';
import { ticketGetter } from './queries/get-ticket.query.ts';
import { ticketCounter, ticketLister } from './queries/list-tickets.query.ts';
import { rowReader } from './queries/read-rows.ts';
import { ticketSearcher } from './queries/search-tickets.query.ts';
import { ticketTimelineGetter } from './queries/ticket-timeline.query.ts';

/** Everything the module can do, each built once on the same database. */
export function partsOf(deps: TicketsDeps) {
  const { db, territory, clock, calendars } = deps;
  const now = () => clock.now();
  const rules = territory.parts.ticketRules;
  const tickets = ticketFinder(db);
  const rows = rowReader(db, tickets, calendars.of, rules?.repeatedCaller.days ?? 0);
  const ofCase = db.prepare('SELECT seq FROM ticket_cases WHERE case_id = ? ORDER BY seq LIMIT 200').pluck();
  const bulkUpsert = ticketUpserter(deps, tickets);
  return {
    tickets,
    register: ticketRegistrar(deps, tickets, ticketNumberer(db, deps.numberStation)),
    takeStep: ticketStepTaker(deps, tickets),
    convert: caseConverter(deps, tickets),
    bulkUpsert,
    importer: ticketImporter(deps, bulkUpsert),
    reveal: ticketReporterRevealer(deps, tickets),
    list: ticketLister(db, rows, now),
    counts: ticketCounter(db, now),
    get: ticketGetter(deps, tickets, rows),
    timeline: ticketTimelineGetter(tickets, factReader(db), territory),
    search: ticketSearcher(db, tickets, rows),
    repeats: repeatFinder(db, tickets, rows, rules),
    ofCase: (caseId: string) => (ofCase.all(caseId) as number[]).flatMap((seq) => rows.bySeq(seq) ?? []),
    figures: figureReader(db),
    rules: () => ({
      channels: rules?.channels ?? [],
      urges: rules?.urges ?? [],
      redoAtMost: rules?.redoAtMost ?? 0,
      callerDays: rules?.repeatedCaller.days ?? 0,
      matterDays: rules?.repeatedMatter.days ?? 0,
      matterRadiusM: rules?.repeatedMatter.radiusM ?? 0,
    }),
  };
}

export type TicketParts = ReturnType<typeof partsOf>;
