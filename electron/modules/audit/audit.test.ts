import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { alarmsMigration, alarmsProjection, createAlarms } from '#electron/modules/alarms/index.ts';
import { dust, MINUTE, reading, START } from '#electron/modules/alarms/testing.ts';
import { explainFrame } from '#electron/modules/devices/index.ts';
import { ManualClock } from '#electron/platform/clock/index.ts';
import { type Database, openDatabase } from '#electron/platform/db/index.ts';
import type { Session } from '#electron/platform/door/index.ts';
import { factsMigration, Ledger } from '#electron/platform/facts/index.ts';
import { LiveHub } from '#electron/platform/live/index.ts';
import { silentLog } from '#electron/platform/log/index.ts';
import { newId } from '#shared/kernel/id.ts';
import type { Permission } from '#shared/kernel/permissions.ts';
import type { VerifyEvent, VerifyResult } from '#shared/modules/audit/index.ts';
import type { ProtocolName } from '#shared/modules/devices/index.ts';
import { type Audit, createAudit } from './index.ts';

const DEVICE = '0196a0b0-0000-7000-8000-000000000001';
const PACKET = (password: string) => `##0028ST=22;CN=2011;PW=${password};MN=AF31C\r\n`;
const HEX = Buffer.from(PACKET('123456')).toString('hex');
const SHOWN = Buffer.from(PACKET('******')).toString('hex');

let folder: string;
let db: Database;
let ledger: Ledger;
let audit: Audit;
let telemetryKeeps: boolean;
let alarmId: string;
let caseId: string;

const open = (file: string, readonly = false) =>
  openDatabase({
    file,
    applicationId: 7,
    durability: 'FULL',
    migrations: [factsMigration, alarmsMigration],
    readonly,
  });
const session: Session = {
  windowId: 'w',
  windowKind: 'desk',
  signedIn: {
    personId: 'p',
    personName: '林晓',
    postId: 'auditAdmin',
    unitId: null,
    permissions: new Set<Permission>(['audit.read', 'audit.verify', 'alarm.openCase']),
  },
};
const ask = () => createRouterClient(audit.router, { context: { session } });

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ucc-audit-'));
  const file = join(folder, 'station.db');
  db = open(file);
  const clock = new ManualClock(START);
  ledger = new Ledger({ db, station: 'A', clock, projections: [alarmsProjection] });
  telemetryKeeps = true;
  const findFrame = (frameId: number) =>
    telemetryKeeps
      ? { frameId, receivedAt: START + 1, linkName: '串口一', protocol: 'hj212', hex: HEX }
      : null;
  const device = {
    id: DEVICE,
    name: '一号工地',
    kind: 'dust-monitor',
    enabled: true,
    place: { streetCode: '110105001', address: '云溪路88号', lng: null, lat: null },
  };
  const alarms = createAlarms({
    db,
    ledger,
    clock,
    hub: new LiveHub(clock),
    log: silentLog,
    verticals: [dust],
    devices: { find: () => device, list: () => [device] },
    findFrame,
    recentReadings: () => [],
    openCase(writer, { alarmFactId: causedBy }) {
      const payload = { number: 'E0302202611160001', reporter: { name: '王小明', phone: '13800008000' } };
      return writer.append({ kind: 'CaseRegistered.v1', entity: newId(), payload, causedBy }).entity;
    },
  });
  alarms.onReadings(Array.from({ length: 16 }, (_, i) => reading(i, 0.9, { deviceId: DEVICE })));
  alarmId = db.prepare('SELECT id FROM alarms').pluck().get() as string;
  ({ caseId } = await createRouterClient(alarms.router, { context: { session } }).openCase({ alarmId }));
  audit = createAudit({
    db,
    findFrame,
    explain: (protocol, raw) => explainFrame(protocol as ProtocolName, raw),
    readSeries: ({ from }) =>
      from === START
        ? {
            unit: 'mg/m³',
            bucketMs: 0,
            at: [START],
            min: [0.9],
            max: [0.9],
            last: [0.9],
            quality: ['ok'],
            frameId: [1],
          }
        : { unit: '', bucketMs: 0, at: [], min: [], max: [], last: [], quality: [], frameId: [] },
    openReader: () => open(file, true),
    openScratch: open,
    projections: [alarmsProjection],
  });
});

afterEach(() => {
  db.close();
  rmSync(folder, { recursive: true });
});

async function verified(): Promise<VerifyResult> {
  let last: VerifyEvent | null = null;
  for await (const event of await ask().verify()) last = event;
  if (!last?.result) throw new Error('the last event has no result');
  return last.result;
}

