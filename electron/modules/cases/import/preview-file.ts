import type { Territory } from '#electron/modules/territory/index.ts';
import {
  compileMapping,
  type MappedRow,
  type Mapping,
  mappedColumns,
  type Preview,
  personalColumns,
  rowError,
} from '#shared/modules/imports/index.ts';
import { checkFile } from './check-file.ts';
import { checkMapping } from './check-mapping.ts';
import { firstRows } from './inspect-file.ts';
import { lookupsOf } from './lookups.ts';
import { cellMasker } from './mask-cells.ts';
import { openRows } from './open-rows.ts';
import type { RawRow } from './raw-row.ts';

const SHOWN = 50;
const MAX_CELL = 300;

/** The first rows of a file as a mapping makes them. @throws Refusal of the file or the mapping (`import.…`) */
export async function previewFile(territory: Territory, file: string, mapping: Mapping): Promise<Preview> {
  await checkFile(file);
  const { source } = await openRows(file, mapping.format, mappedColumns(mapping));
  const { columns } = source;
  const rows = await firstRows(source, SHOWN);
  checkMapping(mapping, columns);
  const map = compileMapping(mapping, columns, lookupsOf(territory));
  const masked = cellMasker(personalColumns(mapping));
  return {
    columns: [...columns],
    rows: rows.map((raw) => {
      const mapped = mapRow(raw, map);
      return {
        row: raw.row,
        cells: columns.map((column, index) => masked(column, (raw.cells[index] ?? '').slice(0, MAX_CELL))),
        case: 'case' in mapped ? shownCase(mapped) : null,
        errors:
          'errors' in mapped
            ? mapped.errors.map((error) => ({ ...error, excerpt: masked(error.column, error.excerpt) }))
            : [],
      };
    }),
  };
}

function mapRow(raw: RawRow, map: ReturnType<typeof compileMapping>): MappedRow {
  return raw.problem
    ? { errors: [rowError(raw.problem, '', raw.cells.join(' ').slice(0, 200))] }
    : map(raw.cells);
}

function shownCase({
  case: row,
  flags,
}: Extract<MappedRow, { case: unknown }>): Preview['rows'][number]['case'] {
  return {
    externalId: row.externalId,
    reportedAt: row.reportedAt,
    closedAt: row.closedAt,
    dueAt: row.dueAt,
    description: row.description,
    classKey: row.classKey,
    stage: row.stage,
    address: row.address,
    streetCode: row.streetCode,
    lng: row.location?.lng ?? null,
    lat: row.location?.lat ?? null,
    unitId: row.unitId,
    flags: [...flags],
  };
}
