import { createRouterClient } from '@orpc/server';
import { beforeEach, describe, expect, it } from 'vitest';
import { ManualClock } from '#electron/platform/clock/index.ts';
import { type Database, openDatabase } from '#electron/platform/db/index.ts';
import type { Session } from '#electron/platform/door/index.ts';
import { factReader, factsMigration, Ledger, rebuildAndCompare } from '#electron/platform/facts/index.ts';
import { LiveHub } from '#electron/platform/live/index.ts';
import { silentLog } from '#electron/platform/log/index.ts';
import { newId } from '#shared/kernel/id.ts';
import type { Permission } from '#shared/kernel/permissions.ts';
import { Refusal } from '#shared/kernel/refusal.ts';
import type { StoredReading } from '#shared/modules/telemetry/index.ts';
import {
  type AlarmCaseRequest,
  type AlarmDevice,
  type Alarms,
  alarmsMigration,
  alarmsProjection,
  createAlarms,
} from './index.ts';
import { dust, MINUTE, reading, START } from './testing.ts';

const device: AlarmDevice = {
  id: 'd1',
  name: '一号工地',
  kind: 'dust-monitor',
  enabled: true,
  place: { streetCode: '110105001', address: '云溪路88号', lng: 116.4, lat: 39.9 },
};

/** Packets of other lengths than the ordinary one. */
const HEX_BYTES: Record<number, number> = { 98: 4000, 99: 5000 };

let db: Database;
let ledger: Ledger;
let clock: ManualClock;
let devices: AlarmDevice[];
let alarms: Alarms;
let recent: StoredReading[];
let requests: AlarmCaseRequest[];

const session = (...permissions: Permission[]): Session => ({
  windowId: 'w1',
  windowKind: 'desk',
  signedIn: {
    personId: 'p1',
    personName: '林晓',
    postId: 'dispatcher',
    unitId: null,
    permissions: new Set(permissions),
  },
});
const everything = session(
  'alarm.read',
  'alarm.acknowledge',
  'alarm.shelve',
  'alarm.openCase',
  'rule.manage',
);
const ask = () => createRouterClient(alarms.router, { context: { session: everything } });

const open = () =>
  openDatabase({
    file: ':memory:',
    applicationId: 7,
    durability: 'FULL',
    migrations: [factsMigration, alarmsMigration],
  });

function build(verticals = [dust]): void {
  alarms = createAlarms({
    db,
    ledger,
    clock,
    hub: new LiveHub(clock),
    log: silentLog,
    verticals,
    devices: { find: (id) => devices.find((d) => d.id === id) ?? null, list: () => devices },
    findFrame: (frameId) => ({
      frameId,
      receivedAt: START,
      linkName: '串口一',
      protocol: 'hj212',
      hex: Buffer.from('PW=123456;'.padEnd(HEX_BYTES[frameId] ?? 0)).toString('hex'),
    }),
    recentReadings: () => recent,
    openCase: (_, request) => {
      requests.push(request);
      return newId();
    },
  });
  alarms.start();
}

beforeEach(() => {
  db = open();
  clock = new ManualClock(START);
  ledger = new Ledger({ db, station: 'A', clock, projections: [alarmsProjection] });
  devices = [device];
  recent = [];
  requests = [];
  build();
});

const kinds = () => db.prepare('SELECT kind FROM facts ORDER BY seq').pluck().all();
/** Feeds one reading a minute and lets the clock run along. */
function feed(from: number, to: number, value: number, change: Partial<StoredReading> = {}): void {
  for (let minute = from; minute <= to; minute++) {
    clock.advance(Math.max(0, START + minute * MINUTE - clock.now()));
    alarms.onReadings([reading(minute, value, change)]);
  }
}
const rows = async (view: 'open' | 'all' | 'shelved' | 'active' | 'unacknowledged' = 'all') =>
  (await ask().list({ view })).rows;
const only = async () => {
  const [row, ...others] = await rows();
  expect(others).toEqual([]);
  if (!row) throw new Error('no alarm');
  return row;
};

function expectTablesFollowFacts(): void {
  expect(rebuildAndCompare(db, open(), [alarmsProjection])).toEqual([
    { table: 'alarms', missing: 0, unexplained: 0, example: null },
    { table: 'alarm_rule_settings', missing: 0, unexplained: 0, example: null },
  ]);
}

