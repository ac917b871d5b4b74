import {
  type Calendars,
  type CaseFact,
  type CaseState,
  evolve,
  type ImportedCaseText,
  type SerialBlock,
} from '#shared/modules/cases/index.ts';
import { type Cell, COLUMNS, valuesOf } from './row.ts';
import { tokensOf } from './search-text.ts';

/** A case's row without its empty columns: `shape` has a 1 for each of {@link COLUMNS} that stands in `cells`. */
export interface PackedRow {
  shape: string;
  cells: Cell[];
}

/** What the tables hold of a case that was imported just now, all but its id and number: those are given last. */
export interface ReadyRow extends PackedRow {
  /** Tokens of its texts without its number. */
  tokens: string;
  phone: string | null;
}

/** A {@link ReadyRow} with its number. */
export interface ReadyCase {
  row: ReadyRow;
  number: string;
  /** Null when a later fact of the same write names a higher serial of the day, or when none was given. */
  serial: SerialBlock | null;
}

/** Id and number always stand in `cells`, at these places. */
export const ID_CELL = COLUMNS.indexOf('id');
export const NUMBER_CELL = COLUMNS.indexOf('number');

export function packRow(values: readonly Cell[]): PackedRow {
  const cells: Cell[] = [];
  let shape = '';
  for (const value of values) {
    shape += value === null ? '0' : '1';
    if (value !== null) cells.push(value);
  }
  return { shape, cells };
}

/** What follows from the first fact of an imported case. Pure, so that it can be worked out on another core. */
export function readyRow(payload: ImportedCaseText, calendars: Calendars): ReadyRow {
  const fact = { kind: 'CaseImported.v1', payload } as CaseFact;
  const state = evolve(null, fact, { entity: '', entityVersion: 1, at: 0, causedBy: null });
  const { shape, cells } = packRow(valuesOf(state, calendars));
  return { shape, cells, tokens: textTokens(state), phone: phoneKey(state.reporter?.phone) };
}

export const textTokens = ({ description, address }: Pick<CaseState, 'description' | 'address'>): string =>
  tokensOf(description, address);

/** How much of a number's end is found by a part: station and serial. */
const NUMBER_TAIL = 6;

export const numberTokens = (number: string): string => tokensOf(number.slice(-NUMBER_TAIL));

/** Digits of a phone, as it is looked for; null when there are too few to be one. */
export function phoneKey(phone: string | null | undefined): string | null {
  const digits = phone?.replace(/\D/g, '').slice(0, 20) ?? '';
  return digits.length >= 5 ? digits : null;
}
