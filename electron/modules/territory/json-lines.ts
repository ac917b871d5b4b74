/** Where a value stands in a JSON text, for messages that a person can follow. */
export interface JsonPlaces {
  /** 1-based line of the value at the path, or of its nearest ancestor that exists. */
  lineOf(path: readonly PropertyKey[]): number;
  /** Keys that stand twice in one object: `JSON.parse` would keep the last without a word. */
  duplicates: readonly { path: readonly PropertyKey[]; line: number }[];
}

export type JsonScan = { ok: true; places: JsonPlaces } | { ok: false; line: number; reason: string };

interface Node {
  offset: number;
  children: Map<PropertyKey, Node> | null;
}

/** Deeper nesting than any of our files has; a hostile file must not exhaust the stack. */
const MAX_DEPTH = 64;

const SPACE = /[ \t\n\r]*/y;
const STRING = /"[^"\\\p{Cc}]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\p{Cc}]*)*"/uy;
const SCALAR = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

class JsonFault extends Error {
  readonly offset: number;

  constructor(offset: number, reason: string) {
    super(reason);
    this.offset = offset;
  }
}

/** Walks a JSON text (RFC 8259) once; says where its values stand, or the line and reason of its first fault. */
export function scanJson(text: string): JsonScan {
  const scanner = new Scanner(text);
  try {
    const root = scanner.document();
    const lineOf = (path: readonly PropertyKey[]) => lineAt(text, nearest(root, path).offset);
    const duplicates = scanner.duplicates.map(({ path, offset }) => ({ path, line: lineAt(text, offset) }));
    return { ok: true, places: { lineOf, duplicates } };
  } catch (fault) {
    if (!(fault instanceof JsonFault)) throw fault;
    return { ok: false, line: lineAt(text, fault.offset), reason: fault.message };
  }
}

function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line++;
  return line;
}

function nearest(root: Node, path: readonly PropertyKey[]): Node {
  let node = root;
  for (const key of path) {
    const child = node.children?.get(key);
    if (!child) break;
    node = child;
  }
  return node;
}

class Scanner {
  readonly duplicates: { path: readonly PropertyKey[]; offset: number }[] = [];
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  document(): Node {
    const root = this.#value([]);
    if (this.#at < this.#text.length) throw this.#fault('the end of the file');
    return root;
  }

  #value(path: readonly PropertyKey[]): Node {
    if (path.length > MAX_DEPTH) throw new JsonFault(this.#at, `nested deeper than ${MAX_DEPTH} levels`);
    this.#take(SPACE);
    const offset = this.#at;
    const first = this.#text[offset];
    let children: Map<PropertyKey, Node> | null = null;
    if (first === '{') children = this.#members('}', path);
    else if (first === '[') children = this.#members(']', path);
    else if (this.#take(first === '"' ? STRING : SCALAR) === null) {
      throw this.#fault(first === '"' ? 'a string that ends on its line' : 'a value');
    }
    this.#take(SPACE);
    return { offset, children };
  }

  /** The members of an object or the items of an array, from the opening bracket to the closing one. */
  #members(closing: '}' | ']', path: readonly PropertyKey[]): Map<PropertyKey, Node> {
    const children = new Map<PropertyKey, Node>();
    this.#at++;
    this.#take(SPACE);
    if (this.#skip(closing)) return children;
    do {
      const key = closing === ']' ? children.size : this.#key();
      if (children.has(key)) this.duplicates.push({ path: [...path, key], offset: this.#at });
      children.set(key, this.#value([...path, key]));
    } while (this.#skip(','));
    if (!this.#skip(closing)) throw this.#fault(`"," or "${closing}"`);
    return children;
  }

  #key(): string {
    this.#take(SPACE);
    const written = this.#take(STRING);
    if (written === null) throw this.#fault('a key in double quotes');
    this.#take(SPACE);
    if (!this.#skip(':')) throw this.#fault('":"');
    return JSON.parse(written) as string;
  }

  #take(pattern: RegExp): string | null {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0] ?? null;
    if (found !== null) this.#at += found.length;
    return found;
  }

  #skip(character: string): boolean {
    if (this.#text[this.#at] !== character) return false;
    this.#at++;
    return true;
  }

  #fault(expected: string): JsonFault {
    const found = this.#text[this.#at];
    return new JsonFault(
      this.#at,
      `expected ${expected}, found ${found === undefined ? 'the end' : JSON.stringify(found)}`,
    );
  }
}
