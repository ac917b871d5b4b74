import * as crypto from 'node:crypto';
import type { Territory } from '#electron/modules/territory/index.ts';
import type { Database } from '#electron/platform/db/index.ts';
import type { Ledger } from '#electron/platform/facts/index.ts';
import type { WorkCalendar } from '#shared/time/index.ts';
import type { RulesPublished, StationRow } from './station-projection.ts';

/**
 * Records every rule set in force that the facts do not hold yet, so that a case can always be judged by the
 * rules it was filed under, whatever became of the files.
 * @param others rule sets of modules that load their own, by kind
 */
export function publishRules(
  { db, ledger, station }: { db: Database; ledger: Ledger; station: StationRow },
  territory: Territory,
  calendar: WorkCalendar,
  others: Readonly<Record<string, unknown>>,
): void {
  const known = db.prepare('SELECT 1 FROM rule_versions WHERE kind = ? AND version = ?').pluck();
  const due = rulesInForce(territory, calendar, others).filter(
    ({ kind, version }) => known.get(kind, version) === undefined,
  );
  if (due.length === 0) return;
  ledger.write({ actor: 'system' }, (writer) => {
    for (const payload of due) writer.append({ kind: 'RulesPublished.v1', entity: station.id, payload });
  });
}

function rulesInForce(
  { parts }: Territory,
  calendar: WorkCalendar,
  others: Readonly<Record<string, unknown>>,
): RulesPublished[] {
  const sets: Record<string, unknown> = {
    codeSet: parts.codeSet,
    filingConditions: parts.conditions,
    stageLimits: parts.stageLimits,
    operations: parts.operations,
    responsibility: parts.responsibility,
    posts: parts.posts,
    ticketLimits: parts.ticketLimits,
    ticketRules: parts.ticketRules,
    personStatuses: parts.statuses,
    dispatch: parts.dispatch,
    verticals: parts.verticals,
    ...others,
  };
  return [
    { kind: 'calendar', version: calendar.version, content: calendar },
    ...Object.entries(sets).map(([kind, content]) => ({ kind, version: versionOf(content), content })),
  ];
}

/** Rules that carry no version of their own are named by what they say. */
function versionOf(content: unknown): string {
  return crypto.hash('sha256', JSON.stringify(content), 'hex').slice(0, 16);
}
