import type { ExplainedSpan } from './protocol.ts';

/** One character per byte; what is no printable character is shown as a dot. */
export function shown(bytes: Uint8Array, from = 0, to = bytes.length): string {
  let text = '';
  for (let i = from; i < to; i++) {
    const byte = bytes[i] as number;
    text += byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '·';
  }
  return text;
}

/** Two hex digits a byte. */
export function hexOf(bytes: Uint8Array, from = 0, to = bytes.length): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from).toString('hex');
}

/** Gathers the spans of one frame in order; each begins where the one before ended. */
export class SpanList {
  readonly #protocol: string;
  readonly #bytes: Uint8Array;
  readonly spans: ExplainedSpan[] = [];
  #at = 0;

  constructor(protocol: string, bytes: Uint8Array) {
    this.#protocol = protocol;
    this.#bytes = bytes;
  }

  get at(): number {
    return this.#at;
  }

  /** The next `length` bytes, as far as there are any; text as it stands when none is given. */
  add(length: number, key: string, text?: string): this {
    const to = Math.min(this.#at + Math.max(0, length), this.#bytes.length);
    if (to > this.#at) {
      const label = `${this.#protocol}.${key}`;
      const said = text ?? shown(this.#bytes, this.#at, to);
      this.spans.push({ offset: this.#at, length: to - this.#at, label, text: said });
    }
    this.#at = to;
    return this;
  }

  /** Everything that is left. */
  rest(key: string, text?: string): ExplainedSpan[] {
    this.add(this.#bytes.length - this.#at, key, text);
    return this.spans;
  }
}
