/** Why a row is rejected. */
export const ROW_ERROR_CODES = [
  /** The cell must not be empty. */
  'empty',
  'tooLong',
  /** More or fewer cells than the heading has. */
  'ragged',
  /** The record could not be read at all: broken quote, broken JSON, not an object. */
  'unreadable',
  /** The bytes are not in the encoding of the file. */
  'badEncoding',
  'timeUnreadable',
  /** Before 1992 or after 2100. */
  'timeOutOfRange',
  'closedBeforeReported',
  'dueBeforeReported',
  'classUnknown',
  'statusUnknown',
  'pointUnreadable',
] as const;
export type RowErrorCode = (typeof ROW_ERROR_CODES)[number];

/** What a person may want to look at in a row that was kept. */
export const ROW_FLAGS = [
  'classFallback',
  'statusFallback',
  'streetUnknown',
  'unitUnknown',
  /** In somebody's hands by its status and no unit known: it waits to be dispatched. */
  'unitMissing',
  /** The point is none on Earth's surface that a city has: 0,0 or empty halves; it was left out. */
  'pointAbsent',
  /** The point lies outside of the district; it was kept. */
  'pointOutside',
  /** The source says closed and not when. */
  'closedAtMissing',
  /** The source says something new of a case that was worked on here; it was left as it is. */
  'workedHere',
] as const;
export type RowFlag = (typeof ROW_FLAGS)[number];

export interface RowError {
  code: RowErrorCode;
  column: string;
  /** At most {@link EXCERPT} characters of the cell. */
  excerpt: string;
}

const EXCERPT = 60;

export function rowError(code: RowErrorCode, column: string, value: string): RowError {
  return {
    code,
    column: column.slice(0, 200),
    excerpt: value.length > EXCERPT ? `${value.slice(0, EXCERPT)}…` : value,
  };
}