describe('an alarm', () => {
  it('carries everything by value that explains it', async () => {
    feed(0, 15, 0.9);
    const row = await only();
    expect(row).toMatchObject({
      ruleId: 'dust-tsp-limit',
      ruleVersion: 3,
      severity: 'high',
      deviceName: '一号工地',
      streetCode: '110105001',
      state: { active: true, acknowledged: false },
      count: 1,
      value: 0.9,
      limit: 0.8,
      op: '>',
      unit: 'mg/m3',
      version: 1,
    });
    const detail = await ask().get({ alarmId: row.id });
    expect(detail.readings).toHaveLength(16);
    expect(detail.frame).toEqual({
      frameId: 16,
      receivedAt: START,
      linkName: '串口一',
      protocol: 'hj212',
      hex: Buffer.from('PW=******;').toString('hex'),
    });
    expect(detail.events.map((event) => event.kind)).toEqual(['AlarmRaised.v1']);
  });

  it('keeps only the number of a packet above 4 KB', async () => {
    feed(0, 15, 0.9, { frameId: 99 });
    expect((await ask().get({ alarmId: (await only()).id })).frame).toMatchObject({ frameId: 99, hex: null });
  });

  it('counts up instead of piling up, once per time the rule is met in full', async () => {
    feed(0, 15 + 48, 0.9);
    expect(await only()).toMatchObject({ count: 4, lastAt: START + 63 * MINUTE });
    expect(kinds()).toEqual(['AlarmRaised.v1', 'AlarmRepeated.v1', 'AlarmRepeated.v1', 'AlarmRepeated.v1']);
  });

  it('writes repeats once a minute however fast old data comes in', async () => {
    alarms.onReadings(
      Array.from({ length: 16 * 20 }, (_, i) =>
        reading(i, 0.9 + i / 1000, { receivedAt: START + 400 * MINUTE }),
      ),
    );
    expect(kinds()).toEqual(['AlarmRaised.v1', 'AlarmRepeated.v1']);
    expect(await only()).toMatchObject({ count: 2 });
    clock.advance(MINUTE + 5000);
    expect(kinds()).toHaveLength(3);
    expect(await only()).toMatchObject({ count: 20, value: 1.219 });
    clock.advance(5 * MINUTE);
    expect(kinds()).toHaveLength(3);
  });

  it.each<[string, boolean, boolean, string[], number]>([
    [
      'cleared and not acknowledged: it is the same alarm',
      true,
      false,
      ['AlarmRaised.v1', 'AlarmCleared.v1', 'AlarmRepeated.v1'],
      1,
    ],
    [
      'cleared and acknowledged: a new alarm',
      true,
      true,
      ['AlarmRaised.v1', 'AlarmAcknowledged.v1', 'AlarmCleared.v1', 'AlarmRaised.v1'],
      2,
    ],
  ])('raised again when %s', async (_, __, acknowledge, facts, count) => {
    feed(0, 15, 0.9);
    if (acknowledge) await ask().acknowledge({ alarmIds: [(await only()).id] });
    feed(16, 31, 0.5);
    feed(32, 47, 0.9);
    expect(kinds()).toEqual(facts);
    expect(await rows()).toHaveLength(count);
    expect(await rows('active')).toHaveLength(1);
    expect((await rows('active'))[0]).toMatchObject({
      state: { active: true, acknowledged: false },
      clearedAt: null,
    });
    expectTablesFollowFacts();
  });

  it.each<[string, boolean, boolean, Record<string, number>]>([
    ['active, not acknowledged', false, false, { open: 1, active: 1, unacknowledged: 1 }],
    ['active, acknowledged', false, true, { open: 1, active: 1, unacknowledged: 0 }],
    ['cleared, not acknowledged', true, false, { open: 1, active: 0, unacknowledged: 1 }],
    ['cleared and acknowledged', true, true, { open: 0, active: 0, unacknowledged: 0 }],
  ])('in the state %s stands in the right views', async (_, clear, acknowledge, counts) => {
    feed(0, 15, 0.9);
    if (acknowledge) await ask().acknowledge({ alarmIds: [(await only()).id] });
    if (clear) feed(16, 31, 0.5);
    expect(await ask().counts()).toMatchObject({ ...counts, shelved: 0, bySeverity: { high: counts } });
    for (const view of ['open', 'active', 'unacknowledged'] as const)
      expect(await rows(view)).toHaveLength(counts[view] as number);
    expect((await only()).state).toEqual({ active: !clear, acknowledged: acknowledge });
  });

  it('says for each alarm why it could not be acknowledged', async () => {
    feed(0, 15, 0.9);
    const { id } = await only();
    const unknown = newId();
    await ask().acknowledge({ alarmIds: [id] });
    expect(await ask().acknowledge({ alarmIds: [id, unknown] })).toEqual({
      acknowledged: [],
      refused: [
        { alarmId: id, code: 'alarm.alreadyAcknowledged' },
        { alarmId: unknown, code: 'alarm.unknown' },
      ],
    });
    expect(await only()).toMatchObject({ ackBy: '林晓', ackAt: clock.now() });
  });

  it('for silence is raised by the clock and cleared by the next reading', async () => {
    clock.advance(31 * MINUTE);
    expect(await only()).toMatchObject({
      ruleId: 'dust-no-data',
      ruleKind: 'noData',
      value: null,
      state: { active: true },
    });
    feed(32, 32, 0.1);
    expect((await only()).state.active).toBe(false);
  });

  it.each<[string, () => void, string]>([
    [
      'device',
      () => {
        devices = [];
      },
      'deviceGone',
    ],
    [
      'device that is switched off',
      () => {
        devices = [{ ...device, enabled: false }];
      },
      'deviceGone',
    ],
  ])('does not stand for ever without its %s', async (_, change, reason) => {
    feed(0, 15, 0.9);
    change();
    clock.advance(10_000);
    expect((await only()).state.active).toBe(false);
    const { events } = await ask().get({ alarmId: (await only()).id });
    expect(events.at(-1)).toMatchObject({ kind: 'AlarmCleared.v1', note: reason });
  });

  it('is neither lost nor doubled by a restart', async () => {
    feed(0, 10, 0.9);
    recent = Array.from({ length: 11 }, (_, i) => reading(i, 0.9));
    alarms.close();
    build();
    feed(11, 15, 0.9);
    expect(kinds()).toEqual(['AlarmRaised.v1']);
    recent = Array.from({ length: 16 }, (_, i) => reading(i, 0.9));
    alarms.close();
    build();
    feed(16, 20, 0.9);
    expect(kinds()).toEqual(['AlarmRaised.v1']);
    alarms.close();
    build([{ ...dust, rules: [] }]);
    expect((await only()).state.active).toBe(false);
  });

  it('waits while the disk refuses and comes when it takes again', async () => {
    const pages = db.pragma('page_count', { simple: true }) as number;
    db.exec('CREATE TABLE ballast (x BLOB)');
    db.pragma(`max_page_count = ${pages + 1}`);
    expect(() => {
      for (;;) db.prepare('INSERT INTO ballast VALUES (zeroblob(500))').run();
    }).toThrow(/full/);
    feed(0, 16, 0.9, { frameId: 98 });
    expect(kinds()).toEqual([]);
    db.pragma('max_page_count = 100000');
    clock.advance(10_000);
    expect(kinds()).toEqual(['AlarmRaised.v1']);
    expect((await only()).state.active).toBe(true);
  });
});

