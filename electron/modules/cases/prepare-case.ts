import * as crypto from 'node:crypto';
import type { Territory } from '#electron/modules/territory/index.ts';
import {
  type ImportedCase,
  type ImportedCaseText,
  isFinal,
  LIMIT_OF_STAGE,
  type SerialBlock,
} from '#shared/modules/cases/index.ts';
import type { CaseCalendars } from './deps.ts';
import { type ReadyRow, readyRow } from './ready-case.ts';

/**
 * A case as an import or the demo seed gives it. `number` null: one is given here, of the day of registration.
 * Stage limits and the calendar are filled in from the district.
 */
export interface BulkCase
  extends Omit<ImportedCase, 'number' | 'codeSet' | 'stageLimit' | 'calendar' | 'serial' | 'digest'> {
  number: string | null;
}

/** What the facts of all cases of one import say alike. */
export type SharedOfImport = Pick<ImportedCase, 'sourceSystem' | 'codeSet' | 'calendar'>;

export const isAlike = (a: SharedOfImport, b: SharedOfImport): boolean =>
  a.sourceSystem === b.sourceSystem && a.codeSet === b.codeSet && a.calendar === b.calendar;

/**
 * A case written out as its fact, all but the number: that needs the open database, everything else can be done
 * beforehand and on another core.
 */
export interface PreparedCase {
  shared: SharedOfImport;
  externalId: string;
  classKey: string;
  registeredAt: number;
  number: string | null;
  /** Of the row: tells whether a later import says something new. */
  digest: string;
  /** JSON text of an object with the payload's other members. */
  rest: string;
  /** What the tables will hold of it. */
  ready: ReadyRow;
}

export function casePreparer(territory: Territory, calendars: CaseCalendars) {
  let shared: SharedOfImport = { sourceSystem: '', codeSet: '', calendar: '' };
  return (row: BulkCase): PreparedCase => {
    // By the rules in force when it is asked: they may change while the engine runs.
    const codeSet = territory.parts.codeSet?.id ?? territory.profile.codeSet;
    const { current: calendar, of } = calendars;
    const { number, sourceSystem, externalId, classKey, registeredAt, stage, urgency } = row;
    const sharedNow = { sourceSystem, codeSet, calendar };
    if (!isAlike(shared, sharedNow)) shared = sharedNow;
    const said = saidOf(row);
    const text = JSON.stringify(said);
    const digest = crypto.hash('sha256', text, 'hex').slice(0, 32);
    const step = isFinal(stage) ? null : LIMIT_OF_STAGE[stage === 'suspended' ? 'disposing' : stage];
    const stageLimit = (step && territory.stageLimit(step, urgency)?.limit) ?? undefined;
    const added = { digest, ...(stageLimit && { stageLimit }) };
    const limit = stageLimit ? `"stageLimit":${JSON.stringify(stageLimit)},` : '';
    const rest = `{"digest":"${digest}",${limit}${text.slice(1)}`;
    const ready = readyRow({ ...said, ...added, ...shared, number: '' }, of);
    return { shared, externalId, classKey, registeredAt, number, digest, rest, ready };
  };
}

type Said = Omit<ImportedCaseText, 'number' | 'digest' | keyof SharedOfImport>;

/** Told apart, shared by all, or nothing when it is 0. */
const APART = new Set(['number', 'sourceSystem']);
const COUNTS = new Set(['urgedCount', 'reworkCount', 'extendedCount']);

function saidOf(row: BulkCase): Said {
  const said: Record<string, unknown> = {};
  for (const name in row) {
    const value = row[name as keyof BulkCase];
    if (value === null || APART.has(name) || (value === 0 && COUNTS.has(name))) continue;
    said[name] = value;
  }
  return said as unknown as Said;
}

/**
 * The payload of `CaseImported.v1` without its shared members, as text. `serial` is given when the number was made
 * here and is the highest of its day.
 */
export function importedPayload({ rest }: PreparedCase, number: string, serial: SerialBlock | null): string {
  const block = serial ? `"serial":${JSON.stringify(serial)},` : '';
  return `{"number":${JSON.stringify(number)},${block}${rest.slice(1)}`;
}

export type CasePreparer = ReturnType<typeof casePreparer>;
