import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { ManualClock } from '#electron/platform/clock/index.ts';
import { type Database, openDatabase } from '#electron/platform/db/index.ts';
import { factsMigration, Ledger, rebuildAndCompare } from '#electron/platform/facts/index.ts';
import { newId } from '#shared/kernel/id.ts';
import type { DeviceSettings, LinkSettings } from '#shared/modules/devices/index.ts';
import { devicesMigration, identitiesMigration, linkOptionsMigration } from './migration.ts';
import { Register } from './register.ts';
import { devicesProjection } from './store.ts';

const ACTOR = 'person:1/admin';
const link: LinkSettings = {
  name: '环保接入',
  protocol: 'hj212',
  transport: { kind: 'serial', path: 'COM3', baudRate: 9600, dataBits: 8, parity: 'none', stopBits: 1 },
  options: {},
  enabled: true,
};
const device: DeviceSettings = {
  mn: 'YC0001',
  name: '云溪路工地',
  kind: 'dust-monitor',
  modelKey: null,
  place: { streetCode: '320684001', address: '云溪路 88 号', lng: 121.18, lat: 31.89 },
  profile: { crc: 'auto', units: { a34001: 'µg/m³' }, acknowledge: true },
  linkId: null,
  staleAfterMinutes: 15,
  enabled: true,
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

function register() {
  const db = database();
  const ledger = new Ledger({
    db,
    station: 'A',
    clock: new ManualClock(1),
    projections: [devicesProjection],
  });
  return { db, ledger, register: new Register(db, ledger, () => {}) };
}

describe('register', () => {
  it('comes back from disk as it was, and follows from the facts alone', () => {
    const { db, ledger, register: first } = register();
    const added = first.addLink(link, ACTOR);
    first.enableLink(added.id, false, ACTOR);
    const kept = first.addDevice({ ...device, linkId: added.id }, ACTOR);
    first.changeDevice({ ...kept, mn: 'YC0009', name: '改名' }, ACTOR);
    first.removeDevice(first.addDevice({ ...device, mn: 'YC0002' }, ACTOR).id, ACTOR);
    const again = new Register(db, ledger, () => {});
    expect(again.links()).toEqual([{ ...link, id: added.id, enabled: false }]);
    expect(again.devices()).toEqual([
      { ...device, id: kept.id, linkId: added.id, mn: 'YC0009', name: '改名' },
    ]);
    expect(again.byMn('yc0009')?.id).toBe(kept.id);
    expect(again.byMn('YC0001')).toBeUndefined();
    expect(
      rebuildAndCompare(db, database(), [devicesProjection]).filter((d) => d.missing + d.unexplained > 0),
    ).toEqual([]);
  });

  it.each<[string, (r: Register) => void]>([
    ['device.mnTaken', (r) => r.addDevice({ ...device, mn: 'yc0001' }, ACTOR)],
    ['device.linkUnknown', (r) => r.addDevice({ ...device, mn: 'X', linkId: newId() }, ACTOR)],
    ['device.linkUnknown', (r) => r.enableLink(newId(), true, ACTOR)],
    ['device.unknown', (r) => r.removeDevice(newId(), ACTOR)],
    [
      'device.unitUnknown',
      (r) =>
        r.addDevice(
          { ...device, mn: 'X', profile: { ...device.profile, units: { a34001: 'stone' } } },
          ACTOR,
        ),
    ],
    ['device.linkInUse', (r) => r.removeLink(r.links()[0]?.id ?? '', ACTOR)],
  ])('refuses with %s and records nothing', (code, act) => {
    const { db, register: r } = register();
    r.addDevice({ ...device, linkId: r.addLink(link, ACTOR).id }, ACTOR);
    const facts = () => (db.prepare('SELECT count(*) AS n FROM facts').get() as { n: number }).n;
    const before = facts();
    expect(() => act(r)).toThrow(code);
    expect(facts()).toBe(before);
  });
});

describe('a station from before links had options', () => {
  it('keeps its links, which speak by the defaults of their protocol, and older facts rebuild them', () => {
    const folder = mkdtempSync(join(tmpdir(), 'ucc-links-'));
    const file = join(folder, 'station.db');
    const id = newId();
    const options = { file, applicationId: 1, durability: 'FULL' } as const;
    const before = openDatabase({ ...options, migrations: [factsMigration, devicesMigration] });
    before
      .prepare('INSERT INTO links (id, name, protocol, transport, enabled) VALUES (?, ?, ?, ?, ?)')
      .run(id, ' 旧 "链路"', 'hj212', '{"kind":"replay","file":"a","bytesPerSecond":0}', 0);
    const { options: _, ...payload } = { ...link, name: ' 旧 "链路"', enabled: false };
    const transport = { kind: 'replay', file: 'a', bytesPerSecond: 0 };
    const clock = new ManualClock(1);
    const past = { kind: 'LinkAdded.v1', entity: id, payload: { ...payload, transport } };
    new Ledger({ db: before, station: 'A', clock, projections: [] }).write({ actor: ACTOR }, (writer) =>
      writer.append(past),
    );
    before.close();
    const migrations = [
      factsMigration,
      devicesMigration,
      { ...linkOptionsMigration, number: 3 },
      { ...identitiesMigration, number: 4 },
    ];
    const db = openDatabase({ ...options, migrations });
    open.push(db);
    const ledger = new Ledger({ db, station: 'A', clock, projections: [devicesProjection] });
    expect(new Register(db, ledger, () => {}).links()).toEqual([{ ...past.payload, id, options: {} }]);
    const scratch = openDatabase({ ...options, file: ':memory:', migrations });
    open.push(scratch);
    expect(
      rebuildAndCompare(db, scratch, [devicesProjection]).filter((d) => d.missing + d.unexplained > 0),
    ).toEqual([]);
    rmSync(folder, { recursive: true, force: true });
  });
});
