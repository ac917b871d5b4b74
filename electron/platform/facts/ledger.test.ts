import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { newId } from '#shared/kernel/id.ts';
import { Refusal } from '#shared/kernel/refusal.ts';
import { ManualClock } from '../clock/index.ts';
import { type Database, type Migration, openDatabase } from '../db/index.ts';
import {
  type Fact,
  factReader,
  factsMigration,
  Ledger,
  type Projection,
  rebuildAndCompare,
  walkChain,
} from './index.ts';

const counters: Migration = {
  number: 2,
  name: 'counters',
  up: (db) =>
    void db.exec('CREATE TABLE counters (id TEXT PRIMARY KEY, total INTEGER NOT NULL, note TEXT) STRICT'),
};

/** Counts what was added per entity. */
const projection: Projection = {
  module: 'counters',
  kinds: ['Added.v1'],
  tables: ['counters'],
  bind(db) {
    const upsert = db.prepare(`INSERT INTO counters (id, total, note) VALUES (?, ?, ?)
      ON CONFLICT (id) DO UPDATE SET total = total + excluded.total, note = excluded.note`);
    return ({ entity, payload }) => {
      const { n, note } = payload as { n: number; note?: string | null };
      upsert.run(entity, n, note ?? null);
    };
  },
};

let db: Database;
let clock: ManualClock;
let ledger: Ledger;

const open = () =>
  openDatabase({
    file: ':memory:',
    applicationId: 1,
    durability: 'FULL',
    migrations: [factsMigration, counters],
  });
const build = () => new Ledger({ db, station: 'A', clock, projections: [projection] });
const as = { actor: 'person:p/dispatcher' };
const add = (entity: string, n: number) =>
  ledger.write(as, (writer) => writer.append({ kind: 'Added.v1', entity, payload: { n } }));
const count = () => db.prepare('SELECT count(*) FROM facts').pluck().get();
const holds = () => expect(walkChain(db)).toEqual({ facts: count(), firstBreak: null });

beforeEach(() => {
  db = open();
  clock = new ManualClock(1_000);
  ledger = build();
});

