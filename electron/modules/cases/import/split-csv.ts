import { MAX_RECORD } from './bounds.ts';

export interface SplitRecord {
  cells: string[];
  problem: 'unreadable' | 'tooLong' | null;
}

const MORE = -1;
const QUOTE = 34;
const RETURN = 13;

/**
 * Cuts delimited text (RFC 4180) into records, whatever the pieces it comes in. A quote that does not open a cell
 * is a character like any other. A record whose quotes do not fit gives its first line as `unreadable` and reading
 * goes on with the next line, so that a lost quote costs one row and not the rest of the file.
 */
export class CsvSplitter {
  readonly #delimiter: string;
  #rest = '';
  /** Inside of a line that was given up for its length. */
  #skipping = false;

  constructor(delimiter: string) {
    this.#delimiter = delimiter;
  }

  push(text: string): SplitRecord[] {
    return this.#cut(this.#rest === '' ? text : this.#rest + text, false);
  }

  /** The last record, which may lack its line end. */
  end(): SplitRecord[] {
    return this.#cut(this.#rest, true);
  }

  #cut(text: string, final: boolean): SplitRecord[] {
    const records: SplitRecord[] = [];
    let at = this.#skipping ? this.#skip(text) : 0;
    let quote = text.indexOf('"', at);
    while (at < text.length) {
      const lineEnd = text.indexOf('\n', at);
      if (lineEnd < 0 && !final) {
        if (text.length - at > MAX_RECORD) at = this.#giveUp(text, at, records);
        break;
      }
      const end = lineEnd < 0 ? text.length : lineEnd;
      if (quote >= 0 && quote < at) quote = text.indexOf('"', at);
      const next =
        quote < 0 || quote >= end
          ? this.#plain(text, at, end, records)
          : this.#quoted(text, at, final, records);
      if (next === MORE) break;
      at = next;
    }
    this.#rest = at >= text.length ? '' : text.slice(at);
    return records;
  }

  #skip(text: string): number {
    const lineEnd = text.indexOf('\n');
    this.#skipping = lineEnd < 0;
    return lineEnd < 0 ? text.length : lineEnd + 1;
  }

  #giveUp(text: string, at: number, records: SplitRecord[]): number {
    records.push({ cells: [text.slice(at, at + 200)], problem: 'tooLong' });
    this.#skipping = true;
    return text.length;
  }

  #plain(text: string, at: number, end: number, records: SplitRecord[]): number {
    const cells = text.slice(at, withoutReturn(text, at, end)).split(this.#delimiter);
    records.push({ cells, problem: end - at > MAX_RECORD ? 'tooLong' : null });
    return end + 1;
  }

  /** A record with quotes; {@link MORE} when its end is not in the text yet. */
  #quoted(text: string, start: number, final: boolean, records: SplitRecord[]): number {
    const cells: string[] = [];
    let at = start;
    let state: 'cell' | 'end' = 'cell';
    while (state === 'cell') {
      const quoted = text.charCodeAt(at) === QUOTE;
      const cellEnd = quoted ? closingQuote(text, at + 1) : plainEnd(text, at, this.#delimiter);
      if (cellEnd < 0) return this.#unfinished(text, start, final && quoted, records);
      cells.push(quoted ? text.slice(at + 1, cellEnd).replaceAll('""', '"') : text.slice(at, cellEnd));
      at = quoted ? cellEnd + 1 : cellEnd;
      if (text[at] === this.#delimiter) at += 1;
      else state = 'end';
    }
    if (text.charCodeAt(at) === RETURN) at += 1;
    if (at >= text.length && !final) return this.#unfinished(text, start, false, records);
    if (at < text.length && text[at] !== '\n') return this.#unreadable(text, start, records);
    records.push({ cells, problem: null });
    return at + 1;
  }

  /** The text ends inside of a record: its end is awaited, up to the length that a record may have. */
  #unfinished(text: string, start: number, isBroken: boolean, records: SplitRecord[]): number {
    return isBroken || text.length - start > MAX_RECORD ? this.#unreadable(text, start, records) : MORE;
  }

  #unreadable(text: string, start: number, records: SplitRecord[]): number {
    const lineEnd = text.indexOf('\n', start);
    const end = lineEnd < 0 ? text.length : lineEnd;
    records.push({ cells: [text.slice(start, withoutReturn(text, start, end))], problem: 'unreadable' });
    return end + 1;
  }
}

/** End of a cell without quotes; the end of the text counts as one. */
function plainEnd(text: string, from: number, delimiter: string): number {
  const lineEnd = text.indexOf('\n', from);
  const end = lineEnd < 0 ? text.length : withoutReturn(text, from, lineEnd);
  const next = text.indexOf(delimiter, from);
  return next >= 0 && next < end ? next : end;
}

/** Position of the quote that closes a cell; -1 when it is not in the text. */
function closingQuote(text: string, from: number): number {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 2))
    if (text[at + 1] !== '"') return at;
  return -1;
}

function withoutReturn(text: string, from: number, end: number): number {
  return end > from && text.charCodeAt(end - 1) === 13 ? end - 1 : end;
}
