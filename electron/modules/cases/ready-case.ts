import {
  type Calendars,
  type CaseFact,
  type CaseState,
  evolve,
  type ImportedCaseText,
  type SerialBlock,
} from '#shared/modules/cases/index.ts';
import { type Cell, COLUMNS, NO_DUE, valuesOf } from './row.ts';
import { tokensOf } from './search-text.ts';

/**
 * A case's row as little as possible: `shape` says of each of {@link COLUMNS} whether it is empty (0), stands in `cells`
 * (1), or holds what nearly all cases hold there (2, {@link USUAL}).
 */
export interface PackedRow {
  shape: string;
  cells: Cell[];
}

export const USUAL: Partial<Record<(typeof COLUMNS)[number], string | number>> = {
  origin: 'wgs84',
  urgency: 'normal',
  stage: 'closed',
  open: 0,
  supervision: 'none',
  urged_count: 0,
  rework_count: 0,
  extended_count: 0,
  sort_due: 0,
  sort_warn: NO_DUE,
};

const USUAL_IN_ORDER = COLUMNS.map((name) => USUAL[name]);

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
  /** Null when a later case of the same write took a higher one of the day, or when the number was not made here. */
  serial: SerialBlock | null;
}

/** Id and number always stand in `cells`, at these places. */
export const ID_CELL = COLUMNS.indexOf('id');
export const NUMBER_CELL = COLUMNS.indexOf('number');

export function packRow(values: readonly Cell[]): PackedRow {
  const cells: Cell[] = [];
  let shape = '';
  for (let index = 0; index < values.length; index += 1) {
    const value = values[index] as Cell;
    const kind = value === null ? '0' : value === USUAL_IN_ORDER[index] ? '2' : '1';
    if (kind === '1') cells.push(value);
    shape += kind;
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
