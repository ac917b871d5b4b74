import { createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { Refusal } from '#shared/kernel/refusal.ts';
import type { SheetFormat } from '#shared/kernel/sheet.ts';
import { guardFormula } from './guard-formula.ts';

export type SheetCell = string | number | null;

export interface Sheet {
  name: string;
  /** Headings with their widths in characters. */
  columns: readonly { heading: string; width: number }[];
  rows: AsyncIterable<SheetCell[]>;
  /** Stands under the last row. */
  watermark: string;
}

/**
 * Writes a sheet to `file` as its rows come: none are held back, and the file takes its name only once it is whole.
 * Texts that look like formulas are guarded. An XLSX goes on in a further sheet after 1,048,576 rows.
 * @throws Refusal `export.cannotWrite` {file}; whatever `rows` throws; an AbortError when `signal` fires
 */
export async function writeSheet(
  file: string,
  format: SheetFormat,
  sheet: Sheet,
  signal: AbortSignal,
): Promise<void> {
  const part = `${file}.part`;
  const bytes = await (format === 'xlsx' ? xlsxBytes(sheet) : csvBytes(sheet));
  try {
    await pipeline(Readable.fromWeb(bytes as ReadableStream), createWriteStream(part), { signal });
    const handle = await open(part, 'r+');
    await handle.sync();
    await handle.close();
    await rename(part, file);
  } catch (error) {
    await rm(part, { force: true }).catch(() => {});
    throw isFileError(error) ? new Refusal('export.cannotWrite', { file }) : error;
  }
}

async function* cells({ columns, rows, watermark }: Sheet): AsyncGenerator<SheetCell[]> {
  const guarded = (cell: SheetCell) => (typeof cell === 'string' ? guardFormula(cell) : cell);
  yield columns.map(({ heading }) => guarded(heading));
  for await (const row of rows) yield row.map(guarded);
  yield [guarded(watermark)];
}

// The writers are loaded when a list is exported for the first time: few starts come to that.
async function xlsxBytes(sheet: Sheet) {
  const { writeXlsxStream } = await import('hucre/xlsx');
  return writeXlsxStream(cells(sheet), {
    name: sheet.name,
    columns: sheet.columns.map(({ width }) => ({ width })),
    freezePane: { rows: 1 },
  });
}

/** With the mark by which spreadsheets know UTF-8. */
async function csvBytes(sheet: Sheet) {
  const { writeCsvStream } = await import('hucre/csv');
  return writeCsvStream(cells(sheet), { bom: true, headers: false });
}

function isFileError(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error && 'code' in error;
}