describe('shelving', () => {
  beforeEach(() => feed(0, 15, 0.9));
  const shelve = async (ms: number) =>
    ask().shelve({ alarmId: (await only()).id, until: clock.now() + ms, reason: '检修' });

  it('takes the alarm out of sight and into the count until its end', async () => {
    expect(await shelve(15 * MINUTE)).toMatchObject({
      shelvedUntil: clock.now() + 15 * MINUTE,
      shelvedReason: '检修',
    });
    expect(await rows('open')).toEqual([]);
    expect(await rows('shelved')).toHaveLength(1);
    expect(await ask().counts()).toMatchObject({
      open: 0,
      shelved: 1,
      nextUnshelveAt: clock.now() + 15 * MINUTE,
    });
    clock.advance(15 * MINUTE);
    expect(await rows('open')).toHaveLength(1);
    expect(await ask().counts()).toMatchObject({ open: 1, shelved: 0, nextUnshelveAt: null });
  });

  it('can be ended early', async () => {
    await shelve(MINUTE);
    expect(await ask().unshelve({ alarmId: (await only()).id })).toMatchObject({ shelvedUntil: null });
    await expect(ask().unshelve({ alarmId: (await only()).id })).rejects.toMatchObject({
      code: 'alarm.notShelved',
    });
  });

  it('goes over to the next alarm of the same device and rule', async () => {
    await shelve(3 * 60 * MINUTE);
    await ask().acknowledge({ alarmIds: [(await only()).id] });
    feed(16, 31, 0.5);
    feed(32, 47, 0.9);
    expect(await rows()).toHaveLength(2);
    expect(await rows('open')).toEqual([]);
    expect(await ask().counts()).toMatchObject({ shelved: 1 });
    expectTablesFollowFacts();
  });

  it.each([[0], [-1], [24 * 60 * MINUTE + 1]])('is refused with an end %d ms from now', async (ms) => {
    await expect(shelve(ms)).rejects.toMatchObject({ code: 'alarm.shelveEnd' });
  });

  it('of an alarm that is over is refused', async () => {
    await ask().acknowledge({ alarmIds: [(await only()).id] });
    feed(16, 31, 0.5);
    await expect(shelve(MINUTE)).rejects.toMatchObject({ code: 'alarm.over' });
  });

  it('tells open windows when it ends', async () => {
    const hub = new LiveHub(clock);
    const told: string[] = [];
    hub.publish = (topic) => {
      told.push(topic);
    };
    alarms.close();
    alarms = createAlarms({
      db,
      ledger,
      clock,
      hub,
      log: silentLog,
      verticals: [dust],
      devices: { find: () => device, list: () => devices },
      findFrame: () => null,
      recentReadings: () => [],
      openCase: () => newId(),
    });
    alarms.start();
    await shelve(MINUTE);
    expect(told).toEqual(['alarms']);
    clock.advance(2 * MINUTE);
    expect(told).toEqual(['alarms', 'alarms']);
  });
});

