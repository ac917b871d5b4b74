import type { Database } from '#electron/platform/db/index.ts';
import type { FiledCondition } from '#shared/modules/cases/index.ts';
import { SOURCE_TARGET } from '../import/source-target.ts';

/** Why what a case's source says of its deadline and what is said here are not the same. */
type OverdueDifference = 'onAccountHere' | 'workedOnHere' | 'deadlineDiffers';

interface OverdueReport {
  source: string;
  /** The moment for which open cases are judged, UTC ms. */
  at: number;
  cases: number;
  /** The source gave no target: such a case is never overdue. */
  noTarget: number;
  /** Ended, but the source did not say when: neither in time nor late. */
  endedWithoutTime: number;
  closedInTime: number;
  closedAfterDue: number;
  openWithinDue: number;
  openPastDue: number;
  /** By the targets that the source gave. */
  overdueBySource: number;
  /** By the deadlines as they stand here. */
  overdueHere: number;
  differ: Record<OverdueDifference, number>;
  /** Numbers of the first that differ. */
  examples: string[];
}

interface Row {
  number: string;
  open: number;
  stage: string;
  filed_at: number | null;
  closed_at: number | null;
  overall_due_at: number | null;
  condition: string | null;
  import_digest: string | null;
}

const MAX_EXAMPLES = 20;
const UNIT_MS: Readonly<Record<string, number>> = {
  minute: 60_000,
  naturalHour: 3_600_000,
  naturalDay: 86_400_000,
};

/**
 * Compares the overdue cases of a source by its own targets with those by the deadlines kept here, case by case.
 * @param at the moment of the source's export: until then an open case may be within its time
 */
export function overdueReporter(db: Database) {
  const rows = db.prepare(`
    SELECT number, open, stage, filed_at, closed_at, overall_due_at, condition, import_digest
    FROM cases WHERE source_system = ?`);
  return (source: string, at: number): OverdueReport => {
    const report: OverdueReport = {
      source,
      at,
      cases: 0,
      noTarget: 0,
      endedWithoutTime: 0,
      closedInTime: 0,
      closedAfterDue: 0,
      openWithinDue: 0,
      openPastDue: 0,
      overdueBySource: 0,
      overdueHere: 0,
      differ: { onAccountHere: 0, workedOnHere: 0, deadlineDiffers: 0 },
      examples: [],
    };
    for (const row of rows.iterate(source) as IterableIterator<Row>) {
      report.cases += 1;
      const kind = kindOf(row, targetOf(row), at);
      report[kind] += 1;
      const bySource = kind === 'closedAfterDue' || kind === 'openPastDue';
      const here = isLate(row, row.overall_due_at, at);
      if (bySource) report.overdueBySource += 1;
      if (here) report.overdueHere += 1;
      if (bySource === here) continue;
      report.differ[reasonOf(row)] += 1;
      if (report.examples.length < MAX_EXAMPLES) report.examples.push(row.number);
    }
    return report;
  };
}

type Kind =
  | 'noTarget'
  | 'endedWithoutTime'
  | 'closedInTime'
  | 'closedAfterDue'
  | 'openWithinDue'
  | 'openPastDue';

function kindOf(row: Row, target: number | null, at: number): Kind {
  if (target === null) return 'noTarget';
  if (row.open === 0 && row.closed_at === null) return 'endedWithoutTime';
  const late = isLate(row, target, at);
  if (row.open === 0) return late ? 'closedAfterDue' : 'closedInTime';
  return late ? 'openPastDue' : 'openWithinDue';
}

/** The moment of the deadline itself is in time. */
function isLate({ open, closed_at }: Row, due: number | null, at: number): boolean {
  const end = open === 1 ? at : closed_at;
  return due !== null && end !== null && end > due;
}

/** The source's own target, as its import kept it. */
function targetOf({ condition, filed_at }: Row): number | null {
  if (condition === null || filed_at === null) return null;
  const { id, limit } = JSON.parse(condition) as FiledCondition;
  const unit = UNIT_MS[limit.unit];
  return id === SOURCE_TARGET && unit !== undefined ? filed_at + Math.round(limit.value * unit) : null;
}

function reasonOf({ stage, import_digest }: Row): OverdueDifference {
  if (stage === 'suspended') return 'onAccountHere';
  return import_digest === null ? 'workedOnHere' : 'deadlineDiffers';
}
