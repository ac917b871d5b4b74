import { v7 } from 'uuid';

/** Random bytes are fetched for many ids at once: one call for each costs more than all the rest of an id. */
const POOL_IDS = 256;
const BYTES = 16;
/** The same in Node and in a page; this room has the types of neither. */
const { crypto } = globalThis as unknown as { crypto: { getRandomValues(bytes: Uint8Array): Uint8Array } };

const pool = new Uint8Array(POOL_IDS * BYTES);
let used = pool.length;
let last = { msecs: Number.NEGATIVE_INFINITY, seq: 0 };

function randomBytes(): Uint8Array {
  if (used === pool.length) {
    crypto.getRandomValues(pool);
    used = 0;
  }
  used += BYTES;
  return pool.subarray(used - BYTES, used);
}

/** Time and counter after `last`: a new millisecond begins the counter at random, the same one counts on (RFC 9562 §6.2). */
function after(random: Uint8Array, now: number): typeof last {
  if (now > last.msecs) {
    const [a = 0, b = 0, c = 0, d = 0] = random.subarray(6, 10);
    return { msecs: now, seq: ((a & 0x7f) << 24) | (b << 16) | (c << 8) | d };
  }
  const seq = (last.seq + 1) | 0;
  return { msecs: seq === 0 ? last.msecs + 1 : last.msecs, seq };
}

/** A UUIDv7 as lower-case text: sorts by creation time, unique across stations (RFC 9562 §5.7). */
export function newId(atMs?: number): string {
  const random = randomBytes();
  if (atMs !== undefined) return v7({ random, msecs: atMs });
  last = after(random, Date.now());
  return v7({ random, ...last });
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export function isId(text: string): boolean {
  return UUID.test(text);
}