describe('the list', () => {
  it('pages by severity and by age without losing or doubling a row', async () => {
    devices = Array.from({ length: 40 }, (_, i) => ({ ...device, id: `d${i}` }));
    clock.advance(31 * MINUTE);
    for (const { id } of devices)
      for (let m = 32; m < 48; m++) alarms.onReadings([reading(m, 0.9, { deviceId: id })]);
    for (const order of ['severity', 'newest'] as const) {
      const seen: string[] = [];
      const ranks: string[] = [];
      for (let cursor: string | null = null; ; ) {
        const page: { rows: { id: string; severity: string }[]; next: string | null } = await ask().list({
          view: 'all',
          order,
          limit: 7,
          cursor,
        });
        seen.push(...page.rows.map((row) => row.id));
        ranks.push(...page.rows.map((row) => row.severity));
        cursor = page.next;
        if (cursor === null) break;
      }
      expect(seen).toHaveLength(80);
      expect(new Set(seen).size).toBe(80);
      if (order === 'newest') expect(seen).toEqual([...seen].sort().reverse());
      else expect(ranks).toEqual([...Array(40).fill('high'), ...Array(40).fill('medium')]);
    }
    expect(await ask().counts()).toMatchObject({
      open: 80,
      active: 40,
      bySeverity: { high: { open: 40 }, medium: { open: 40, active: 0 } },
      raisedInTenMinutes: 80,
    });
    expect((await ask().list({ view: 'all', deviceId: 'd3' })).rows).toHaveLength(2);
    expect(
      (
        await ask().list({
          view: 'all',
          severities: ['medium'],
          ruleId: 'dust-no-data',
          streetCode: '110105001',
        })
      ).rows,
    ).toHaveLength(40);
  });

  it.each(['x', '9.0', "0.' OR 1=1 --"])('refuses the cursor %j', async (cursor) => {
    await expect(ask().list({ view: 'all', cursor })).rejects.toMatchObject({ code: 'list.badCursor' });
  });

  it('never reads the whole table', () => {
    const plans = [
      'SELECT * FROM alarms WHERE (active = 1 OR acknowledged = 0) AND (shelved_until IS NULL OR shelved_until <= 1) ORDER BY severity, id DESC LIMIT 1',
      'SELECT * FROM alarms WHERE 1 = 1 ORDER BY severity, id DESC LIMIT 1',
      "SELECT * FROM alarms WHERE device_id = 'a' AND rule_id = 'b' AND (active = 1 OR acknowledged = 0)",
      "SELECT * FROM alarms WHERE device_id = 'a' AND rule_id = 'b' ORDER BY id DESC LIMIT 1",
      'SELECT count(*) FROM alarms WHERE first_at > 1',
    ].map((sql) =>
      (db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all() as { detail: string }[])
        .map(({ detail }) => detail)
        .join('; '),
    );
    for (const plan of plans) {
      expect(plan).toMatch(/USING (COVERING )?INDEX/);
      expect(plan).not.toMatch(/TEMP B-TREE/);
    }
  });
});

