import type { MappedCase } from '#shared/modules/imports/index.ts';
import { naturalLimit } from '#shared/time/index.ts';
import type { BulkCase } from '../prepare-case.ts';
import { SOURCE_TARGET } from './source-target.ts';

/** A mapped row as the cases take it: what a foreign system does not say is not known, and is not made up. */
export function toBulk(row: MappedCase): BulkCase {
  const ended = row.stage === 'closed' || row.stage === 'voided' || row.stage === 'rejected';
  const hasLimit = row.dueAt !== null;
  return {
    number: null,
    sourceSystem: row.source,
    externalId: row.externalId,
    classKey: row.classKey,
    sourceCode: row.sourceCode,
    description: row.description,
    address: row.address,
    streetCode: row.streetCode,
    location: row.location,
    urgency: row.urgency,
    componentCode: null,
    reporter:
      row.reporterName || row.reporterPhone ? { name: row.reporterName, phone: row.reporterPhone } : null,
    occurredAt: null,
    stage: row.stage,
    areaClass: null,
    condition: row.dueAt === null ? null : sourceLimit(row.reportedAt, row.dueAt),
    registeredAt: row.reportedAt,
    // The source's target runs from the report, whatever it calls the step.
    filedAt: hasLimit ? row.reportedAt : null,
    dispatchedAt: null,
    acceptedAt: null,
    disposedAt: null,
    closedAt: row.closedAt,
    stageSince: (ended ? row.closedAt : null) ?? row.reportedAt,
    unitId: row.unitId,
    feedback: null,
    endReason: null,
    pauseReason: null,
    urgedCount: 0,
    reworkCount: 0,
    extendedCount: 0,
  };
}

function sourceLimit(reportedAt: number, dueAt: number): NonNullable<BulkCase['condition']> {
  return {
    id: SOURCE_TARGET,
    condition: '来源系统给定期限',
    closingCondition: '',
    limit: naturalLimit(dueAt - reportedAt),
  };
}
