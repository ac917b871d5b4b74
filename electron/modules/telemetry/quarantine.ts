import type { QuarantineNote, QuarantineQuery } from '#electron/modules/devices/index.ts';
import type { Database } from '#electron/platform/db/index.ts';
import type { QuarantineEntry, QuarantineReason } from '#shared/modules/devices/index.ts';

/** With at most 2 KB each the table stays below 10 MB. */
export const QUARANTINE_ROWS = 5000;
export const QUARANTINE_SAMPLE_BYTES = 2048;

interface Row {
  id: number;
  link_id: string;
  peer: string;
  at: number;
  reason: QuarantineReason;
  sample: Buffer;
  bytes: number;
}

/** What could not be taken, kept for a person to look at; the oldest make room. */
export class Quarantine {
  readonly #insert;
  readonly #makeRoom;
  readonly #list;

  constructor(db: Database) {
    this.#insert = db.prepare(
      'INSERT INTO quarantine (link_id, peer, at, reason, sample, bytes) VALUES (?, ?, ?, ?, ?, ?)',
    );
    this.#makeRoom = db.prepare('DELETE FROM quarantine WHERE id <= ?');
    const order = '(@reason IS NULL OR reason = @reason) AND id < @before ORDER BY id DESC LIMIT @limit';
    this.#list = {
      all: db.prepare<object, Row>(`SELECT * FROM quarantine WHERE ${order}`),
      ofLink: db.prepare<object, Row>(`SELECT * FROM quarantine WHERE link_id = @linkId AND ${order}`),
    };
  }

  add({ linkId, peer, at, reason, sample, bytes }: QuarantineNote): void {
    const kept = sample.subarray(0, QUARANTINE_SAMPLE_BYTES);
    const { lastInsertRowid } = this.#insert.run(linkId, peer, at, reason, kept, bytes);
    this.#makeRoom.run(Number(lastInsertRowid) - QUARANTINE_ROWS);
  }

  /** Newest first. */
  list({ linkId, reason, cursor, limit }: QuarantineQuery): { rows: QuarantineEntry[]; next: string | null } {
    const before = cursor !== null && /^\d{1,15}$/.test(cursor) ? Number(cursor) : Number.MAX_SAFE_INTEGER;
    const rows =
      linkId === null
        ? this.#list.all.all({ reason, before, limit })
        : this.#list.ofLink.all({ linkId, reason, before, limit });
    return { rows: rows.map(toEntry), next: rows.length < limit ? null : String(rows.at(-1)?.id) };
  }
}

function toEntry({ id, link_id, peer, at, reason, sample, bytes }: Row): QuarantineEntry {
  return { id, linkId: link_id, peer, at, reason, hex: sample.toString('hex'), bytes };
}
