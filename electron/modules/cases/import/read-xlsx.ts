import { Refusal } from '#shared/kernel/refusal.ts';
import { headingOf, isBlank } from './heading.ts';
import type { RawRow, RowSource } from './raw-row.ts';
import { elementsOf } from './xlsx-elements.ts';
import { rowCells, rowNumber, type SheetContext } from './xlsx-row.ts';
import { dateStyles } from './xlsx-styles.ts';
import { attribute, stringText, tagsOf } from './xlsx-text.ts';
import { damaged, readZipDirectory, unpackText, type ZipEntry } from './zip-file.ts';

/** Unpacked bytes of small parts, of the shared strings (held in memory) and of a sheet (read as it comes). */
const MOST = { part: 16 * 1024 ** 2, strings: 256 * 1024 ** 2, sheet: 4 * 1024 ** 3 };
const MAX_STRINGS = 4_000_000;
const MAX_ROWS = 1_048_576;

interface Workbook {
  entries: Map<string, ZipEntry>;
  /** Names with the paths of their parts, in the order of the tabs. */
  sheets: { name: string; path: string }[];
  from1904: boolean;
}

/** Names of the sheets of a workbook, in the order of its tabs. */
export async function sheetNames(file: string): Promise<string[]> {
  return (await openWorkbook(file)).sheets.map((sheet) => sheet.name);
}

/**
 * Opens a sheet (ECMA-376) row by row: memory holds its shared strings and one row.
 * @throws Refusal `import.damaged`, `import.bomb`, `import.encrypted`, `import.sheetMissing`, `import.noHeading`.
 */
export async function openXlsx(file: string, sheet: string | number, headerRow: number): Promise<RowSource> {
  const workbook = await openWorkbook(file);
  const found = workbook.sheets.find(({ name }, index) => name === sheet || index + 1 === sheet);
  if (!found) throw new Refusal('import.sheetMissing', { sheet });
  const context: SheetContext = {
    strings: await sharedStrings(file, workbook.entries.get('xl/sharedStrings.xml')),
    dates: dateStyles(await part(file, workbook.entries.get('xl/styles.xml'))),
    from1904: workbook.from1904,
  };
  const entry = workbook.entries.get(found.path);
  if (!entry) throw damaged(found.path);
  let packed = 0;
  const pieces = unpackText(file, entry, { most: MOST.sheet, onPacked: (bytes) => (packed += bytes) });
  const rows = numberedRows(elementsOf(pieces, 'row'), context);
  const close = async () => void (await rows.return());
  const heading = await readHeading(rows, headerRow).catch(async (error: unknown) => {
    await close();
    throw error;
  });
  return {
    columns: heading.columns,
    report: { kind: 'csv', delimiter: ',' },
    bytesRead: () => packed,
    close,
    async *rows() {
      const width = heading.columns.length;
      const fit = (row: RawRow) => fitted(row, width);
      yield heading.left.map(fit);
      for await (const chunk of rows) yield chunk.map(fit);
    },
  };
}

async function openWorkbook(file: string): Promise<Workbook> {
  const entries = await readZipDirectory(file);
  const [xml, relations] = await Promise.all(
    ['xl/workbook.xml', 'xl/_rels/workbook.xml.rels'].map((path) => part(file, entries.get(path))),
  );
  if (!xml || !relations) throw damaged('xl/workbook.xml');
  const targets = new Map(
    tagsOf(relations, 'Relationship').map((tag) => [attribute(tag, 'Id'), attribute(tag, 'Target') ?? '']),
  );
  const sheets = tagsOf(xml, 'sheet').flatMap((tag) => {
    const target = targets.get(attribute(tag, 'id'));
    const path = target?.startsWith('/') ? target.slice(1) : `xl/${target}`;
    return target ? [{ name: attribute(tag, 'name') ?? '', path }] : [];
  });
  const properties = tagsOf(xml, 'workbookPr')[0] ?? '';
  return { entries, sheets, from1904: /^(?:1|true)$/.test(attribute(properties, 'date1904') ?? '') };
}

async function part(file: string, entry: ZipEntry | undefined): Promise<string> {
  let text = '';
  if (entry) for await (const piece of unpackText(file, entry, { most: MOST.part })) text += piece;
  return text;
}

async function sharedStrings(file: string, entry: ZipEntry | undefined): Promise<string[]> {
  const strings: string[] = [];
  if (!entry) return strings;
  for await (const elements of elementsOf(unpackText(file, entry, { most: MOST.strings }), 'si')) {
    for (const element of elements) strings.push(stringText(element));
    if (strings.length > MAX_STRINGS) throw damaged(entry.name);
  }
  return strings;
}

async function* numberedRows(
  chunks: AsyncIterable<string[]>,
  context: SheetContext,
): AsyncGenerator<RawRow[], void> {
  let row = 0;
  for await (const elements of chunks) {
    const rows: RawRow[] = [];
    for (const element of elements) {
      row = Math.max(row + 1, Math.min(rowNumber(element) ?? 0, MAX_ROWS));
      if (row > MAX_ROWS) throw damaged('row');
      const cells = rowCells(element, context);
      if (!isBlank(cells)) rows.push({ row, cells, problem: null });
    }
    yield rows;
  }
}

async function readHeading(rows: AsyncGenerator<RawRow[], void>, headerRow: number) {
  for (let next = await rows.next(); !next.done; next = await rows.next()) {
    const place = next.value.findIndex(({ row }) => row >= headerRow);
    const heading = next.value[place];
    if (heading) return { columns: headingOf(heading.cells), left: next.value.slice(place + 1) };
  }
  throw new Refusal('import.noHeading');
}

/** A sheet has no ragged rows: cells that are not there are empty. What stands right of the heading is. */
function fitted(raw: RawRow, width: number): RawRow {
  if (raw.cells.length > width && !isBlank(raw.cells.slice(width))) return { ...raw, problem: 'ragged' };
  return raw.cells.length < width
    ? { ...raw, cells: [...raw.cells, ...new Array<string>(width - raw.cells.length).fill('')] }
    : raw;
}
