import type { Clock } from '#shared/kernel/clock.ts';
import { isId, newId } from '#shared/kernel/id.ts';
import { type Database, inTransaction, type Statement, toRefusal } from '../db/index.ts';
import { type Fact, type FactDraft, JsonText } from './fact.ts';
import { chainHash, GENESIS } from './hash.ts';
import type { Projection } from './projection.ts';
import { uuidToBlob } from './uuid-blob.ts';

export interface WriteOptions {
  actor: string;
}

/** Given to the work of one transaction; facts appended through it are applied to the tables at once. */
export interface Writer {
  readonly now: number;
  append(draft: FactDraft): Fact;
}

/** Reacts to a fact inside the transaction that appended it: what follows can never be lost in between. */
export interface Policy {
  /** A sentence: `open-case-when-alarm-raised`. */
  name: string;
  kinds: readonly string[];
  react(fact: Fact, writer: Writer): void;
}

export interface LedgerOptions {
  db: Database;
  /** Names this seat in every fact; two stations never share it. */
  station: string;
  clock: Clock;
  projections: readonly Projection[];
}

/** Hears of facts after they are safe on disk. */
export type FactListener = (facts: readonly Fact[]) => void;

/** The only way to change what the bureau knows: one transaction that appends facts and applies them. */
export class Ledger {
  readonly #db: Database;
  readonly #station: string;
  readonly #clock: Clock;
  readonly #appliers = new Map<string, ((fact: Fact) => void)[]>();
  readonly #policies = new Map<string, Policy[]>();
  readonly #listeners = new Set<FactListener>();
  readonly #insert: Statement;
  readonly #lastVersion: Statement;
  readonly #newest: Statement;
  #seq: number;
  #hash: string;
  #written: Fact[] = [];

  constructor({ db, station, clock, projections }: LedgerOptions) {
    this.#db = db;
    this.#station = station;
    this.#clock = clock;
    this.#insert = db.prepare(
      'INSERT INTO facts (seq, id, station, actor, kind, entity, entity_version, caused_by, at, payload, prev_hash, hash) VALUES (?,?,?,?,?,?,?,?,?,?,?,?)',
    );
    this.#lastVersion = db
      .prepare('SELECT max(entity_version) AS version FROM facts WHERE entity = ?')
      .pluck();
    for (const projection of projections) {
      const apply = projection.bind(db);
      for (const kind of projection.kinds) push(this.#appliers, kind, apply);
    }
    this.#newest = db.prepare('SELECT seq, hash FROM facts ORDER BY seq DESC LIMIT 1');
    ({ seq: this.#seq, hash: this.#hash } = this.#tip());
  }

  addPolicy(policy: Policy): void {
    for (const kind of policy.kinds) push(this.#policies, kind, policy);
  }

  /** Tells `listener` of facts once they are on disk; returns how to stop. */
  subscribe(listener: FactListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * Runs `work` in one transaction. When it throws, nothing has happened. Nested calls join the outer one; what a
   * nested call that threw has done is undone even if the outer one goes on.
   * @throws Refusal `db.full`, `db.readOnly` … when the disk refuses.
   */
  write<T>({ actor }: WriteOptions, work: (writer: Writer) => T): T {
    const nested = this.#db.inTransaction;
    const before = { seq: this.#seq, hash: this.#hash, written: this.#written.length };
    const writer: Writer = {
      now: this.#clock.now(),
      append: (draft) => this.#append(draft, actor, writer.now),
    };
    let result: T;
    try {
      result = inTransaction(this.#db, () => {
        // Another process (the command line) may have appended since; now the file is ours alone.
        if (!nested) ({ seq: this.#seq, hash: this.#hash } = this.#tip());
        return work(writer);
      });
    } catch (error) {
      ({ seq: this.#seq, hash: this.#hash } = before);
      this.#written.length = before.written;
      throw toRefusal(error, this.#db.name);
    }
    if (!nested) this.#announce();
    return result;
  }

  #append(draft: FactDraft, actor: string, now: number): Fact {
    if (!this.#db.inTransaction) throw new Error(`${draft.kind} was appended outside its write`);
    if (!isId(draft.entity)) throw new Error(`${draft.kind} names "${draft.entity}", which is no id`);
    const at = draft.at ?? now;
    const entityBlob = uuidToBlob(draft.entity);
    const last = draft.first ? 0 : (this.#lastVersion.get(entityBlob) as number | null);
    const payloadText =
      draft.payload instanceof JsonText ? draft.payload.text : JSON.stringify(draft.payload);
    const fact: Fact = {
      seq: this.#seq + 1,
      id: newId(),
      station: this.#station,
      actor,
      kind: draft.kind,
      entity: draft.entity,
      entityVersion: (last ?? 0) + 1,
      causedBy: draft.causedBy ?? null,
      at,
      // As it will be read back, so that tables written now and tables rebuilt later see the same.
      payload: JSON.parse(payloadText),
    };
    const hash = chainHash(this.#hash, { ...fact, payloadText });
    this.#insert.run(
      fact.seq,
      uuidToBlob(fact.id),
      fact.station,
      actor,
      fact.kind,
      entityBlob,
      fact.entityVersion,
      fact.causedBy && uuidToBlob(fact.causedBy),
      at,
      payloadText,
      Buffer.from(this.#hash, 'hex'),
      Buffer.from(hash, 'hex'),
    );
    this.#seq = fact.seq;
    this.#hash = hash;
    this.#written.push(fact);
    for (const apply of this.#appliers.get(fact.kind) ?? []) apply(fact);
    for (const policy of this.#policies.get(fact.kind) ?? []) this.#react(policy, fact, now);
    return fact;
  }

  #react(policy: Policy, fact: Fact, now: number): void {
    const actor = `policy:${policy.name}`;
    policy.react(fact, { now, append: (draft) => this.#append({ causedBy: fact.id, ...draft }, actor, now) });
  }

  #announce(): void {
    const facts = this.#written;
    this.#written = [];
    if (facts.length > 0) for (const listener of this.#listeners) listener(facts);
  }

  #tip(): { seq: number; hash: string } {
    const row = this.#newest.get() as { seq: number; hash: Buffer } | undefined;
    return row ? { seq: row.seq, hash: row.hash.toString('hex') } : { seq: 0, hash: GENESIS };
  }
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
