import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { newId } from '#shared/kernel/id.ts';
import { ManualClock } from '../clock/index.ts';
import { type Database, type Migration, openDatabase } from '../db/index.ts';
import {
  type Fact,
  factReader,
  factsMigration,
  Ledger,
  MAX_RUN,
  type Projection,
  rebuildAndCompare,
  walkChain,
} from './index.ts';

const things: Migration = {
  number: 2,
  name: 'things',
  up: (db) =>
    void db.exec(
      'CREATE TABLE things (id TEXT PRIMARY KEY, seq INTEGER, version INTEGER, note TEXT NOT NULL) STRICT',
    ),
};

/** Keeps the last note of each thing; who writes may bring the note along. */
const projection: Projection = {
  module: 'things',
  kinds: ['Noted.v1'],
  tables: ['things'],
  bind(db) {
    const upsert = db.prepare(`INSERT INTO things VALUES (?, ?, ?, ?)
      ON CONFLICT (id) DO UPDATE SET version = excluded.version, note = excluded.note`);
    return (fact, ready) => {
      const { note } = (ready ?? fact.payload) as { note: string };
      upsert.run(fact.entity, fact.seq, fact.entityVersion, note);
    };
  },
};

const migrations = [factsMigration, things];
const open = () => openDatabase({ file: ':memory:', applicationId: 1, durability: 'FULL', migrations });
const as = { actor: 'import:x' };
const KIND = 'Noted.v1';

let db: Database;
let ledger: Ledger;
const build = () =>
  new Ledger({ db, station: 'A', clock: new ManualClock(1_000), projections: [projection] });
const run = (notes: readonly string[], withReady = false) =>
  ledger.write(as, (writer) =>
    writer.appendRun({
      kind: KIND,
      shared: { lang: 'zh' },
      payloads: notes.map((note) => JSON.stringify({ note })),
      ...(withReady && { ready: notes.map((note) => ({ note })) }),
    }),
  );
const note = (entity: string, text: string) =>
  ledger.write(as, (writer) => writer.append({ kind: KIND, entity, payload: { note: text } }));
const rebuilt = () => rebuildAndCompare(db, open(), [projection]);
const SAME = [{ table: 'things', missing: 0, unexplained: 0, example: null }];
const plain = ({ seq, id, kind, entity, entityVersion, at, payload }: Fact) => ({
  ...{ seq, id, kind, entity, entityVersion, at, payload },
});

beforeEach(() => {
  db = open();
  ledger = build();
});

