import type { ImportFormat } from '#shared/modules/imports/index.ts';
import { collectPaths, isRecord } from './flatten-record.ts';
import type { RowSource } from './raw-row.ts';
import { openCsv } from './read-csv.ts';
import { openJson, openNdjson } from './read-json.ts';
import { openXlsx } from './read-xlsx.ts';
import { recordPathIn, type Sniffed, sniffDelimiter, sniffFile } from './sniff-format.ts';

export interface OpenedRows {
  source: RowSource;
  /** The format with everything that `auto` came to. */
  format: ImportFormat;
}

/**
 * Opens a file as rows. Which reader is used follows from the file itself; the format that the person or the mapping
 * names gives the options where it is of that kind.
 * @param columns dotted paths to read from JSON; null to find them in the first records.
 */
export async function openRows(
  file: string,
  wanted: ImportFormat | null,
  columns: readonly string[] | null,
): Promise<OpenedRows> {
  const sniffed = await sniffFile(file);
  const format = settle(sniffed, wanted);
  switch (format.kind) {
    case 'csv':
      return { format, source: await openCsv(file, format) };
    case 'xlsx':
      return { format, source: await openXlsx(file, format.sheet, format.headerRow) };
    case 'json': {
      const open = (paths: readonly string[]) => openJson(file, format.recordPath, paths);
      return { format, source: await open(columns ?? (await findPaths(await open([])))) };
    }
    case 'ndjson': {
      const open = (paths: readonly string[]) => openNdjson(file, format.encoding, paths);
      return { format, source: await open(columns ?? (await findPaths(await open([])))) };
    }
  }
}

function settle(sniffed: Sniffed, wanted: ImportFormat | null): ImportFormat {
  // A workbook's or a document's kind is certain; text can be what the person says it is.
  switch (sniffed.kind) {
    case 'xlsx':
      return wanted?.kind === 'xlsx' ? wanted : { kind: 'xlsx', sheet: 1, headerRow: 1 };
    case 'json':
      return wanted?.kind === 'json' && wanted.recordPath !== ''
        ? wanted
        : { kind: 'json', recordPath: recordPathIn(sniffed.head) ?? '' };
    case 'ndjson':
      return { kind: 'ndjson', encoding: encodingOf(sniffed, wanted) };
    case 'csv': {
      const options = wanted?.kind === 'csv' ? wanted : null;
      const headerRow = options?.headerRow ?? 1;
      const encoding = encodingOf(sniffed, wanted);
      const head = encoding === sniffed.encoding ? sniffed.head : '';
      const delimiter =
        !options || options.delimiter === 'auto' ? sniffDelimiter(head || sniffed.head) : options.delimiter;
      return { kind: 'csv', delimiter, encoding, headerRow };
    }
  }
}

/** A byte-order mark is certain: a report is UTF-8 whatever the file was that it came from. */
function encodingOf(sniffed: Sniffed, wanted: ImportFormat | null) {
  const said = wanted && 'encoding' in wanted ? wanted.encoding : 'auto';
  return said === 'auto' || sniffed.marked ? (sniffed.encoding ?? 'utf-8') : said;
}

const LOOKED_AT = 200;

async function findPaths(source: RowSource): Promise<string[]> {
  const paths = new Set<string>();
  let count = 0;
  for await (const rows of source.rows()) {
    for (const { json } of rows.slice(0, LOOKED_AT)) {
      const record: unknown = json === undefined ? null : JSON.parse(json);
      if (isRecord(record)) collectPaths(record, paths);
    }
    count += rows.length;
    if (count >= LOOKED_AT) break;
  }
  await source.close();
  return [...paths];
}
