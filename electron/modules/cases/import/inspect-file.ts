import { basename } from 'node:path';
import type { Territory } from '#electron/modules/territory/index.ts';
import {
  guessMapping,
  type ImportFormat,
  type InspectedColumn,
  type Inspection,
} from '#shared/modules/imports/index.ts';
import { checkFile } from './check-file.ts';
import { cellMasker } from './mask-cells.ts';
import { openRows } from './open-rows.ts';
import type { RawRow, RowSource } from './raw-row.ts';
import { sheetNames } from './read-xlsx.ts';

const LOOKED_AT = 1000;
const MAX_SAMPLE = 200;
/** 其他市容环境问题: where the station's code set has it, rows that nothing else decides go there. */
const OTHER = 'E0199';

/** Looks at the beginning of a file and guesses a mapping for it. @throws Refusal of the file (`import.…`) */
export async function inspectFile(
  territory: Territory,
  file: string,
  wanted: ImportFormat | null,
): Promise<Inspection> {
  const bytes = await checkFile(file);
  const { source, format } = await openRows(file, wanted, null);
  const rows = await firstRows(source, LOOKED_AT);
  const samples = source.columns.map((name, index) => ({
    name,
    cells: rows.map((row) => row.cells[index] ?? ''),
  }));
  const { mapping, guesses } = guessMapping({
    fileName: basename(file),
    format,
    columns: samples,
    zone: territory.profile.zone,
    fallbackClass: territory.classOf(OTHER) ? OTHER : null,
  });
  const personal = new Map(
    guesses.flatMap(({ field, columns: [column = ''] }) =>
      field === 'reporterName' || field === 'reporterPhone'
        ? [[column, field === 'reporterName' ? ('name' as const) : ('phone' as const)] as const]
        : [],
    ),
  );
  const masked = cellMasker(personal);
  return {
    fileName: basename(file),
    bytes,
    format,
    encoding: 'encoding' in format ? format.encoding : null,
    delimiter: format.kind === 'csv' ? format.delimiter : null,
    sheets: format.kind === 'xlsx' ? await sheetNames(file) : [],
    columns: samples.map(({ name, cells }) => lookInto(name, cells, (cell) => masked(name, cell))),
    lookedAt: rows.length,
    guess: mapping,
    guesses,
  };
}

/** The first readable rows of a file; it is closed then. */
export async function firstRows(source: RowSource, most: number): Promise<RawRow[]> {
  const rows: RawRow[] = [];
  for await (const chunk of source.rows()) {
    rows.push(...chunk.slice(0, most - rows.length));
    if (rows.length >= most) break;
  }
  await source.close();
  return rows;
}

function lookInto(name: string, cells: readonly string[], shown: (cell: string) => string): InspectedColumn {
  const counts = new Map<string, number>();
  let empty = 0;
  for (const raw of cells) {
    const cell = raw.trim();
    if (cell === '') empty += 1;
    else if (cell.length <= MAX_SAMPLE) counts.set(cell, (counts.get(cell) ?? 0) + 1);
  }
  const values = [...counts].sort((a, b) => b[1] - a[1]).slice(0, 200);
  return {
    name,
    samples: [...counts.keys()].slice(0, 5).map(shown),
    emptyRatio: cells.length === 0 ? 1 : empty / cells.length,
    values: values.map(([value, count]) => ({ value: shown(value), count })),
  };
}
