import {
  type FieldGuess,
  type ImportProgress,
  type Inspection,
  type Mapping,
  mappedColumns,
  mappingSchema,
  type TextSource,
  timeRuleProblems,
} from '#shared/modules/imports/index.ts';

/** Fields of a mapping in the order in which they are looked over. */
export const FIELDS = [
  'externalId',
  'reportedAt',
  'description',
  'class',
  'status',
  'address',
  'street',
  'point',
  'closedAt',
  'dueAt',
  'unit',
  'urgency',
  'sourceCode',
  'reporterName',
  'reporterPhone',
] as const;
export type Field = (typeof FIELDS)[number];

export type Fields = Mapping['fields'];

/** Fields that are one column and nothing else. */
export const PLAIN_FIELDS = ['closedAt', 'dueAt', 'reporterName', 'reporterPhone'] as const;

const NAME = /[^\p{Cc}/\\]+/gu;

/** A field that reads nothing yet, for each that must be there. */
export const NOTHING: Fields = {
  externalId: { column: '' },
  reportedAt: { column: '' },
  description: { column: '' },
  class: { columns: [], table: {}, byName: true, fallback: null },
  status: { table: {}, fallback: null },
  sourceCode: { table: {}, fallback: '' },
};

/**
 * A mapping to start from: the guess, or what could be guessed of it. Columns that are still to be chosen are '';
 * such a mapping is not sent ({@link problemsOf} names them).
 */
export function firstMapping(inspection: Inspection, zone: string): Mapping {
  if (inspection.guess) return inspection.guess;
  const stem = inspection.fileName.replace(/\.[^.]*$/, '');
  const name = (stem.match(NAME)?.join('') ?? '').slice(0, 80);
  return {
    version: 1,
    name: name || 'import',
    note: '',
    source: '',
    format: inspection.format,
    time: { formats: ['iso'], zone, strict: false },
    fields: guessedFields(inspection.guesses),
  };
}

function guessedFields(guesses: readonly FieldGuess[]): Fields {
  const of = (field: string) => guesses.find((guess) => guess.field === field)?.columns[0];
  const column = (field: string) => {
    const found = of(field);
    return found === undefined ? {} : { [field]: { column: found } };
  };
  const [lng, lat, status, street, unit] = ['lng', 'lat', 'status', 'street', 'unit'].map(of);
  return {
    ...NOTHING,
    ...column('externalId'),
    ...column('reportedAt'),
    ...column('description'),
    ...column('address'),
    ...Object.assign({}, ...PLAIN_FIELDS.map(column)),
    class: { ...NOTHING.class, columns: ['classType', 'classDetail'].flatMap((field) => of(field) ?? []) },
    ...(status !== undefined && { status: { ...NOTHING.status, column: status } }),
    ...(street !== undefined && { street: { column: street, table: {}, byName: true, byPoint: true } }),
    ...(unit !== undefined && { unit: { column: unit, table: {}, byName: true } }),
    ...(lng !== undefined &&
      lat !== undefined && { point: { lngColumn: lng, latColumn: lat, system: 'WGS84' } }),
  };
}

/** A saved mapping for the file at hand: the file itself says how it is laid out where the kinds differ. */
export function adoptMapping(saved: Mapping, inspection: Inspection): Mapping {
  return saved.format.kind === inspection.format.kind ? saved : { ...saved, format: inspection.format };
}

export type ProblemCode = 'required' | 'missingColumn' | 'timeRule' | 'invalid';

export interface Problem {
  /** A field of {@link FIELDS}, or `name`, `source`, `time`. */
  where: string;
  code: ProblemCode;
  /** The column, format or zone that it is about. */
  detail: string;
}