describe('why', () => {
  it('walks from a case to the packet', async () => {
    const nodes = await ask().why({ kind: 'case', caseId });
    expect(nodes.map((node) => node.type)).toEqual(['case', 'alarm', 'rule', 'readings', 'frame']);
    expect(nodes[0]).toMatchObject({ id: caseId, title: { number: 'E0302202611160001' } });
    expect(nodes[1]).toMatchObject({
      id: alarmId,
      detail: { deviceName: '一号工地', value: 0.9, severity: 'high' },
    });
    expect(nodes[2]).toMatchObject({
      id: 'dust-tsp-limit@3',
      detail: { limit: 0.8, op: '>', forMinutes: 15, minSamples: 3 },
    });
    expect(nodes[3]).toMatchObject({ detail: { total: 16, factor: 'a34001', unit: 'mg/m3' } });
    expect(nodes[4]).toMatchObject({
      id: '16',
      detail: { hex: SHOWN, linkName: '串口一' },
    });
    const texts = nodes[4]?.type === 'frame' ? nodes[4].detail.fields.map(({ value }) => value) : [];
    expect(texts).toEqual(expect.arrayContaining(['ST=22', 'PW=******', 'MN=A']));
  });

  it('still ends at the packet when telemetry has let it go', async () => {
    telemetryKeeps = false;
    expect((await ask().why({ kind: 'alarm', alarmId })).at(-1)).toMatchObject({
      type: 'frame',
      detail: { hex: SHOWN },
    });
  });

  it('answers for a point of a chart', async () => {
    const key = { deviceId: DEVICE, factor: 'a34001', statistic: 'value', period: 'realtime' } as const;
    const nodes = await ask().why({ kind: 'reading', ...key, at: START });
    expect(nodes.map((node) => node.type)).toEqual(['readings', 'frame']);
    await expect(ask().why({ kind: 'reading', ...key, at: START + 1 })).rejects.toMatchObject({
      code: 'audit.unknown',
    });
  });

  it.each([
    ['case.read', 'case'],
    ['alarm.read', 'alarm'],
    ['telemetry.read', 'reading'],
  ] as const)('who holds %s may ask why a %s is here, and nothing else', async (permission, own) => {
    const key = { deviceId: DEVICE, factor: 'a34001', statistic: 'value', period: 'realtime' } as const;
    const questions = [
      { kind: 'case', caseId },
      { kind: 'alarm', alarmId },
      { kind: 'reading', ...key, at: START },
    ] as const;
    const { signedIn } = session;
    if (!signedIn) throw new Error('nobody sits here');
    const asker = { ...session, signedIn: { ...signedIn, permissions: new Set<Permission>([permission]) } };
    const client = createRouterClient(audit.router, { context: { session: asker } });
    for (const question of questions) {
      const answer = client.why(question);
      if (question.kind === own) expect((await answer).length).toBeGreaterThan(1);
      else await expect(answer).rejects.toMatchObject({ code: 'door.notPermitted' });
    }
  });

  it('says when there is nothing of that kind', async () => {
    for (const input of [
      { kind: 'case', caseId: newId() },
      { kind: 'case', caseId: alarmId },
      { kind: 'alarm', alarmId: caseId },
    ] as const) {
      await expect(ask().why(input)).rejects.toMatchObject({ code: 'audit.unknown' });
    }
  });
});

describe('verify', () => {
  it('finds nothing where nothing was altered', async () => {
    expect(await verified()).toMatchObject({
      ok: true,
      facts: 3,
      firstBreak: null,
      tables: [],
      compared: ['alarms', 'alarm_rule_settings'],
    });
  });

  it('names the fact of which one byte was changed behind the trigger', async () => {
    db.exec('DROP TRIGGER facts_are_never_changed');
    db.exec("UPDATE facts SET payload = replace(payload, '13800008000', '13800008001') WHERE seq = 2");
    expect(await verified()).toMatchObject({
      ok: false,
      facts: 1,
      firstBreak: { seq: 2, kind: 'CaseRegistered.v1', reason: 'hash' },
      compared: [],
    });
  });

  it('names the fact of which one byte was changed in the file itself', async () => {
    db.pragma('wal_checkpoint(TRUNCATE)');
    db.close();
    const file = join(folder, 'station.db');
    const bytes = readFileSync(file);
    const at = bytes.indexOf('13800008000');
    expect(at).toBeGreaterThan(0);
    bytes[at + 10] = (bytes[at + 10] as number) ^ 1;
    writeFileSync(file, bytes);
    db = open(file);
    expect((await verified()).firstBreak).toMatchObject({ seq: 2, reason: 'hash' });
  });

  it('says that the file is damaged where it cannot be read', async () => {
    db.pragma('wal_checkpoint(TRUNCATE)');
    const file = join(folder, 'station.db');
    const root = db
      .prepare("SELECT rootpage FROM sqlite_master WHERE name = 'facts'")
      .pluck()
      .get() as number;
    const size = db.pragma('page_size', { simple: true }) as number;
    const bytes = readFileSync(file);
    bytes.fill(0xff, (root - 1) * size, root * size);
    writeFileSync(file, bytes);
    expect(await verified()).toMatchObject({ ok: false, firstBreak: { reason: 'unreadable' } });
  });

  it.each([
    ['changed', 'UPDATE alarms SET acknowledged = 1', { missing: 1, unexplained: 1 }],
    ['taken away', 'DELETE FROM alarms', { missing: 1, unexplained: 0 }],
    ['added', "INSERT INTO alarm_rule_settings VALUES ('x', 1, 1, '', 1)", { missing: 0, unexplained: 1 }],
  ])('finds a row that was %s by hand', async (_, sql, difference) => {
    db.exec(sql);
    const result = await verified();
    expect(result.ok).toBe(false);
    expect(result.firstBreak).toBeNull();
    expect(result.tables).toEqual([expect.objectContaining(difference)]);
    expect(result.tables[0]?.example).toEqual(expect.any(String));
  });

  it('goes in steps beside the engine, and can be left at any of them', async () => {
    ledger.write({ actor: 'system' }, (writer) => {
      for (let i = 0; i < 50_000; i++) writer.append({ kind: 'Noted.v1', entity: newId(), payload: {} });
    });
    const steps = audit.verify();
    expect(await steps.next()).toMatchObject({
      value: { phase: 'chain', done: 20_000, total: 50_003, result: null },
    });
    await expect(audit.verify().next()).rejects.toMatchObject({ code: 'audit.busy' });
    ledger.write({ actor: 'system' }, (writer) =>
      writer.append({ kind: 'Noted.v1', entity: newId(), payload: {} }),
    );
    await steps.return();
    expect(await verified()).toMatchObject({ ok: true, facts: 50_004 });
  });
});

