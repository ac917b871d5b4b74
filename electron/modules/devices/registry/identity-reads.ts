import type { Database } from '#electron/platform/db/index.ts';
import type { Ledger } from '#electron/platform/facts/index.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import { newId } from '#shared/kernel/id.ts';
import { mask } from '#shared/kernel/personal.ts';
import { Refusal } from '#shared/kernel/refusal.ts';
import type { IdCard, IdentityKind, IdentityRead } from '#shared/modules/devices/index.ts';
import type { Identity } from '../protocols/index.ts';

/** How long the whole of a card may be looked at. It is never written anywhere. */
export const CARD_KEPT_MS = 5 * 60_000;
/** Readers bring one in a few seconds; what a line invents faster is not worth a fact each. */
export const PER_LINK_AND_MINUTE = 120;
const MINUTE_MS = 60_000;
const MAX_CARDS = 50;

interface Row {
  id: string;
  device_id: string;
  link_id: string;
  kind: IdentityKind;
  code: string;
  at: number;
}

export interface IdentitiesQuery {
  deviceId: string | null;
  cursor: string | null;
  limit: number;
}

/** Chips and cards as facts: number, place and time, of cards masked; whole cards in memory for a few minutes. */
export class IdentityReads {
  readonly #ledger: Ledger;
  readonly #clock: Clock;
  readonly #cards = new Map<string, { card: IdCard; until: number }>();
  readonly #counts = new Map<string, { minute: number; count: number }>();
  readonly #list;

  constructor(db: Database, ledger: Ledger, clock: Clock) {
    this.#ledger = ledger;
    this.#clock = clock;
    const page = 'id < @before ORDER BY id DESC LIMIT @limit';
    this.#list = {
      all: db.prepare<object, Row>(`SELECT * FROM identity_reads WHERE ${page}`),
      ofDevice: db.prepare<object, Row>(
        `SELECT * FROM identity_reads WHERE device_id = @deviceId AND ${page}`,
      ),
    };
  }

  /** False when its line brings too many; nothing is recorded then. */
  record(identity: Identity, deviceId: string, linkId: string): boolean {
    const now = this.#clock.now();
    const minute = Math.floor(now / MINUTE_MS);
    const known = this.#counts.get(linkId);
    const count = known?.minute === minute ? known.count + 1 : 1;
    this.#counts.set(linkId, { minute, count });
    if (count > PER_LINK_AND_MINUTE) return false;
    const id = newId();
    const { kind } = identity;
    const code = kind === 'chip' ? identity.code : mask('idNumber', identity.card.idNumber);
    const payload = { deviceId, linkId, kind, code };
    this.#ledger.write({ actor: `link:${linkId}` }, (writer) =>
      writer.append({ kind: 'IdentityRead.v1', entity: id, payload }),
    );
    if (kind === 'idCard') this.#keep(id, identity.card, now);
    return true;
  }

  /** Newest first. */
  list({ deviceId, cursor, limit }: IdentitiesQuery): { rows: IdentityRead[]; next: string | null } {
    const query = { deviceId, before: cursor ?? 'g', limit };
    const rows = deviceId === null ? this.#list.all.all(query) : this.#list.ofDevice.all(query);
    return { rows: rows.map(toRead), next: rows.length < limit ? null : (rows.at(-1)?.id ?? null) };
  }

  /** The whole card; that it was seen, and why, is a fact. @throws Refusal `device.cardGone` */
  reveal(id: string, purpose: string, actor: string): IdCard {
    this.#forget(this.#clock.now());
    const kept = this.#cards.get(id);
    if (!kept) throw new Refusal('device.cardGone', { minutes: CARD_KEPT_MS / 60_000 });
    this.#ledger.write({ actor }, (writer) =>
      writer.append({ kind: 'IdentityRevealed.v1', entity: id, payload: { purpose } }),
    );
    return kept.card;
  }

  #keep(id: string, card: IdCard, now: number): void {
    this.#cards.set(id, { card, until: now + CARD_KEPT_MS });
    this.#forget(now);
    if (this.#cards.size > MAX_CARDS) this.#cards.delete(this.#cards.keys().next().value as string);
    this.#clock.after(CARD_KEPT_MS, () => this.#forget(this.#clock.now()));
  }

  #forget(now: number): void {
    for (const [id, { until }] of this.#cards) if (until <= now) this.#cards.delete(id);
  }
}

function toRead({ id, device_id: deviceId, link_id: linkId, kind, code, at }: Row): IdentityRead {
  return { id, deviceId, linkId, kind, code, at };
}
