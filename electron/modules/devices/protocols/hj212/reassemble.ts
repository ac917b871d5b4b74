import { type Hj212Message, lookup, type Pairs } from './decode.ts';
import { dataTimeOf } from './readings.ts';

/** What comes out of the reassembler. */
export type Assembled =
  /** A message complete in itself, or all parts of a split one put together in PNO order. */
  | { readonly kind: 'whole'; readonly message: Hj212Message }
  /** A split message whose other parts did not come in time; `missing` are the PNOs. */
  | { readonly kind: 'incomplete'; readonly message: Hj212Message; readonly missing: readonly number[] };

export interface ReassemblerLimits {
  /** Split messages under way at once; the oldest is given out incomplete when one more begins. */
  readonly maxPending: number;
  /** A message that claims more parts than this is passed on part by part. */
  readonly maxParts: number;
  /** How long the parts of a message may take, from the first one. */
  readonly maxAgeMs: number;
}

export const REASSEMBLER_LIMITS: ReassemblerLimits = { maxPending: 64, maxParts: 64, maxAgeMs: 60_000 };

interface Pending {
  readonly startedAt: number;
  readonly total: number;
  readonly parts: Map<number, Hj212Message>;
}

function readCount(text: string | undefined): number {
  return text !== undefined && /^\d{1,4}$/.test(text) ? Number(text) : 0;
}

/** PNUM and PNO of a part; `null` for a message that stands alone or contradicts itself. */
function partOf(message: Hj212Message, maxParts: number): { total: number; number: number } | null {
  if (message.flag && !message.flag.split) return null;
  const total = readCount(lookup(message.fields, 'PNUM'));
  const number = readCount(lookup(message.fields, 'PNO'));
  return total > 1 && total <= maxParts && number >= 1 && number <= total ? { total, number } : null;
}

/** Parts carry different QNs (2017 tables C.49, C.50), so QN is no part of the key. */
function keyOf(message: Hj212Message, total: number): string {
  const named = ['MN', 'ST', 'CN'].map((name) => lookup(message.fields, name) ?? '');
  return JSON.stringify([...named, total, dataTimeOf(message) ?? '']);
}

function isDataTime(item: Pairs): boolean {
  const names = Object.keys(item);
  return names.length === 1 && names[0]?.toLowerCase() === 'datatime';
}

/** The first part's fields and the items of all parts in order; the repeated DataTime stands once. */
function join(parts: ReadonlyMap<number, Hj212Message>): Hj212Message {
  const ordered = [...parts].sort(([a], [b]) => a - b).map(([, part]) => part);
  const [first, ...rest] = ordered as [Hj212Message, ...Hj212Message[]];
  const cp = [...first.cp, ...rest.flatMap((part) => part.cp.filter((item) => !isDataTime(item)))];
  return { ...first, cp, encrypted: ordered.some((part) => part.encrypted) };
}

/** Puts split packets together. Bounded in count and age; every part given in comes out again. */
export class Reassembler {
  readonly #limits: ReassemblerLimits;
  readonly #now: () => number;
  readonly #pending = new Map<string, Pending>();

  constructor(now: () => number, limits: ReassemblerLimits = REASSEMBLER_LIMITS) {
    this.#now = now;
    this.#limits = limits;
  }

  /** Split messages under way. */
  get pending(): number {
    return this.#pending.size;
  }

  /** Takes a message in and gives out what is finished by it or has waited too long. A part resent replaces itself. */
  add(message: Hj212Message): Assembled[] {
    const out = this.expire();
    const part = partOf(message, this.#limits.maxParts);
    if (!part) {
      out.push({ kind: 'whole', message });
      return out;
    }
    const key = keyOf(message, part.total);
    let pending = this.#pending.get(key);
    if (!pending) {
      if (this.#pending.size >= this.#limits.maxPending) this.#giveUpOldest(out);
      pending = { startedAt: this.#now(), total: part.total, parts: new Map() };
      this.#pending.set(key, pending);
    }
    pending.parts.set(part.number, message);
    if (pending.parts.size === pending.total) {
      this.#pending.delete(key);
      out.push({ kind: 'whole', message: join(pending.parts) });
    }
    return out;
  }

  /** Gives out the messages that have waited too long. */
  expire(): Assembled[] {
    const out: Assembled[] = [];
    const oldest = this.#now() - this.#limits.maxAgeMs;
    for (const [key, pending] of this.#pending) {
      if (pending.startedAt > oldest) break;
      this.#giveUp(key, pending, out);
    }
    return out;
  }

  #giveUpOldest(out: Assembled[]): void {
    for (const [key, pending] of this.#pending) {
      this.#giveUp(key, pending, out);
      return;
    }
  }

  #giveUp(key: string, pending: Pending, out: Assembled[]): void {
    this.#pending.delete(key);
    const missing: number[] = [];
    for (let number = 1; number <= pending.total; number++)
      if (!pending.parts.has(number)) missing.push(number);
    out.push({ kind: 'incomplete', message: join(pending.parts), missing });
  }
}
