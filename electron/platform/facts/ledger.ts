import type { Clock } from '#shared/kernel/clock.ts';
import { isId, newId } from '#shared/kernel/id.ts';
import { type Database, inTransaction, type Statement, toRefusal } from '../db/index.ts';
import { type Fact, type FactDraft, JsonText, type RunDraft } from './fact.ts';
import type { FactLine } from './fact-row.ts';
import { chainHash, GENESIS } from './hash.ts';
import { newIdRun } from './id-run.ts';
import type { ApplyFact, Projection } from './projection.ts';
import { firstFinder } from './read.ts';
import { lengthOf, MAX_RUN, runFacts, runText } from './run.ts';
import { uuidToBlob } from './uuid-blob.ts';

export interface WriteOptions {
  actor: string;
}

/** Given to the work of one transaction; facts appended through it are applied to the tables at once. */
export interface Writer {
  readonly now: number;
  append(draft: FactDraft): Fact;
}

/** What bulk work writes with; a policy reacts to one fact and does without. */
export interface RunWriter extends Writer {
  /** Appends the first facts of new entities, whose ids are given here, in their order. */
  appendRun(draft: RunDraft): Fact[];
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
  readonly #appliers = new Map<string, ApplyFact[]>();
  readonly #policies = new Map<string, Policy[]>();
  readonly #listeners = new Set<FactListener>();
  readonly #insert: Statement;
  readonly #lastVersion: Statement;
  readonly #firstInRun: ReturnType<typeof firstFinder>;
  readonly #newest: Statement;
  #seq: number;
  #hash: string;
  #written: Fact[] = [];

  constructor({ db, station, clock, projections }: LedgerOptions) {
    this.#db = db;
    this.#station = station;
    this.#clock = clock;
    this.#insert = db.prepare(
      'INSERT INTO facts (seq, id, station, actor, kind, entity, entity_version, caused_by, at, payload, prev_hash, hash) VALUES (?,?,?,?,?,?,?,?,?,CAST(? AS TEXT),?,?)',
    );
    this.#lastVersion = db
      .prepare('SELECT max(entity_version) AS version FROM facts WHERE entity = ?')
      .pluck();
    this.#firstInRun = firstFinder(db);
    for (const projection of projections) {
      const apply = projection.bind(db);
      for (const kind of projection.kinds) push(this.#appliers, kind, apply);
    }
    this.#newest = db.prepare(
      'SELECT seq, substr(payload, 1, 8) AS payload, hash FROM facts ORDER BY seq DESC LIMIT 1',
    );
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
  write<T>({ actor }: WriteOptions, work: (writer: RunWriter) => T): T {
    const nested = this.#db.inTransaction;
    const before = { seq: this.#seq, hash: this.#hash, written: this.#written.length };
    const writer: RunWriter = {
      now: this.#clock.now(),
      append: (draft) => this.#append(draft, actor, writer.now),
      appendRun: (draft) => this.#appendRun(draft, actor, writer.now),
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
    if (!isId(draft.entity)) throw new Error(`${draft.kind} names "${draft.entity}", which is no id`);
    const payloadText =
      draft.payload instanceof JsonText ? draft.payload.text : JSON.stringify(draft.payload);
    if (!payloadText.startsWith('{')) throw new Error(`${draft.kind} has a payload that is no object`);
    const line: FactLine = {
      seq: this.#seq + 1,
      id: newId(),
      station: this.#station,
      actor,
      kind: draft.kind,
      entity: draft.entity,
      entityVersion: draft.first ? 1 : this.#versionOf(draft.entity) + 1,
      causedBy: draft.causedBy ?? null,
      at: draft.at ?? now,
    };
    this.#store(line, payloadText, 1);
    // As it will be read back, so that tables written now and tables rebuilt later see the same.
    const fact = { ...line, payload: JSON.parse(payloadText) };
    this.#apply(fact, now);
    return fact;
  }

  #appendRun({ kind, shared, payloads, ready }: RunDraft, actor: string, now: number): Fact[] {
    const count = payloads.length;
    if (count > MAX_RUN) throw new Error(`At most ${MAX_RUN} facts a run, got ${count}`);
    if (count === 0) return [];
    const line: FactLine = {
      seq: this.#seq + 1,
      id: newIdRun(count),
      station: this.#station,
      actor,
      kind,
      entity: newIdRun(count),
      entityVersion: 1,
      causedBy: null,
      at: now,
    };
    // As bytes: so long a text is turned into them once, for the hash and for the file.
    this.#store(line, Buffer.from(runText(shared, payloads)), count);
    const facts = runFacts(line, shared, payloads);
    for (const [index, fact] of facts.entries()) this.#apply(fact, now, ready?.[index]);
    return facts;
  }

  #versionOf(entity: string): number {
    const last = this.#lastVersion.get(uuidToBlob(entity)) as number | null;
    return last ?? this.#firstInRun(entity)?.entityVersion ?? 0;
  }

  /** Writes one line of the log, which stands for `count` facts. */
  #store(line: FactLine, payload: string | Buffer, count: number): void {
    if (!this.#db.inTransaction) throw new Error(`${line.kind} was appended outside its write`);
    const hash = chainHash(this.#hash, { ...line, payload });
    this.#insert.run(
      line.seq,
      uuidToBlob(line.id),
      line.station,
      line.actor,
      line.kind,
      uuidToBlob(line.entity),
      line.entityVersion,
      line.causedBy && uuidToBlob(line.causedBy),
      line.at,
      payload,
      Buffer.from(this.#hash, 'hex'),
      Buffer.from(hash, 'hex'),
    );
    this.#seq += count;
    this.#hash = hash;
  }

  #apply(fact: Fact, now: number, ready?: unknown): void {
    this.#written.push(fact);
    for (const apply of this.#appliers.get(fact.kind) ?? []) apply(fact, ready);
    for (const policy of this.#policies.get(fact.kind) ?? []) this.#react(policy, fact, now);
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
    const row = this.#newest.get() as { seq: number; payload: string; hash: Buffer } | undefined;
    if (!row) return { seq: 0, hash: GENESIS };
    return { seq: row.seq + lengthOf(row.payload) - 1, hash: row.hash.toString('hex') };
  }
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
