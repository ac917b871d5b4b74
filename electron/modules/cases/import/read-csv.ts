import { Refusal } from '#shared/kernel/refusal.ts';
import { openText } from './decode-file.ts';
import { headingOf, isBlank } from './heading.ts';
import type { RawRow, RowSource } from './raw-row.ts';
import { isReportHeading, unguarded } from './rejected-form.ts';
import { CsvSplitter, type SplitRecord } from './split-csv.ts';

export interface CsvOptions {
  delimiter: string;
  encoding: string;
  headerRow: number;
}

/**
 * Opens delimited text. A report of rejected rows is known by its heading and read in its own form, whatever the
 * options say about the heading row.
 * @throws Refusal `import.noHeading`, `import.tooManyColumns`.
 */
export async function openCsv(file: string, options: CsvOptions): Promise<RowSource> {
  const text = await openText(file, options.encoding);
  const splitter = new CsvSplitter(options.delimiter);
  // Looked for once a piece, and cell by cell only from the first piece that holds any.
  let suspicious = false;
  const records = (async function* () {
    for await (const piece of text.pieces()) {
      suspicious ||= isBadlyDecoded(piece);
      yield splitter.push(piece);
    }
    yield splitter.end();
  })();
  try {
    const head = await readHead(records, options.headerRow);
    return {
      columns: head.columns,
      report: { kind: 'csv', delimiter: options.delimiter },
      bytesRead: text.bytesRead,
      close: text.close,
      async *rows() {
        let row = head.row;
        const rowOf = (record: SplitRecord): RawRow => {
          row += 1;
          return toRow(record, row, head, suspicious);
        };
        const present = ({ cells, problem }: RawRow) => problem !== null || !isBlank(cells);
        yield head.left.map(rowOf).filter(present);
        for await (const chunk of records) yield chunk.map(rowOf).filter(present);
      },
    };
  } catch (error) {
    await text.close();
    throw error;
  }
}

interface Head {
  columns: string[];
  isReport: boolean;
  row: number;
  /** Records already read behind the heading. */
  left: SplitRecord[];
}

async function readHead(records: AsyncGenerator<SplitRecord[]>, headerRow: number): Promise<Head> {
  const read: SplitRecord[] = [];
  for (let next = await records.next(); !next.done; next = await records.next()) {
    read.push(...next.value);
    const isReport = isReportHeading(read[0]?.cells ?? []);
    const row = isReport ? 1 : headerRow;
    const heading = read[row - 1];
    if (!heading) continue;
    const cells = isReport ? heading.cells.slice(2).map(unguarded) : heading.cells;
    return { columns: headingOf(cells), isReport, row, left: read.slice(row) };
  }
  throw new Refusal('import.noHeading');
}

function toRow({ cells, problem }: SplitRecord, row: number, head: Head, suspicious: boolean): RawRow {
  const { isReport, columns } = head;
  const own = isReport && !problem ? cells.slice(2).map(unguarded) : cells;
  if (problem) return { row, cells: own, problem };
  if (own.length !== columns.length && !onlyEmptyBeyond(own, columns.length))
    return { row, cells: own, problem: 'ragged' };
  return { row, cells: own, problem: suspicious && own.some(isBadlyDecoded) ? 'badEncoding' : null };
}

/** Spreadsheets end every line with the delimiters of empty columns that were once in use. */
function onlyEmptyBeyond(cells: readonly string[], width: number): boolean {
  return cells.length > width && cells.slice(width).every((cell) => cell === '');
}

const isBadlyDecoded = (cell: string) => cell.includes('\uFFFD') || cell.includes('\u0000');
