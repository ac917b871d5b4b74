import { Refusal } from '#shared/kernel/refusal.ts';
import { MAX_RECORD } from './bounds.ts';
import { openText, type TextFile } from './decode-file.ts';
import { cellsOf, isRecord } from './flatten-record.ts';
import type { RawRow, RowSource } from './raw-row.ts';
import { type JsonElement, JsonSplitter } from './split-json.ts';

/** Opens a JSON document whose records stand in the array at `recordPath`; `columns` are dotted paths to read. */
export async function openJson(
  file: string,
  recordPath: string,
  columns: readonly string[],
): Promise<RowSource> {
  const text = await openText(file, 'utf-8');
  return recordSource(text, columns, async function* () {
    const splitter = new JsonSplitter(recordPath);
    try {
      for await (const piece of text.pieces()) yield splitter.push(piece);
      yield splitter.end();
    } catch (error) {
      throw error instanceof Error && error.message === 'deep' ? new Refusal('import.tooDeep') : error;
    }
    if (!splitter.found) throw new Refusal('import.noRecords', { path: recordPath });
  });
}

/** Opens a file with one JSON object a line. */
export async function openNdjson(
  file: string,
  encoding: string,
  columns: readonly string[],
): Promise<RowSource> {
  const text = await openText(file, encoding);
  return recordSource(text, columns, () => linesOf(text));
}

/** Lines of a file; null for one that is longer than a record may be. */
async function* linesOf(text: TextFile): AsyncGenerator<JsonElement[], void> {
  let rest = '';
  let overlong = false;
  for await (const piece of text.pieces()) {
    const lines: JsonElement[] = (rest + piece).split('\n');
    rest = lines.pop() ?? '';
    if (overlong && lines.length > 0) {
      lines[0] = null;
      overlong = false;
    }
    if (rest.length > MAX_RECORD) {
      overlong = true;
      rest = '';
    }
    yield lines;
  }
  yield [overlong ? null : rest];
}

function recordSource(
  text: TextFile,
  columns: readonly string[],
  elements: () => AsyncGenerator<JsonElement[], void>,
): RowSource {
  return {
    columns,
    report: { kind: 'ndjson' },
    bytesRead: text.bytesRead,
    close: text.close,
    async *rows() {
      let row = 0;
      for await (const chunk of elements()) {
        const rows: RawRow[] = [];
        for (const element of chunk) {
          row += 1;
          if (element === null || element.trim() !== '') rows.push(toRow(element, row, columns));
        }
        yield rows;
      }
    },
  };
}

function toRow(element: JsonElement, row: number, columns: readonly string[]): RawRow {
  if (element === null || element.length > MAX_RECORD) return { row, cells: [], problem: 'tooLong' };
  const record = parsed(element);
  if (!isRecord(record)) return { row, cells: [element], problem: 'unreadable' };
  const cells = cellsOf(record, columns);
  const bad = cells.some((cell) => cell.includes('\uFFFD') || cell.includes('\u0000'));
  return { row, cells, problem: bad ? 'badEncoding' : null, json: element };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