describe('a write', () => {
  it('appends a fact with everything it was told and applies it at once', () => {
    const entity = newId();
    const cause = add(entity, 1);
    const fact = ledger.write(as, (writer) =>
      writer.append({ kind: 'Added.v1', entity, payload: { n: 2 }, causedBy: cause.id, at: 500 }),
    );
    expect(fact).toMatchObject({
      seq: 2,
      station: 'A',
      actor: as.actor,
      entityVersion: 2,
      causedBy: cause.id,
      at: 500,
    });
    expect(factReader(db).byId(fact.id)).toEqual(fact);
    expect(factReader(db).ofEntity(entity)).toEqual([cause, fact]);
    expect(cause.at).toBe(1_000);
    expect(db.prepare('SELECT total FROM counters').pluck().get()).toBe(3);
    holds();
  });

  it('that throws leaves nothing behind, and the chain goes on from where it was', () => {
    const entity = newId();
    add(entity, 1);
    const heard: Fact[] = [];
    ledger.subscribe((facts) => heard.push(...facts));
    const broken = () =>
      ledger.write(as, (writer) => {
        writer.append({ kind: 'Added.v1', entity, payload: { n: 5 } });
        throw new Refusal('no');
      });
    expect(broken).toThrow(Refusal);
    expect([count(), heard]).toEqual([1, []]);
    expect(db.prepare('SELECT total FROM counters').pluck().get()).toBe(1);
    expect(add(entity, 1)).toMatchObject({ seq: 2, entityVersion: 2 });
    expect(heard).toHaveLength(1);
    holds();
  });

  it('inside another joins it; when it throws, only its own part is undone', () => {
    const [a, b, c] = [newId(), newId(), newId()];
    const heard: number[] = [];
    ledger.subscribe((facts) => heard.push(facts.length));
    ledger.write(as, () => {
      add(a, 1);
      expect(() =>
        ledger.write(as, () => {
          add(b, 1);
          throw new Error('inner');
        }),
      ).toThrow('inner');
      add(c, 1);
      expect(heard).toEqual([]);
    });
    expect(heard).toEqual([2]);
    expect(db.prepare('SELECT id FROM counters ORDER BY id').pluck().all()).toEqual([a, c].sort());
    holds();
  });

  it('inside another is undone with it', () => {
    expect(() =>
      ledger.write(as, () => {
        add(newId(), 1);
        throw new Error('outer');
      }),
    ).toThrow('outer');
    expect(count()).toBe(0);
    add(newId(), 1);
    holds();
  });

  it('on a full disk is refused and leaves nothing', () => {
    const entity = newId();
    add(entity, 1);
    db.pragma(`max_page_count = ${(db.pragma('page_count', { simple: true }) as number) + 2}`);
    const big = () =>
      ledger.write(as, (writer) => {
        writer.append({ kind: 'Added.v1', entity, payload: { n: 1 } });
        writer.append({ kind: 'Added.v1', entity, payload: { n: 1, note: 'x'.repeat(100_000) } });
      });
    expect(big).toThrow(expect.objectContaining({ code: 'db.full' }));
    expect(count()).toBe(1);
    db.pragma('max_page_count = 1000000');
    big();
    expect(count()).toBe(3);
    holds();
  });

  it('goes on from what another process has appended', () => {
    const other = build();
    add(newId(), 1);
    other.write(as, (writer) => writer.append({ kind: 'Added.v1', entity: newId(), payload: { n: 1 } }));
    add(newId(), 1);
    expect(count()).toBe(3);
    holds();
  });

  it('ends with its writer', () => {
    const kept = ledger.write(as, (writer) => writer);
    expect(() => kept.append({ kind: 'Added.v1', entity: newId(), payload: { n: 1 } })).toThrow(
      'outside its write',
    );
    expect(count()).toBe(0);
  });

  it.each(['keyed', '', 'ABCDEF00-0000-7000-8000-000000000000'])('refuses the entity %j', (entity) => {
    expect(() => add(entity, 1)).toThrow('no id');
  });

  it('applies what it stores: what JSON cannot hold never reaches a table', () => {
    ledger.write(as, (writer) =>
      writer.append({ kind: 'Added.v1', entity: newId(), payload: { n: 1, note: new Date(0) } }),
    );
    expect(db.prepare('SELECT note FROM counters').pluck().get()).toBe('1970-01-01T00:00:00.000Z');
    expect(rebuildAndCompare(db, open(), [projection])).toEqual([
      { table: 'counters', missing: 0, unexplained: 0, example: null },
    ]);
  });
});

describe('a policy', () => {
  const doubled = newId();
  const policy = (react: () => void = () => {}) => ({
    name: 'double-what-was-added',
    kinds: ['Added.v1'],
    react(fact: Fact, writer: { append(draft: { kind: string; entity: string; payload: object }): Fact }) {
      if (fact.entity === doubled) return;
      writer.append({
        kind: 'Added.v1',
        entity: doubled,
        payload: { n: 2 * (fact.payload as { n: number }).n },
      });
      react();
    },
  });

  it('acts in the same transaction, under its own name, caused by the fact', () => {
    ledger.addPolicy(policy());
    const first = add(newId(), 4);
    const [second] = factReader(db).ofEntity(doubled);
    expect(second).toMatchObject({
      actor: 'policy:double-what-was-added',
      causedBy: first.id,
      payload: { n: 8 },
    });
    holds();
  });

  it('that throws undoes the fact it reacts to', () => {
    ledger.addPolicy(
      policy(() => {
        throw new Error('broken policy');
      }),
    );
    expect(() => add(newId(), 4)).toThrow('broken policy');
    expect(count()).toBe(0);
    expect(db.prepare('SELECT count(*) FROM counters').pluck().get()).toBe(0);
  });
});

