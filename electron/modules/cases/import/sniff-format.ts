import { open } from 'node:fs/promises';
import { Refusal } from '#shared/kernel/refusal.ts';
import type { Encoding, FormatKind } from '#shared/modules/imports/index.ts';
import { SAMPLE_BYTES } from './bounds.ts';
import { isRecord } from './flatten-record.ts';
import { markOf, type Sample, sniffEncoding } from './sniff-encoding.ts';
import { CsvSplitter } from './split-csv.ts';

export interface Sniffed {
  kind: FormatKind;
  /** Null for workbooks. */
  encoding: Exclude<Encoding, 'auto'> | null;
  /** True when a byte-order mark says the encoding. */
  marked: boolean;
  /** The beginning as text; empty for workbooks. */
  head: string;
}

const MIDDLE_SAMPLES = 8;
const MIDDLE_BYTES = 64 * 1024;

/**
 * Tells by its bytes what a file is; its name says nothing.
 * @throws Refusal `import.oldExcel` (.xls), `import.unknownFormat` (other bytes that are no text).
 */
export async function sniffFile(file: string): Promise<Sniffed> {
  const samples = await readSamples(file);
  const head = samples[0]?.bytes ?? Buffer.alloc(0);
  if (head.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004')
    return { kind: 'xlsx', encoding: null, marked: false, head: '' };
  if (head.subarray(0, 4).toString('hex') === 'd0cf11e0') throw new Refusal('import.oldExcel', { file });
  const encoding = sniffEncoding(samples);
  if (encoding !== 'utf-16le' && looksBinary(head)) throw new Refusal('import.unknownFormat', { file });
  const text = new TextDecoder(encoding).decode(head, { stream: true });
  return { kind: kindOf(text), encoding, marked: markOf(head) !== null, head: text };
}

/** A stray zero byte spoils a row; a quarter of them is no text in any encoding read here. */
function looksBinary(head: Buffer): boolean {
  return head.reduce((zeros, byte) => zeros + (byte === 0 ? 1 : 0), 0) > head.length / 4;
}

async function readSamples(file: string): Promise<Sample[]> {
  const handle = await open(file, 'r');
  try {
    const { size } = await handle.stat();
    const read = async (at: number, bytes: number) => {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(bytes), 0, bytes, at);
      return buffer.subarray(0, bytesRead);
    };
    const samples: Sample[] = [{ bytes: await read(0, SAMPLE_BYTES), isHead: true }];
    for (let n = 1; n <= MIDDLE_SAMPLES && size > SAMPLE_BYTES; n += 1) {
      const at = Math.floor((size - MIDDLE_BYTES) * (n / MIDDLE_SAMPLES));
      if (at > SAMPLE_BYTES) samples.push({ bytes: await read(at, MIDDLE_BYTES), isHead: false });
    }
    return samples;
  } finally {
    await handle.close();
  }
}

function kindOf(text: string): FormatKind {
  const begin = text.trimStart();
  if (begin.startsWith('[')) return 'json';
  if (!begin.startsWith('{')) return 'csv';
  const lineEnd = begin.indexOf('\n');
  if (lineEnd < 0) return begin.length < text.length || isWhole(begin) ? oneLine(begin) : 'json';
  return isWhole(begin.slice(0, lineEnd)) ? 'ndjson' : 'json';
}

/** One object on one line is a record, unless it is a wrapper around a list of records. */
function oneLine(line: string): FormatKind {
  return isWhole(line) && recordPathIn(line) === null ? 'ndjson' : 'json';
}

function isWhole(line: string): boolean {
  try {
    return isRecord(JSON.parse(line));
  } catch {
    return false;
  }
}

const FIRST_LIST = /"((?:[^"\\]|\\.){1,100})"\s*:\s*\[\s*\{/;

/** Name of the first member that is a list of objects, looked for in the beginning of a document; null if none. */
export function recordPathIn(head: string): string | null {
  return head.trimStart().startsWith('[') ? '' : (FIRST_LIST.exec(head)?.[1] ?? null);
}

const DELIMITERS = [',', '\t', ';', '|'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/** The delimiter that cuts the first records into the most columns that agree with each other. */
export function sniffDelimiter(head: string): Delimiter {
  let best: { delimiter: Delimiter; score: number } = { delimiter: ',', score: 0 };
  for (const delimiter of DELIMITERS) {
    const records = new CsvSplitter(delimiter).push(head.endsWith('\n') ? head : `${head}\n`).slice(0, 50);
    const counts = records.filter(({ cells }) => cells.length > 1).map(({ cells }) => cells.length);
    const width = mode(counts);
    const score =
      (width - 1) * (counts.filter((count) => count === width).length / Math.max(1, records.length)) ** 2;
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}

function mode(counts: readonly number[]): number {
  const often = new Map<number, number>();
  for (const count of counts) often.set(count, (often.get(count) ?? 0) + 1);
  return [...often].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 1;
}