/** What keeps a mapping from being used with a file of these columns. */
export function problemsOf(mapping: Mapping, columns: readonly string[]): Problem[] {
  const problems: Problem[] = [];
  const { fields } = mapping;
  const required = (where: string, text: string) => {
    if (text.trim() === '') problems.push({ where, code: 'required', detail: '' });
  };
  required('name', mapping.name);
  required('source', mapping.source);
  required('externalId', fields.externalId.column);
  required('reportedAt', fields.reportedAt.column);
  required('description', textOf(fields.description));
  required('sourceCode', fields.sourceCode.fallback);
  if (fields.class.columns.length === 0 && fields.class.fallback === null) required('class', '');
  if (fields.status.column === undefined && fields.status.fallback === null) required('status', '');
  const here = new Set(columns);
  for (const column of mappedColumns(mapping)) {
    if (column === '' || here.has(column)) continue;
    problems.push({ where: fieldOfColumn(mapping, column), code: 'missingColumn', detail: column });
  }
  for (const detail of timeRuleProblems(mapping.time))
    problems.push({ where: 'time', code: 'timeRule', detail });
  if (problems.length > 0) return problems;
  const parsed = mappingSchema.safeParse(mapping);
  return parsed.success
    ? []
    : parsed.error.issues.map(({ path, message }) => ({
        where: String(path[0] === 'fields' ? path[1] : path[0]),
        code: 'invalid',
        detail: message,
      }));
}

function fieldOfColumn(mapping: Mapping, column: string): Field {
  const alone = (field: Field): Mapping => ({
    ...mapping,
    fields: { ...NOTHING, [field]: mapping.fields[field] },
  });
  const used = FIELDS.filter((field) => mapping.fields[field] !== undefined);
  return used.find((field) => mappedColumns(alone(field)).includes(column)) ?? 'externalId';
}

function textOf(source: TextSource): string {
  return 'column' in source ? source.column : source.template;
}

/** A column or, when several are to be read as one text, a template of them. */
export function textSource(columns: readonly string[]): TextSource {
  return columns.length > 1
    ? { template: columns.map((column) => `{${column}}`).join(' ') }
    : { column: columns[0] ?? '' };
}

export interface ValueRow<V> {
  value: string;
  /** How often it stood in the rows looked at; 0 when only the table knows it. */
  count: number;
  to: V | null;
}

const plain = (text: string) => text.normalize('NFKC').trim().toLowerCase();

/** Every value of a column with what it becomes; values that only the table knows stand last. */
export function valueRows<V>(
  table: Readonly<Record<string, V>>,
  found: readonly { value: string; count: number }[],
): ValueRow<V>[] {
  const mapped = new Map(Object.entries(table).map(([value, to]) => [plain(value), to]));
  const rows: ValueRow<V>[] = found
    .filter(({ value }) => value.trim() !== '')
    .map(({ value, count }) => ({ value, count, to: mapped.get(plain(value)) ?? null }));
  const seen = new Set(rows.map(({ value }) => plain(value)));
  const rest = Object.entries(table).filter(([value]) => !seen.has(plain(value)));
  return [...rows, ...rest.map(([value, to]) => ({ value, count: 0, to }))];
}

/** The table with one value given another meaning, or none. Spellings that count as the same value are replaced. */
export function withValue<V>(
  table: Readonly<Record<string, V>>,
  value: string,
  to: V | null,
): Record<string, V> {
  const rest = Object.entries(table).filter(([key]) => plain(key) !== plain(value));
  return Object.fromEntries(to === null ? rest : [...rest, [value, to]]);
}

/** The guess for a field, where the mapping still follows it. */
export function guessFor(
  guesses: readonly FieldGuess[],
  field: Field,
  columns: readonly string[],
): FieldGuess | null {
  const names: readonly string[] =
    field === 'class' ? ['classType', 'classDetail'] : field === 'point' ? ['lng', 'lat'] : [field];
  return (
    guesses.find((guess) => names.includes(guess.field) && guess.columns.some((c) => columns.includes(c))) ??
    null
  );
}

/** How far a job is, 0–100. */
export function percentOf({ bytesRead, bytesTotal, state }: ImportProgress): number {
  if (state === 'finished') return 100;
  return bytesTotal === 0 ? 0 : Math.min(99, Math.floor((bytesRead / bytesTotal) * 100));
}

/** 12.3 MB */
export function sizeText(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  const [size, unit] = bytes < 1024 ** 2 ? [bytes / 1024, 'KB'] : [bytes / 1024 ** 2, 'MB'];
  return `${size.toFixed(size < 10 ? 1 : 0)} ${unit}`;
}
