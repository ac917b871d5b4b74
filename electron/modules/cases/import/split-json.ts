import { MAX_RECORD } from './bounds.ts';

/** Deeper nesting than any record has; a hostile file must not grow the stack of open brackets. */
const MAX_DEPTH = 64;
const STRUCTURE = /["{}[\],:]/g;
const STRING_END = /["\\]/g;

/** The text of one element of the array; null when it was longer than a record may be. */
export type JsonElement = string | null;

/**
 * Cuts the elements out of the array at a dotted path of a JSON document, in whatever pieces the text comes, and
 * never holds more than one element. Only brackets and strings are looked at; an element is parsed by whoever gets it.
 */
export class JsonSplitter {
  readonly #path: string;
  #text = '';
  /** How far `#text` has been looked at. */
  #at = 0;
  /** Where the element that is being read began in `#text`; -1 outside of the array. */
  #element = -1;
  #overlong = false;
  #inString = false;
  #stringStart = 0;
  #lastString = '';
  /** Open brackets and, for objects, the member that is being read. */
  readonly #open: { bracket: string; member: string }[] = [];
  #arrayDepth = 0;
  #found = false;

  constructor(path: string) {
    this.#path = path;
  }

  /** True once the array was seen. */
  get found(): boolean {
    return this.#found;
  }

  /** @throws Error `deep` when brackets nest deeper than records do. */
  push(piece: string): JsonElement[] {
    const elements: JsonElement[] = [];
    this.#text += piece;
    while (this.#step(elements));
    this.#forget();
    return elements;
  }

  /** What stands behind the last comma when the document ends before its brackets do. */
  end(): JsonElement[] {
    return this.#arrayDepth > 0 && this.#element >= 0 ? this.#take(this.#text.length) : [];
  }

  #step(elements: JsonElement[]): boolean {
    return this.#inString ? this.#stringPart() : this.#structure(elements);
  }

  #stringPart(): boolean {
    STRING_END.lastIndex = this.#at;
    const match = STRING_END.exec(this.#text);
    if (!match) {
      this.#at = this.#text.length;
      return false;
    }
    if (match[0] === '\\') {
      // The escaped character may be in the next piece: then look at the backslash again.
      if (match.index + 1 >= this.#text.length) {
        this.#at = match.index;
        return false;
      }
      this.#at = match.index + 2;
      return true;
    }
    this.#inString = false;
    if (this.#arrayDepth === 0) this.#lastString = this.#text.slice(this.#stringStart, match.index);
    this.#at = match.index + 1;
    return true;
  }

  #structure(elements: JsonElement[]): boolean {
    STRUCTURE.lastIndex = this.#at;
    const match = STRUCTURE.exec(this.#text);
    if (!match) {
      this.#at = this.#text.length;
      return false;
    }
    const [mark] = match;
    const { index } = match;
    this.#at = index + 1;
    switch (mark) {
      case '"':
        this.#inString = true;
        this.#stringStart = this.#at;
        break;
      case ':': {
        const top = this.#open.at(-1);
        if (this.#arrayDepth === 0 && top) top.member = this.#lastString;
        break;
      }
      case ',':
        if (this.#isBetweenElements()) elements.push(...this.#take(index));
        break;
      case '{':
      case '[':
        this.#openBracket(mark);
        break;
      default:
        if (this.#isBetweenElements()) {
          elements.push(...this.#take(index));
          this.#arrayDepth = 0;
          this.#element = -1;
        }
        this.#open.pop();
    }
    return true;
  }

  #isBetweenElements(): boolean {
    return this.#arrayDepth > 0 && this.#open.length === this.#arrayDepth;
  }

  #openBracket(mark: string): void {
    if (this.#open.length >= MAX_DEPTH) throw new Error('deep');
    const here = this.#open.map((level) => level.member).join('.');
    this.#open.push({ bracket: mark, member: '' });
    if (mark === '[' && !this.#found && here === this.#path) {
      this.#found = true;
      this.#arrayDepth = this.#open.length;
      this.#element = this.#at;
    }
  }

  /** The element that ends before `end`; the next begins behind it. */
  #take(end: number): JsonElement[] {
    const text = this.#text.slice(this.#element, end).trim();
    const element = this.#overlong || text.length > MAX_RECORD ? null : text;
    this.#overlong = false;
    this.#element = end + 1;
    return element === '' ? [] : [element];
  }

  /** Drops text that nobody needs any more. */
  #forget(): void {
    let keep = this.#arrayDepth > 0 ? this.#element : this.#inString ? this.#stringStart : this.#at;
    if (this.#at - keep > MAX_RECORD) {
      this.#overlong = true;
      keep = this.#at;
    }
    keep = Math.min(keep, this.#text.length);
    this.#text = this.#text.slice(keep);
    this.#at -= keep;
    this.#stringStart = Math.max(0, this.#stringStart - keep);
    if (this.#arrayDepth > 0) this.#element = Math.max(0, this.#element - keep);
  }
}
