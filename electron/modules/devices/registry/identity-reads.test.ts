import { afterEach, describe, expect, it } from 'vitest';
import { ManualClock } from '#electron/platform/clock/index.ts';
import { type Database, openDatabase } from '#electron/platform/db/index.ts';
import { factsMigration, Ledger, rebuildAndCompare } from '#electron/platform/facts/index.ts';
import { newId } from '#shared/kernel/id.ts';
import type { IdCard } from '#shared/modules/devices/index.ts';
import { CARD_KEPT_MS, IdentityReads, PER_LINK_AND_MINUTE } from './identity-reads.ts';
import { devicesMigration, identitiesMigration, linkOptionsMigration } from './migration.ts';
import { devicesProjection } from './store.ts';

const [DEVICE, LINK] = [newId(), newId()];
const ACTOR = 'person:1/intakeOperator';
const card: IdCard = {
  name: '演示丙',
  sex: '1',
  nation: '01',
  birth: '19900101',
  address: '演示路 3 号',
  idNumber: '990000199001010018',
  issuer: '演示',
  validFrom: '20200101',
  validTo: '长期',
};

const open: Database[] = [];
afterEach(() => {
  for (const db of open.splice(0)) db.close();
});

function database(): Database {
  const migrations = [
    factsMigration,
    devicesMigration,
    { ...linkOptionsMigration, number: 3 },
    { ...identitiesMigration, number: 4 },
  ];
  const db = openDatabase({ file: ':memory:', applicationId: 1, durability: 'FULL', migrations });
  open.push(db);
  return db;
}

function reads() {
  const db = database();
  const clock = new ManualClock(1000);
  const ledger = new Ledger({ db, station: 'A', clock, projections: [devicesProjection] });
  return { db, clock, reads: new IdentityReads(db, ledger, clock) };
}
const all = { deviceId: null, cursor: null, limit: 10 };
const factText = (db: Database) =>
  JSON.stringify(db.prepare('SELECT kind, actor, payload FROM facts').all(), (_, value) =>
    Buffer.isBuffer(value) ? value.toString() : value,
  );

describe('what readers recognised', () => {
  it('is listed newest first, page by page, of one reader or all, and follows from the facts', () => {
    const { db, clock, reads: desk } = reads();
    for (const code of ['156000000000001', '156000000000002', '156000000000003']) {
      desk.record({ kind: 'chip', code }, DEVICE, LINK);
      clock.advance(1000);
    }
    const first = desk.list({ ...all, limit: 2 });
    expect(first.rows.map(({ code }) => code)).toEqual(['156000000000003', '156000000000002']);
    expect(desk.list({ ...all, cursor: first.next }).rows.map(({ code, at }) => [code, at])).toEqual([
      ['156000000000001', 1000],
    ]);
    expect(desk.list({ ...all, deviceId: newId() }).rows).toEqual([]);
    expect(
      rebuildAndCompare(db, database(), [devicesProjection]).filter((d) => d.missing + d.unexplained > 0),
    ).toEqual([]);
  });

  it('keeps nothing of a card on disk but its masked number', () => {
    const { db, reads: desk } = reads();
    desk.record({ kind: 'idCard', card }, DEVICE, LINK);
    expect(desk.list(all).rows).toMatchObject([{ kind: 'idCard', code: '990000********0018' }]);
    const text = factText(db);
    for (const secret of [card.name, card.idNumber, card.address]) expect(text).not.toContain(secret);
  });

  it('shows the whole card for a purpose, on record, and for five minutes only', () => {
    const { db, clock, reads: desk } = reads();
    desk.record({ kind: 'idCard', card }, DEVICE, LINK);
    const id = desk.list(all).rows[0]?.id ?? '';
    expect(desk.reveal(id, '当事人登记', ACTOR)).toEqual(card);
    expect(factText(db)).toMatch(/IdentityRevealed\.v1.*intakeOperator.*当事人登记/);
    clock.advance(CARD_KEPT_MS);
    expect(() => desk.reveal(id, '再看一次', ACTOR)).toThrow('device.cardGone');
  });

  it('records no more of one line than readers bring', () => {
    const { clock, reads: desk } = reads();
    const told = () => desk.record({ kind: 'chip', code: '156000000000001' }, DEVICE, LINK);
    expect(Array.from({ length: PER_LINK_AND_MINUTE + 5 }, told).filter(Boolean)).toHaveLength(
      PER_LINK_AND_MINUTE,
    );
    clock.advance(60_000);
    expect(told()).toBe(true);
  });
});
