import type { FieldGuess } from './contract.ts';
import { type ColumnGuess, type ColumnSample, guessColumns } from './guess-columns.ts';
import { guessTimeFormats } from './guess-time.ts';
import { type GuessedField, STATUS_WORDS } from './guess-words.ts';
import type { ImportStage } from './import-stage.ts';
import type { CoordinateSystem, ImportFormat, Mapping } from './mapping.ts';
import { normalKey } from './value-table.ts';

export interface GuessInput {
  fileName: string;
  format: ImportFormat;
  columns: readonly ColumnSample[];
  /** Zone of the station, for times that name none. */
  zone: string;
  /** Class of rows that nothing else decides; null where the station has none for that. */
  fallbackClass: string | null;
}

export interface GuessedMapping {
  /** Null when no column for the id or the time of report could be found. */
  mapping: Mapping | null;
  guesses: FieldGuess[];
}

type Found = Partial<Record<GuessedField, ColumnGuess>>;

/** A whole mapping to start from, out of headings and the shapes of values; the person looks at it and corrects. */
export function guessMapping(input: GuessInput): GuessedMapping {
  const found = guessColumns(input.columns);
  const guesses = Object.entries(found).map(([field, { column, confidence, because }]) => ({
    field,
    columns: [column],
    confidence: Math.round(confidence * 100) / 100,
    because,
  }));
  return { mapping: mappingOf(input, found), guesses };
}

function mappingOf(input: GuessInput, found: Found): Mapping | null {
  const { externalId, reportedAt, closedAt, dueAt } = found;
  const cellsOf = (guess: ColumnGuess | undefined) =>
    input.columns.find((column) => column.name === guess?.column)?.cells ?? [];
  const description = describedBy(found);
  if (!externalId || !reportedAt || !description) return null;
  const formats = guessTimeFormats(
    [reportedAt, closedAt, dueAt].flatMap((guess) => cellsOf(guess).slice(0, 100)),
  );
  const statusCells = cellsOf(found.status);
  return {
    version: 1,
    name: sourceOf(input.fileName),
    note: '',
    source: sourceOf(input.fileName),
    format: input.format,
    time: { formats: formats.length > 0 ? formats.slice(0, 20) : ['iso'], zone: input.zone, strict: false },
    fields: {
      externalId: { column: externalId.column },
      reportedAt: { column: reportedAt.column },
      ...column('closedAt', closedAt),
      ...column('dueAt', dueAt),
      description,
      class: { columns: columnsOfClass(found), table: {}, byName: true, fallback: input.fallbackClass },
      status: {
        ...(found.status ? { column: found.status.column } : {}),
        table: statusTable(statusCells),
        fallback: 'registered',
      },
      ...(found.address ? { address: { column: found.address.column } } : {}),
      street: {
        ...(found.street ? { column: found.street.column } : {}),
        table: {},
        byName: true,
        byPoint: true,
      },
      ...pointOf(found),
      ...column('reporterName', found.reporterName),
      ...column('reporterPhone', found.reporterPhone),
      sourceCode: { table: {}, fallback: '02' },
      ...(found.urgency ? { urgency: { column: found.urgency.column, table: URGENCY_WORDS } } : {}),
      ...(found.unit ? { unit: { column: found.unit.column, table: {}, byName: true } } : {}),
    },
  };
}

const URGENCY_WORDS = {
  紧急: 'urgent',
  特急: 'veryUrgent',
  非常紧急: 'veryUrgent',
  urgent: 'urgent',
  veryUrgent: 'veryUrgent',
} as const;

function column<F extends string>(field: F, guess: ColumnGuess | undefined) {
  return (guess ? { [field]: { column: guess.column } } : {}) as { [K in F]?: { column: string } };
}

function columnsOfClass({ classType, classDetail }: Found): string[] {
  return [classType, classDetail].flatMap((guess) => (guess ? [guess.column] : []));
}

/** A file without a description is described by its kinds of request. */
function describedBy(found: Found): Mapping['fields']['description'] | null {
  if (found.description) return { column: found.description.column };
  const [first, ...rest] = columnsOfClass(found);
  if (first === undefined) return null;
  return rest.length === 0
    ? { column: first }
    : { template: [first, ...rest].map((name) => `{${name}}`).join('：') };
}

function pointOf({ lng, lat }: Found): Pick<Mapping['fields'], 'point'> {
  return lng && lat
    ? { point: { lngColumn: lng.column, latColumn: lat.column, system: systemOf(lng.column) } }
    : {};
}

/** Only the heading can say it; without a word there the person is asked, starting from WGS-84. */
function systemOf(heading: string): CoordinateSystem {
  const plain = heading
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s_-]/g, '');
  if (/bd09|baidu|百度/.test(plain)) return 'BD09';
  if (/gcj|amap|高德|火星|腾讯/.test(plain)) return 'GCJ02';
  return /cgcs|2000/.test(plain) ? 'CGCS2000' : 'WGS84';
}

/** Stages for the values that stand in the status column, by the words in them. */
function statusTable(cells: readonly string[]): Record<string, ImportStage> {
  const values = [...new Set(cells.map((cell) => cell.trim()))].filter(
    (value) => value !== '' && value.length <= 200,
  );
  return Object.fromEntries(
    values.slice(0, 100).flatMap((value) => {
      const stage = stageOf(value);
      return stage ? [[value, stage]] : [];
    }),
  );
}

function stageOf(value: string): ImportStage | null {
  const text = normalKey(value);
  const whole = STATUS_WORDS.find(([, words]) => words.includes(text));
  const part = whole ?? STATUS_WORDS.find(([, words]) => words.some((word) => text.includes(word)));
  return part?.[0] ?? null;
}

/** The name of the file without dates and numbers at its end, so that next month's file has the same source. */
function sourceOf(fileName: string): string {
  const stem = fileName.replace(/\.[^.]*$/, '').normalize('NFKC');
  const words = stem
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  while (words.length > 1 && /^\d+$/.test(words.at(-1) ?? '')) words.pop();
  return words.join('-').slice(0, 64) || 'imported';
}