describe('the log', () => {
  it('is read newest first, page by page, with reporters masked', async () => {
    const first = await ask().facts({ limit: 2 });
    expect(first.rows.map((row) => row.kind)).toEqual(['AlarmCaseOpened.v1', 'CaseRegistered.v1']);
    expect(JSON.parse(first.rows[1]?.payload ?? '')).toMatchObject({
      reporter: { name: '王**', phone: '138****8000' },
    });
    const second = await ask().facts({ limit: 2, cursor: first.next });
    expect(second).toMatchObject({ rows: [{ seq: 1, kind: 'AlarmRaised.v1' }], next: null });
    const stored = db.prepare('SELECT payload FROM facts WHERE seq = 1').pluck().get();
    expect(stored).toContain(HEX);
    expect(second.rows[0]?.payload).not.toContain(HEX);
    expect(second.rows[0]?.payload).toContain(SHOWN);
  });

  it('shows each fact of a run, whole or cut by a page, and the one of an entity', async () => {
    const payloads = Array.from({ length: 5 }, (_, n) => JSON.stringify({ number: `E${n}` }));
    const facts = ledger.write({ actor: 'import:x' }, (writer) => [
      ...writer.appendRun({ kind: 'CaseImported.v1', shared: { stage: 'closed' }, payloads }),
      writer.append({ kind: 'ImportFinished.v1', entity: newId(), payload: {} }),
    ]);
    const seqs: number[] = [];
    let cursor: string | null = null;
    do {
      const page = await ask().facts({ limit: 2, cursor });
      seqs.push(...page.rows.map((row) => row.seq));
      cursor = page.next;
    } while (cursor);
    expect(seqs).toEqual([9, 8, 7, 6, 5, 4, 3, 2, 1]);
    const entity = facts[2]?.entity as string;
    expect((await ask().facts({ entity })).rows).toMatchObject([
      { seq: 6, id: facts[2]?.id, entity, entityVersion: 1, payload: '{"stage":"closed","number":"E2"}' },
    ]);
    expect((await ask().facts({ kind: 'CaseImported.v1' })).rows).toHaveLength(5);
  });

  it.each<[object, number[]]>([
    [{ kind: 'AlarmRaised.v1' }, [1]],
    [{ actor: 'person:p/auditAdmin' }, [3, 2]],
    [{ from: START + MINUTE }, []],
    [{ to: START + 1 }, [3, 2, 1]],
  ])('is filtered by %j', async (filter, seqs) => {
    expect((await ask().facts(filter)).rows.map((row) => row.seq)).toEqual(seqs);
    expect((await ask().facts({ entity: alarmId })).rows.map((row) => row.seq)).toEqual([3, 1]);
  });

  it('looks through a window a page, however rare what is asked for', async () => {
    ledger.write({ actor: 'system' }, (writer) => {
      for (let i = 0; i < 50_000; i++) writer.append({ kind: 'Noted.v1', entity: newId(), payload: {} });
    });
    const page = await ask().facts({ kind: 'AlarmRaised.v1' });
    expect(page).toEqual({ rows: [], next: '4' });
    expect((await ask().facts({ kind: 'AlarmRaised.v1', cursor: page.next })).rows).toHaveLength(1);
    await expect(ask().facts({ cursor: '1; DROP' })).rejects.toMatchObject({ code: 'list.badCursor' });
  });
});