describe('a run', () => {
  it('is one line of the log and as many facts as it was told, each found by its id and its entity', () => {
    const before = note(newId(), 'before');
    const facts = run(['a', 'b', 'c']);
    const after = note(newId(), 'after');
    expect([before, ...facts, after].map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5]);
    expect(db.prepare('SELECT count(*) FROM facts').pluck().get()).toBe(3);
    const reader = factReader(db);
    for (const fact of [before, ...facts, after]) {
      expect(plain(reader.byId(fact.id) as Fact)).toEqual(plain(fact));
      expect(reader.ofEntity(fact.entity).map(plain)).toEqual([plain(fact)]);
    }
    expect(walkChain(db)).toEqual({ facts: 5, firstBreak: null });
    expect(rebuilt()).toEqual(SAME);
  });

  it('leaves its entities to go on from version 1, whichever of them went on already', () => {
    const [a, b, c] = run(['a', 'b', 'c']).map(({ entity }) => entity) as [string, string, string];
    note(b, 'b2');
    note(c, 'c2');
    note(b, 'b3');
    note(a, 'a2');
    const reader = factReader(db);
    const story = (entity: string) =>
      reader
        .ofEntity(entity)
        .map(({ entityVersion, payload }) => [entityVersion, (payload as { note: string }).note]);
    expect([story(a), story(b), story(c)]).toEqual([
      [
        [1, 'a'],
        [2, 'a2'],
      ],
      [
        [1, 'b'],
        [2, 'b2'],
        [3, 'b3'],
      ],
      [
        [1, 'c'],
        [2, 'c2'],
      ],
    ]);
    expect(reader.ofEntity(b, 2)).toHaveLength(2);
    expect(rebuilt()).toEqual(SAME);
  });

  it('is not mistaken for what only looks near', () => {
    const facts = run(['a', 'b']);
    const last = facts.at(-1) as Fact;
    const next = (id: string) =>
      id.slice(0, -12) + (Number.parseInt(id.slice(-12), 16) + 1).toString(16).padStart(12, '0');
    const reader = factReader(db);
    expect(reader.byId(next(last.id))).toBeNull();
    expect(reader.ofEntity(next(last.entity))).toEqual([]);
    expect(note(next(last.entity), 'new').entityVersion).toBe(1);
  });

  it('lets policies and listeners see each of its facts', () => {
    const heard: number[] = [];
    ledger.subscribe((facts) => heard.push(...facts.map(({ seq }) => seq)));
    ledger.addPolicy({
      name: 'note-twice',
      kinds: [KIND],
      react(fact, writer) {
        const { note: text } = fact.payload as { note: string };
        if (text === 'b') writer.append({ kind: KIND, entity: fact.entity, payload: { note: 'bb' } });
      },
    });
    run(['a', 'b', 'c']);
    expect(heard).toEqual([1, 2, 4, 3]);
    expect(walkChain(db)).toEqual({ facts: 4, firstBreak: null });
    expect(rebuilt()).toEqual(SAME);
  });

  it('is followed by what another process appends, and by nothing when its write throws', () => {
    const other = build();
    run(['a', 'b']);
    other.write(as, (writer) => writer.append({ kind: KIND, entity: newId(), payload: { note: 'c' } }));
    expect(() =>
      ledger.write(as, (writer) => {
        writer.appendRun({ kind: KIND, shared: {}, payloads: ['{"note":"lost"}'] });
        throw new Error('no');
      }),
    ).toThrow('no');
    expect(note(newId(), 'd').seq).toBe(4);
    expect(walkChain(db)).toEqual({ facts: 4, firstBreak: null });
  });

  it('has bounds; an ordinary fact cannot pass for one', () => {
    expect(run([])).toEqual([]);
    expect(run(['only'])).toHaveLength(1);
    expect(() => run(Array(MAX_RUN + 1).fill(''))).toThrow('At most');
    expect(() =>
      ledger.write(as, (writer) => writer.append({ kind: KIND, entity: newId(), payload: [2, {}, {}] })),
    ).toThrow('no object');
    expect(walkChain(db)).toEqual({ facts: 1, firstBreak: null });
    expect(rebuilt()).toEqual(SAME);
  });

  it('says the same whether its values were brought along or not, whatever the text holds', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'binary' }), { maxLength: 20 }),
        fc.boolean(),
        (notes, withReady) => {
          db = open();
          ledger = build();
          const facts = run(notes, withReady);
          expect(facts.map(({ payload }) => payload)).toEqual(
            notes.map((text) => ({ lang: 'zh', note: text })),
          );
          expect(rebuilt()).toEqual(SAME);
          expect(walkChain(db)).toEqual({ facts: notes.length, firstBreak: null });
        },
      ),
      { numRuns: 60 },
    );
  });

  it('gives away any change to it, also of how many it says it holds', () => {
    for (const change of [
      "payload = replace(payload, '[3', '[2')",
      'payload = replace(payload, \'"b"\', \'"x"\')',
      'entity = randomblob(16)',
      'seq = seq + 1',
    ]) {
      db = open();
      ledger = build();
      note(newId(), 'before');
      run(['a', 'b', 'c']);
      note(newId(), 'after');
      db.exec(`DROP TRIGGER facts_are_never_changed; UPDATE facts SET ${change} WHERE seq = 2`);
      const { facts, firstBreak } = walkChain(db);
      expect([facts, firstBreak?.seq]).toEqual([1, change.startsWith('seq') ? 3 : 2]);
    }
  });
});
