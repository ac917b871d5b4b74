import * as crypto from 'node:crypto';
import type { Territory } from '#electron/modules/territory/index.ts';
import { JsonText } from '#electron/platform/facts/index.ts';
import { type ImportedCase, isFinal, LIMIT_OF_STAGE, type SerialBlock } from '#shared/modules/cases/index.ts';

/**
 * A case as an import or the demo seed gives it. `number` null: one is given here, of the day of registration.
 * Stage limits and the calendar are filled in from the district.
 */
export interface BulkCase
  extends Omit<ImportedCase, 'number' | 'codeSet' | 'stageLimit' | 'calendar' | 'serial' | 'digest'> {
  number: string | null;
}

/**
 * A case written out as its fact, all but the number: that needs the open database, everything else can be done
 * beforehand and on another core.
 */
export interface PreparedCase {
  sourceSystem: string;
  externalId: string;
  classKey: string;
  registeredAt: number;
  number: string | null;
  /** Of the row: tells whether a later import says something new. */
  digest: string;
  /** JSON text of an object with the payload's other members. */
  rest: string;
}

/** @param calendar version of the calendar in force */
export function casePreparer(territory: Territory, calendar: string) {
  const codeSet = territory.parts.codeSet?.id ?? territory.profile.codeSet;
  return (row: BulkCase): PreparedCase => {
    const { number, sourceSystem, externalId, classKey, registeredAt, stage, urgency } = row;
    const said = JSON.stringify(withoutNulls(row));
    const digest = crypto.hash('sha256', said, 'hex').slice(0, 32);
    const step = isFinal(stage) ? null : LIMIT_OF_STAGE[stage === 'suspended' ? 'disposing' : stage];
    const stageLimit = (step && territory.stageLimit(step, urgency)?.limit) ?? undefined;
    const added = JSON.stringify({ codeSet, calendar, digest, stageLimit });
    const rest = `${added.slice(0, -1)},${said.slice(1)}`;
    return { sourceSystem, externalId, classKey, registeredAt, number, digest, rest };
  };
}

function withoutNulls({ number: _, ...row }: BulkCase): object {
  const said: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(row)) if (value !== null) said[name] = value;
  return said;
}

/** The payload of `CaseImported.v1`. `serial` is given when the number was made here. */
export function importedPayload(
  { rest }: PreparedCase,
  number: string,
  serial: SerialBlock | null,
): JsonText {
  const block = serial ? `"serial":${JSON.stringify(serial)},` : '';
  return new JsonText(`{"number":${JSON.stringify(number)},${block}${rest.slice(1)}`);
}

export type CasePreparer = ReturnType<typeof casePreparer>;
