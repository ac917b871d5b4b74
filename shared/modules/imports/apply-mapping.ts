import { isFinal } from '#shared/modules/cases/index.ts';
import type { Urgency } from '#shared/modules/territory/index.ts';
import { compileClass, compileCode, compileUnit } from './decide.ts';
import type { ImportStage } from './import-stage.ts';
import { compilePlace } from './map-place.ts';
import { compileTimes } from './map-times.ts';
import type { MappedCase, MappedRow, MappingLookups } from './mapped-case.ts';
import type { Mapping } from './mapping.ts';
import { type RowError, type RowFlag, rowError } from './row-problem.ts';
import { columnsOf, compileText } from './template.ts';
import { lookUp, normalTable } from './value-table.ts';

/** Longest texts that a case takes (`#shared/modules/cases`); beyond the first two a text is cut, not refused. */
const MAX = { externalId: 200, description: 2000, address: 300, name: 40, phone: 30 };
/** A cell above this is no description but an accident (a lost quote, a picture). */
const MAX_CELL = 32_767;

/** Every column that the mapping reads, once. */
export function mappedColumns({ fields }: Mapping): string[] {
  const { point } = fields;
  return [
    ...new Set([
      fields.externalId.column,
      fields.reportedAt.column,
      ...[fields.closedAt, fields.dueAt, fields.reporterName, fields.reporterPhone].flatMap(
        (f) => f?.column ?? [],
      ),
      ...columnsOf(fields.description),
      ...(fields.address ? columnsOf(fields.address) : []),
      ...fields.class.columns,
      ...[fields.status, fields.street, fields.unit, fields.urgency, fields.sourceCode].flatMap(
        (f) => f?.column ?? [],
      ),
      ...(point ? ('lngColumn' in point ? [point.lngColumn, point.latColumn] : [point.column]) : []),
    ]),
  ];
}

/** Columns of the mapping that hold personal data, to be masked wherever raw cells are shown. */
export function personalColumns({ fields }: Mapping): Map<string, 'name' | 'phone'> {
  const columns = new Map<string, 'name' | 'phone'>();
  if (fields.reporterName) columns.set(fields.reporterName.column, 'name');
  if (fields.reporterPhone) columns.set(fields.reporterPhone.column, 'phone');
  return columns;
}

/**
 * Compiles a mapping for the columns of a file into a function from cells to a case or to all that is wrong with
 * the row. Pure and total: no text makes it throw. A column that the file lacks reads as empty.
 * @throws Error when the mapping's time rules are not readable (see `timeRuleProblems`).
 */
export function compileMapping(
  mapping: Mapping,
  columns: readonly string[],
  lookups: MappingLookups,
): (cells: readonly string[]) => MappedRow {
  const { fields } = mapping;
  const indexOf = (column: string) => columns.indexOf(column);
  const cellOf = (column: string | undefined) => {
    const index = column === undefined ? -1 : indexOf(column);
    return (cells: readonly string[]) => (cells[index] ?? '').trim();
  };
  const externalIdOf = cellOf(fields.externalId.column);
  const description = compileText(fields.description, indexOf);
  const address = fields.address ? compileText(fields.address, indexOf) : () => '';
  const decideClass = compileClass(fields.class, cellOf, lookups);
  const decideStage = compileCode(fields.status, cellOf, 'statusFallback');
  const decideSource = compileCode(fields.sourceCode, cellOf, null);
  const timesOf = compileTimes(mapping, cellOf);
  const placeOf = compilePlace(fields, cellOf, lookups);
  const unitOf = compileUnit(fields.unit, cellOf, lookups);
  const urgencyOf = cellOf(fields.urgency?.column);
  const urgencies = normalTable<Urgency>(fields.urgency?.table ?? {});
  const reporterName = cellOf(fields.reporterName?.column);
  const reporterPhone = cellOf(fields.reporterPhone?.column);
  const textColumn = columnsOf(fields.description)[0] ?? '';
  const classColumn = fields.class.columns[0] ?? '';
  const classCell = cellOf(classColumn);
  const statusColumn = fields.status.column ?? '';
  const statusCell = cellOf(statusColumn);

  return (cells) => {
    const errors: RowError[] = [];
    const flags: RowFlag[] = [];
    refuseLongCells(cells, columns, errors);
    const externalId = externalIdOf(cells);
    if (externalId === '') errors.push(rowError('empty', fields.externalId.column, ''));
    if (externalId.length > MAX.externalId)
      errors.push(rowError('tooLong', fields.externalId.column, externalId));
    const text = description(cells);
    if (text === '') errors.push(rowError('empty', textColumn, ''));
    const times = timesOf(cells, errors);
    const classKey = decideClass(cells, flags);
    if (classKey === null) errors.push(rowError('classUnknown', classColumn, classCell(cells)));
    const stage = decideStage(cells, flags);
    if (stage === null) errors.push(rowError('statusUnknown', statusColumn, statusCell(cells)));
    const place = placeOf(cells, errors, flags);
    const unitId = unitOf(cells, flags);
    if (errors.length > 0 || times === null || classKey === null || stage === null) return { errors };

    const standing = withUnit(stage, unitId, flags);
    if (isFinal(stage) && times.closedAt === null) flags.push('closedAtMissing');
    const result: MappedCase = {
      source: mapping.source,
      externalId,
      reportedAt: times.reportedAt,
      // Some sources keep the time of an earlier closing on a case that was opened again.
      closedAt: isFinal(stage) ? times.closedAt : null,
      dueAt: times.dueAt,
      description: cut(text, MAX.description),
      classKey,
      stage: standing,
      sourceCode: decideSource(cells, flags) ?? fields.sourceCode.fallback,
      urgency: lookUp(urgencies, urgencyOf(cells)) ?? 'normal',
      address: cut(address(cells), MAX.address),
      streetCode: place.streetCode,
      location: place.location,
      reporterName: cut(reporterName(cells), MAX.name) || null,
      reporterPhone: cut(reporterPhone(cells), MAX.phone) || null,
      unitId,
    };
    return { case: result, flags };
  };
}

/** What nobody answers for cannot be in anybody's hands: such a case waits to be dispatched. */
function withUnit(stage: ImportStage, unitId: string | null, flags: RowFlag[]): ImportStage {
  if (unitId !== null || (stage !== 'disposing' && stage !== 'suspended')) return stage;
  flags.push('unitMissing');
  return 'to_dispatch';
}

/** Cuts without leaving half a character, which a database would store as another one. */
function cut(text: string, max: number): string {
  return text.length > max ? text.slice(0, max).replace(/[\uD800-\uDBFF]$/, '') : text;
}

function refuseLongCells(cells: readonly string[], columns: readonly string[], errors: RowError[]): void {
  for (let index = 0; index < cells.length; index += 1) {
    const cell = cells[index] as string;
    if (cell.length > MAX_CELL) errors.push(rowError('tooLong', columns[index] ?? '', cell));
  }
}