describe('the log', () => {
  it.each(["UPDATE facts SET payload = '{}'", 'DELETE FROM facts', 'UPDATE facts SET at = 1 WHERE seq = 1'])(
    'refuses %s',
    (sql) => {
      add(newId(), 1);
      expect(() => db.exec(sql)).toThrow('append-only');
      holds();
    },
  );

  const step = fc.record({
    entity: fc.nat(4),
    n: fc.integer({ min: -9, max: 9 }),
    note: fc.option(fc.string()),
    fails: fc.boolean(),
    nested: fc.boolean(),
  });
  const entities = Array.from({ length: 5 }, () => newId());

  function play(
    steps: readonly { entity: number; n: number; note: string | null; fails: boolean; nested: boolean }[],
  ) {
    db = open();
    ledger = build();
    for (const { entity, n, note, fails, nested } of steps) {
      clock.advance(7);
      const append = () =>
        ledger.write(as, (writer) => {
          writer.append({ kind: 'Added.v1', entity: entities[entity] as string, payload: { n, note } });
          if (fails) throw new Error('planned');
        });
      try {
        if (nested) ledger.write(as, append);
        else append();
      } catch (error) {
        expect(error).toMatchObject({ message: 'planned' });
      }
    }
  }

  it('holds after any sequence of commands, and the tables follow from it', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        play(steps);
        expect(count()).toBe(steps.filter(({ fails }) => !fails).length);
        holds();
        expect(rebuildAndCompare(db, open(), [projection])).toEqual([
          { table: 'counters', missing: 0, unexplained: 0, example: null },
        ]);
      }),
      { numRuns: 60 },
    );
  });

  it('gives away any single change to any fact', () => {
    const changes = [
      'payload = substr(payload, 1, @at) || char(unicode(substr(payload, @at + 1, 1)) + 1) || substr(payload, @at + 2)',
      'at = at + 1',
      "actor = actor || '!'",
      "kind = 'Added.v2'",
      "station = 'B'",
      'entity_version = entity_version + 100',
      'entity = randomblob(16)',
      'id = randomblob(16)',
      'caused_by = randomblob(16)',
      'hash = randomblob(32)',
      'prev_hash = randomblob(32)',
      'seq = seq + 1000',
    ];
    fc.assert(
      fc.property(
        fc.array(step, { minLength: 1, maxLength: 12 }),
        fc.nat(11),
        fc.nat(200),
        fc.constantFrom(...changes),
        (steps, which, where, change) => {
          play(steps.map((one) => ({ ...one, fails: false })));
          const seq = (which % steps.length) + 1;
          const length = db
            .prepare('SELECT length(payload) FROM facts WHERE seq = ?')
            .pluck()
            .get(seq) as number;
          db.exec('DROP TRIGGER facts_are_never_changed');
          const sql = `UPDATE facts SET ${change} WHERE seq = @seq`;
          db.prepare(sql).run({ seq, ...(change.includes('@at') && { at: where % length }) });
          const { facts, firstBreak } = walkChain(db);
          expect(firstBreak).not.toBeNull();
          expect(facts).toBe(seq - 1);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('gives away a fact that was taken out', () => {
    for (let i = 0; i < 3; i++) add(newId(), i);
    db.exec('DROP TRIGGER facts_are_never_deleted; DELETE FROM facts WHERE seq = 2');
    expect(walkChain(db)).toMatchObject({ facts: 1, firstBreak: { seq: 3, reason: 'gap' } });
  });
});

it('rebuilding finds rows that are changed, missing or unexplained', () => {
  const ids = Array.from({ length: 3 }, () => newId()).sort();
  for (const id of ids) add(id, 1);
  db.prepare('UPDATE counters SET total = 9 WHERE id = ?').run(ids[0]);
  db.prepare('DELETE FROM counters WHERE id = ?').run(ids[1]);
  db.prepare("INSERT INTO counters VALUES ('zz', 1, NULL)").run();
  expect(rebuildAndCompare(db, open(), [projection])).toEqual([
    { table: 'counters', missing: 2, unexplained: 2, example: JSON.stringify([ids[0], 9, null]) },
  ]);
});
