import type { CaseLocation } from '#shared/modules/cases/index.ts';
import type { Urgency } from '#shared/modules/territory/index.ts';
import type { ImportStage } from './import-stage.ts';
import type { RowError, RowFlag } from './row-problem.ts';

/** A row of a file as a case. (`source`, `externalId`) says which case it is; times are UTC milliseconds. */
export interface MappedCase {
  source: string;
  externalId: string;
  reportedAt: number;
  closedAt: number | null;
  /** The source's own target time, taken as the limit of the case. */
  dueAt: number | null;
  description: string;
  classKey: string;
  stage: ImportStage;
  sourceCode: string;
  urgency: Urgency;
  address: string;
  streetCode: string | null;
  location: CaseLocation | null;
  reporterName: string | null;
  reporterPhone: string | null;
  unitId: string | null;
}

export type MappedRow = { case: MappedCase; flags: readonly RowFlag[] } | { errors: readonly RowError[] };

/** What the station knows that a mapping may ask for by name. */
export interface MappingLookups {
  classExists(classKey: string): boolean;
  /** Class key of a name (either language), a key or a four-digit code; null when none or more than one has it. */
  classByName(name: string): string | null;
  streetByName(name: string): string | null;
  unitByName(name: string): string | null;
  /** Street in whose outline the WGS-84 point lies; null outside; undefined when the district has no outlines. */
  streetAt(lng: number, lat: number): string | null | undefined;
}