describe('a case', () => {
  it('is opened by a person once, from what the alarm says', async () => {
    feed(0, 15, 0.92);
    const { id } = await only();
    const { caseId } = await ask().openCase({ alarmId: id });
    const raised = factReader(db).ofEntity(id)[0];
    expect(requests).toEqual([
      {
        alarmId: id,
        alarmFactId: raised?.id,
        classKey: 'E0302',
        description: 'TSP 超标：一号工地，0.92 mg/m3 > 0.8 mg/m3',
        address: '云溪路88号',
        streetCode: '110105001',
        lng: 116.4,
        lat: 39.9,
        at: raised?.at,
      },
    ]);
    expect((await only()).caseId).toBe(caseId);
    await expect(ask().openCase({ alarmId: id })).rejects.toMatchObject({
      code: 'alarm.hasCase',
      params: { caseId },
    });
    expectTablesFollowFacts();
  });

  it('needs a rule that names a class', async () => {
    clock.advance(31 * MINUTE);
    await expect(ask().openCase({ alarmId: (await only()).id })).rejects.toMatchObject({
      code: 'alarm.noClass',
    });
  });

  it('is opened without a person only when the bureau has switched it on', async () => {
    expect((await ask().rules.list()).map((rule) => rule.openCase?.enabled)).toEqual([false, undefined]);
    expect(await ask().rules.setOpenCase({ ruleId: 'dust-tsp-limit', enabled: true })).toMatchObject({
      openCase: { enabled: true },
    });
    await ask().rules.setOpenCase({ ruleId: 'dust-tsp-limit', enabled: true });
    expect(kinds()).toEqual(['RuleOpenCaseSet.v1']);
    feed(0, 15, 0.9);
    const raised = factReader(db).ofEntity((await only()).id)[0];
    expect(raised?.payload).toMatchObject({ openCase: { classKey: 'E0302', enabled: true } });
    await expect(ask().rules.setOpenCase({ ruleId: 'dust-no-data', enabled: true })).rejects.toBeInstanceOf(
      Refusal,
    );
    await expect(ask().rules.setOpenCase({ ruleId: 'none', enabled: true })).rejects.toMatchObject({
      code: 'rule.unknown',
    });
    expectTablesFollowFacts();
  });
});

it.each(['list', 'counts', 'acknowledge', 'shelve', 'openCase'] as const)(
  '%s asks for its right',
  async (name) => {
    const stranger = createRouterClient(alarms.router, { context: { session: session('case.read') } });
    const id = newId();
    const inputs = {
      list: { view: 'all' },
      counts: undefined,
      acknowledge: { alarmIds: [id] },
      shelve: { alarmId: id, until: 1, reason: 'x' },
      openCase: { alarmId: id },
    };
    const call = stranger[name] as (input: unknown) => Promise<unknown>;
    await expect(call(inputs[name])).rejects.toMatchObject({ code: 'door.notPermitted' });
  },
);

it('loses no other alarm to one that cannot be recorded because of a bug', async () => {
  devices = [device, { ...device, id: 'd2', name: 'broken' }];
  ledger.addPolicy({
    name: 'broken-for-one-device',
    kinds: ['AlarmRaised.v1'],
    react(fact) {
      if (JSON.stringify(fact.payload).includes('broken')) throw new Error('bug');
    },
  });
  for (let m = 0; m < 16; m++)
    alarms.onReadings(['d2', 'd1'].map((deviceId) => reading(m, 0.9, { deviceId })));
  expect(await only()).toMatchObject({ deviceId: 'd1' });
});
