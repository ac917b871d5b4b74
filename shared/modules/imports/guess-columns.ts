import { guessTimeFormats } from './guess-time.ts';
import { GUESSED_FIELDS, type GuessedField, HEADINGS } from './guess-words.ts';

/** A column as the guess looks at it: its heading and the cells of the first rows. */
export interface ColumnSample {
  name: string;
  cells: readonly string[];
}

export interface ColumnGuess {
  column: string;
  confidence: number;
  because: 'header' | 'values' | 'both';
}

const NUMBER = /^[+-]?\d{1,3}(?:\.\d+)?$/;
const PHONE = /^(?:\+?86)?1[3-9]\d{9}$|^0\d{2,3}-?\d{7,8}$/;
const SURE = 0.95;
/** What was done about a case does not describe it. */
const OUTCOME = /resolution|response|result|action|结果|答复|回复|意见|反馈/;

/** The heading as it is compared: no case, width, spaces, dashes, underscores or brackets with units. */
export function plainHeading(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[([].*?[)\]]/g, '')
    .replaceAll(/[\s_\-.:：*#/]/g, '');
}

/** The most likely column for each field; a column is given to one field only, the surest first. */
export function guessColumns(columns: readonly ColumnSample[]): Partial<Record<GuessedField, ColumnGuess>> {
  const offers = GUESSED_FIELDS.flatMap((field) =>
    columns.flatMap((column) => {
      const guess = judge(field, column);
      return guess ? [{ field, ...guess }] : [];
    }),
  ).sort((a, b) => b.confidence - a.confidence);
  const taken = new Set<string>();
  const guesses: Partial<Record<GuessedField, ColumnGuess>> = {};
  for (const { field, ...guess } of offers) {
    if (guesses[field] || taken.has(guess.column)) continue;
    guesses[field] = guess;
    taken.add(guess.column);
  }
  return guesses;
}

function judge(field: GuessedField, column: ColumnSample): ColumnGuess | null {
  const byHeading = headingScore(field, plainHeading(column.name));
  const cells = column.cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  const shape = shapeScore(field, cells, column.cells.length);
  if (shape === 'against') return null;
  if (byHeading > 0) {
    const both = shape === 'for';
    const confidence = both ? Math.min(SURE, byHeading + 0.1) : byHeading;
    return { column: column.name, confidence, because: both ? 'both' : 'header' };
  }
  // Only a phone number shows itself by its values alone; a number or a date can be anything.
  return field === 'reporterPhone' && shape === 'for' && cells.length >= 5
    ? { column: column.name, confidence: 0.5, because: 'values' }
    : null;
}

function headingScore(field: GuessedField, heading: string): number {
  const words = HEADINGS[field];
  if (field === 'description' && OUTCOME.test(heading)) return 0;
  const whole = words.indexOf(heading);
  if (whole >= 0) return 0.85 - 0.2 * (whole / words.length);
  // Short Latin words stand inside others by accident (id in "width").
  const part = words.find(
    (word) => (word.length >= 6 || /[^a-z]/.test(word)) && word.length >= 2 && heading.includes(word),
  );
  return part ? 0.35 + 0.1 * Math.min(1, part.length / heading.length) : 0;
}

function shapeScore(
  field: GuessedField,
  cells: readonly string[],
  rows: number,
): 'for' | 'against' | 'unknown' {
  if (cells.length === 0) return field === 'externalId' || field === 'reportedAt' ? 'against' : 'unknown';
  switch (field) {
    case 'externalId':
      return cells.length === rows && new Set(cells).size === rows ? 'for' : 'against';
    case 'reportedAt':
    case 'closedAt':
    case 'dueAt':
      return guessTimeFormats(cells.slice(0, 50)).length > 0 ? 'for' : 'against';
    case 'description':
      // What is not said of every case is a remark, and a row without a description would be rejected.
      return cells.length >= rows * 0.98 ? 'unknown' : 'against';
    case 'lng':
      return degrees(cells, 180);
    case 'lat':
      return degrees(cells, 90);
    case 'reporterPhone':
      return cells.filter((cell) => PHONE.test(cell.replaceAll(' ', ''))).length >= cells.length * 0.8
        ? 'for'
        : 'unknown';
    case 'status':
      return new Set(cells).size <= 30 ? 'for' : 'against';
    default:
      return 'unknown';
  }
}

function degrees(cells: readonly string[], limit: number): 'for' | 'against' {
  const good = cells.filter((cell) => NUMBER.test(cell) && Math.abs(Number(cell)) <= limit).length;
  return good >= cells.length * 0.9 ? 'for' : 'against';
}
