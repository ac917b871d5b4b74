import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ContractRouterClient } from '@orpc/contract';
import { createRouterClient } from '@orpc/server';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Contract } from '#shared/contract.ts';
import { type Core, openCore, openStation } from './create-core.ts';
import { IMPORT_THREAD_SOURCE } from './modules/cases/index.ts';
import { ManualClock } from './platform/clock/index.ts';
import { refusalsAsData, type Session } from './platform/door/index.ts';
import { silentLog } from './platform/log/index.ts';
import { openStationDb } from './station/station-db.ts';

const NOW = Date.parse('2026-11-20T10:30:00+08:00');
const RESOURCES = join(import.meta.dirname, '../resources');
let dir: string;
let resourcesDir: string;
let core: Core | null;

const options = () => ({
  dir,
  resourcesDir,
  clock: new ManualClock(NOW),
  log: silentLog,
  fileOf: () => null,
  saveTo: () => null,
  runLinks: false,
  importThread: IMPORT_THREAD_SOURCE,
});

async function open(more: { onSetUp?: () => void } = {}): Promise<ContractRouterClient<Contract>> {
  await core?.close();
  core = await openCore({ ...options(), ...more });
  const session: Session = { windowId: 'w', windowKind: 'desk', signedIn: null };
  return createRouterClient(core.router, {
    context: { session } as never,
    interceptors: [refusalsAsData(() => {})] as never,
  }) as never;
}

async function setUp(profileId: string, demoCases = 0): Promise<string[]> {
  const client = await open();
  const steps: string[] = [];
  for await (const { step } of await client.station.setUp({ profileId, demoCases })) steps.push(step);
  return steps;
}

const hashOf = (file: string) =>
  createHash('sha256')
    .update(readFileSync(join(dir, file)))
    .digest('hex');

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'ucc-core-'));
  resourcesDir = RESOURCES;
  core = null;
});

afterEach(async () => {
  await core?.close();
  rmSync(dir, { recursive: true, force: true });
});

describe('the first start', () => {
  it('offers the demo first, then districts, then an empty one', async () => {
    const client = await open();
    expect(await client.station.state()).toEqual({ phase: 'unconfigured', problems: [] });
    const kinds = (await client.station.choices()).map(({ kind }) => kind);
    expect(kinds).toEqual(['demo', 'district', 'district', 'district', 'district', 'district', 'empty']);
  });

  it('fills the demo with history and registers its monitors', async () => {
    expect(new Set(await setUp('demo', 600))).toEqual(new Set(['rules', 'cases', 'devices', 'done']));
    const client = await open();
    expect(await client.station.state()).toMatchObject({
      phase: 'ready',
      station: { demo: true },
      problems: [],
    });
    await client.accounts.signIn({ personId: 'shift-leader-1', postId: 'shiftLeader' });
    expect((await client.cases.list({ view: 'all', limit: 200 })).rows).toHaveLength(200);
    expect((await client.devices.devices.list({})).rows).toHaveLength(2);
  });

  it.each(['jiading-310114', 'empty'])('takes %s, in which a case can be registered', async (profileId) => {
    await setUp(profileId);
    const client = await open();
    const [intake] = (await client.accounts.people()).filter(({ posts }) =>
      posts.some(({ postId }) => postId === 'intakeOperator'),
    );
    await client.accounts.signIn({ personId: intake?.personId ?? '', postId: 'intakeOperator' });
    const { streets } = await client.territory.reference();
    const { number, stage } = await client.cases.register({
      sourceCode: '01',
      classKey: 'E0102',
      description: '路口堆放生活垃圾',
      address: '人民路1号',
      streetCode: streets[0]?.code ?? null,
      location: null,
    });
    expect(number).toMatch(/^E0102202611201/);
    expect(stage).toBe('to_file');
  });

  it('stands from its first fact on, even when the window that asked has gone', async () => {
    const onSetUp = vi.fn();
    const client = await open({ onSetUp });
    for await (const { step } of await client.station.setUp({ profileId: 'demo', demoCases: 2000 })) {
      if (step === 'cases') break;
    }
    expect(onSetUp).toHaveBeenCalledOnce();
    const again = await open();
    await again.accounts.signIn({ personId: 'shift-leader-1', postId: 'shiftLeader' });
    expect((await again.devices.devices.list({})).rows).toHaveLength(2);
  });

  it('happens once', async () => {
    await setUp('empty');
    await expect(setUp('demo')).rejects.toMatchObject({ data: { code: 'station.alreadySetUp' } });
  });

  it('refuses a profile that is not there and stays open for another choice', async () => {
    await expect(setUp('atlantis')).rejects.toMatchObject({ data: { code: 'station.noSuchProfile' } });
    expect(await setUp('empty')).toContain('done');
  });
});

describe('a database that must be refused', () => {
  const spoil: [string, string, () => void][] = [
    [
      'from a newer version',
      'db.newer',
      () => {
        const db = openStationDb(dir);
        db.pragma('user_version = 9999');
        db.pragma('wal_checkpoint(TRUNCATE)');
        db.close();
      },
    ],
    ['that is no database', 'db.corrupt', () => writeFileSync(join(dir, 'station.db'), 'x'.repeat(9000))],
  ];

  it.each(spoil)('%s is named and left byte for byte as it was', async (_what, code, make) => {
    make();
    const before = hashOf('station.db');
    const client = await open();
    expect(await client.station.state()).toMatchObject({ phase: 'failed', refusal: { code } });
    await expect(setUp('demo')).rejects.toMatchObject({ data: { code } });
    await core?.close();
    core = null;
    expect(hashOf('station.db')).toBe(before);
  });
});

describe('a district whose profile cannot be read', () => {
  const spoil = () => {
    resourcesDir = join(dir, 'resources');
    cpSync(RESOURCES, resourcesDir, { recursive: true });
    const file = join(resourcesDir, 'profiles/haimen-320614/profile.json');
    writeFileSync(file, readFileSync(file, 'utf8').replace('"320614"', '320614'));
  };
  const file = 'profiles/haimen-320614/profile.json';

  it('is not offered, with its line and reason; the others are', async () => {
    spoil();
    const client = await open();
    const state = await client.station.state();
    expect(state).toMatchObject({ phase: 'unconfigured', problems: [{ file, path: 'adminCode' }] });
    if (state.phase === 'unconfigured') expect(state.problems[0]?.line).toBeGreaterThan(1);
    expect(await client.station.choices()).toHaveLength(6);
    expect(await setUp('empty')).toContain('done');
  });

  it('is named when the station stands on it', async () => {
    await setUp('haimen-320614');
    spoil();
    const client = await open();
    const refusal = {
      code: 'station.badProfile',
      params: { file, reason: expect.stringContaining('adminCode') },
    };
    expect(await client.station.state()).toMatchObject({ phase: 'failed', refusal });
  });
});

describe('openStation', () => {
  it('refuses a folder that is no station yet', () => {
    expect(() => openStation(options())).toThrow(/station.notSetUp/);
  });

  it('records each rule set once, however often it is opened', async () => {
    await setUp('empty');
    const count = () => {
      const db = openStationDb(dir, { readonly: true });
      const rules = db.prepare("SELECT count(*) FROM facts WHERE kind = 'RulesPublished.v1'").pluck().get();
      db.close();
      return rules;
    };
    const first = count();
    await openStation(options()).close();
    await openStation(options()).close();
    expect(count()).toBe(first);
    expect(first).toBeGreaterThan(5);
  });
});
