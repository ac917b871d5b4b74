import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ContractRouterClient } from '@orpc/contract';
import { createRouterClient } from '@orpc/server';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Core, openCore } from '#electron/create-core.ts';
import { IMPORT_THREAD_SOURCE } from '#electron/modules/cases/index.ts';
import { ManualClock } from '#electron/platform/clock/index.ts';
import { refusalsAsData, type Session } from '#electron/platform/door/index.ts';
import { silentLog } from '#electron/platform/log/index.ts';
import type { Contract } from '#shared/contract.ts';
import type { Mapping } from '#shared/modules/imports/index.ts';
import type { RuleContent, RuleKind } from '#shared/modules/territory/index.ts';

const NOW = Date.parse('2026-11-20T10:30:00+08:00');
const HOUR = 3_600_000;
const RESOURCES = join(import.meta.dirname, '../../../resources');

type Client = ContractRouterClient<Contract>;
let dir: string;
let core: Core | null;
let clock: ManualClock;

async function open(): Promise<(postId: string) => Promise<Client>> {
  await core?.close();
  core = await openCore({
    dir,
    resourcesDir: RESOURCES,
    clock,
    log: silentLog,
    fileOf: (token) => token,
    saveTo: () => null,
    runLinks: false,
    importThread: IMPORT_THREAD_SOURCE,
  });
  const { router } = core;
  return async (postId) => {
    const session: Session = { windowId: `w-${postId}`, windowKind: 'desk', signedIn: null };
    const client: Client = createRouterClient(router, {
      context: { session } as never,
      interceptors: [refusalsAsData(() => {})] as never,
    }) as never;
    const people = await client.accounts.people();
    const person = people.find(({ posts }) => posts.some((post) => post.postId === postId));
    await client.accounts.signIn({ personId: person?.personId ?? '', postId });
    return client;
  };
}

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'ucc-rules-'));
  clock = new ManualClock(NOW);
  core = await openCore({
    dir,
    resourcesDir: RESOURCES,
    clock,
    log: silentLog,
    fileOf: () => null,
    saveTo: () => null,
    runLinks: false,
    importThread: IMPORT_THREAD_SOURCE,
  });
  const client: Client = createRouterClient(core.router, {
    context: { session: { windowId: 'first', windowKind: 'desk', signedIn: null } } as never,
  }) as never;
  for await (const _ of await client.station.setUp({ profileId: 'demo', demoCases: 400 }));
});
afterEach(async () => {
  await core?.close();
  core = null;
  rmSync(dir, { recursive: true, force: true });
});

type Rows = Record<string, unknown>[];
const rows = (content: RuleContent) => content.rows as Rows;
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error) => error.data?.code ?? String(error),
  );

/** Drafts `edit` of what is in force and publishes it. */
async function publish(
  admin: Client,
  kind: RuleKind,
  edit: (content: RuleContent) => void,
  effectiveFrom: number | null = null,
) {
  const { content, draft } = await admin.rules.open({ kind });
  edit(content);
  const { revision } = await admin.rules.saveDraft({ kind, revision: draft?.revision ?? 0, content });
  return admin.rules.publish({ kind, revision, effectiveFrom, reason: '区里新文件' });
}

const setLimit = (value: number) => (content: RuleContent) => {
  for (const row of rows(content)) if (row.stage === 'file') row.limit = { value, unit: 'workHour' };
};
const REPORT = {
  sourceCode: '01',
  classKey: 'E0102',
  description: '路口堆放生活垃圾',
  address: '人民路1号',
  streetCode: null,
  location: null,
};

describe('a version of a rule set', () => {
  it('is in force at once for what comes, and leaves what is filed as it was', async () => {
    const sit = await open();
    const [admin, intake] = [await sit('systemAdmin'), await sit('intakeOperator')];
    const limitOf = async (id: string) => (await intake.cases.get({ id })).clocks.stage?.limit;
    const before = await intake.cases.register(REPORT);
    const version = await publish(admin, 'stageLimits', setLimit(7));
    expect(version).toMatchObject({ number: 1, effectiveFrom: NOW, reason: '区里新文件' });
    const after = await intake.cases.register(REPORT);
    expect(await limitOf(before.id)).toEqual({ value: 1, unit: 'workHour' });
    expect(await limitOf(after.id)).toEqual({ value: 7, unit: 'workHour' });
  });

  it('is what an import in another thread maps by', async () => {
    const sit = await open();
    const [admin, intake] = [await sit('systemAdmin'), await sit('intakeOperator')];
    await publish(admin, 'stageLimits', (content) => {
      for (const row of rows(content)) row.limit = { value: 7, unit: 'workHour' };
    });
    const file = join(dir, 'calls.csv');
    writeFileSync(file, '工单编号,诉求时间,诉求内容\nG1,2026-11-20 10:00,路口堆放生活垃圾\n');
    const mappings = await intake.imports.mappings.list();
    const mapping = mappings.find(({ mapping: { name } }) => name === '12345 热线工单')?.mapping as Mapping;
    const { jobId } = await intake.imports.start({ file, mapping, dryRun: false });
    for await (const { state } of await intake.imports.progress({ jobId })) expect(state).not.toBe('failed');
    const page = await intake.cases.list({ view: 'all', sort: 'newest' });
    const imported = await Promise.all(page.rows.map(({ id }) => intake.cases.get({ id })));
    const [one] = imported.filter(({ externalId }) => externalId === 'G1');
    expect(one?.clocks.stage?.limit).toEqual({ value: 7, unit: 'workHour' });
  });

  it('waits for its moment, comes without a restart, and is still there after one', async () => {
    let sit = await open();
    const admin = await sit('systemAdmin');
    await publish(admin, 'stageLimits', setLimit(7), NOW + 30 * HOUR);
    const intake = await sit('intakeOperator');
    const limit = async (client: Client) => {
      const { id } = await client.cases.register(REPORT);
      return (await client.cases.get({ id })).clocks.stage?.limit.value;
    };
    clock.advance(30 * HOUR - 1);
    expect(await limit(intake)).toBe(1);
    clock.advance(1);
    expect(await limit(intake)).toBe(7);
    sit = await open();
    expect(await limit(await sit('intakeOperator'))).toBe(7);
    const [set] = (await (await sit('systemAdmin')).rules.list()).filter(
      ({ kind }) => kind === 'stageLimits',
    );
    expect(set).toMatchObject({ inForce: 1, inForceSince: NOW + 30 * HOUR, planned: [], draft: null });
  });

  it('is taken back by publishing an earlier one anew', async () => {
    const admin = await (await open())('systemAdmin');
    await publish(admin, 'stageLimits', setLimit(7));
    clock.advance(HOUR);
    const shipped = await admin.rules.version({ kind: 'stageLimits', number: 0 });
    await publish(admin, 'stageLimits', (content) => Object.assign(content, shipped.content));
    const history = await admin.rules.history({ kind: 'stageLimits' });
    expect(history.map(({ number, effectiveFrom }) => [number, effectiveFrom])).toEqual([
      [2, NOW + HOUR],
      [1, NOW],
    ]);
    expect(history[0]?.by).toMatchObject({ postId: 'systemAdmin' });
    const { inForce, content } = await admin.rules.open({ kind: 'stageLimits' });
    expect([inForce, content]).toEqual([2, shipped.content]);
  });

  it('of two for one moment the later published holds, and a planned one takes over from one made since', async () => {
    const admin = await (await open())('systemAdmin');
    await publish(admin, 'stageLimits', setLimit(7), NOW + HOUR);
    await publish(admin, 'stageLimits', setLimit(8), NOW + HOUR);
    await publish(admin, 'stageLimits', setLimit(9));
    const now = async () => (await admin.rules.open({ kind: 'stageLimits' })).inForce;
    expect(await now()).toBe(3);
    clock.advance(HOUR);
    expect(await now()).toBe(2);
  });

  it('leaves tables that follow from the facts alone', async () => {
    const sit = await open();
    await publish(await sit('systemAdmin'), 'stageLimits', setLimit(7));
    await publish(await sit('systemAdmin'), 'phrases', (content) => rows(content).pop());
    await (await sit('intakeOperator')).cases.register(REPORT);
    const steps = await (await sit('auditAdmin')).audit.verify();
    let last: unknown = null;
    for await (const step of steps) last = step;
    expect(JSON.stringify(last)).toContain('rule_sets');
    expect(last).toMatchObject({ result: { ok: true, tables: [] } });
  });
});

describe('the kinds with a law of their own', () => {
  it('calendar: a clock that runs keeps its calendar, one begun later runs by the new one', async () => {
    const sit = await open();
    const [admin, intake] = [await sit('systemAdmin'), await sit('intakeOperator')];
    const due = async (id: string) => (await intake.cases.get({ id })).clocks.stage?.dueAt ?? 0;
    const before = await intake.cases.register(REPORT);
    const dueBefore = await due(before.id);
    await publish(admin, 'calendar', (content) => {
      content.days = { '2026-11-20': { kind: 'holiday', name: '区庆' } };
    });
    const after = await intake.cases.register(REPORT);
    expect(await due(before.id)).toBe(dueBefore);
    expect(new Date(dueBefore + 8 * HOUR).toISOString()).toBe('2026-11-20T11:30:00.000Z');
    expect(new Date((await due(after.id)) + 8 * HOUR).toISOString()).toBe('2026-11-23T09:30:00.000Z');
    const again = await open();
    const reader = await again('intakeOperator');
    expect((await reader.cases.get({ id: before.id })).clocks.stage?.dueAt).toBe(dueBefore);
    const steps = await (await again('auditAdmin')).audit.verify();
    let last: unknown = null;
    for await (const step of steps) last = step;
    expect(last).toMatchObject({ result: { ok: true, tables: [] } });
  });

  it('calendar: says what is wrong and what would differ', async () => {
    const admin = await (await open())('systemAdmin');
    const { content } = await admin.rules.open({ kind: 'calendar' });
    const wrong = { ...content, plans: [] };
    const { problems, revision } = await admin.rules.saveDraft({
      kind: 'calendar',
      revision: 0,
      content: wrong,
    });
    expect(problems[0]).toMatchObject({ path: 'plans', code: 'calendar', blocks: true });
    expect((await admin.rules.statutoryDays()).content).toHaveProperty('years');
    const days = { '2026-11-23': { kind: 'holiday' }, '2026-11-28': { kind: 'workday' } };
    await admin.rules.saveDraft({ kind: 'calendar', revision, content: { ...content, days } });
    const { sentences, changes } = await admin.rules.effect({ kind: 'calendar' });
    expect(sentences.map(({ code }) => code)).toEqual([
      'clocksKeepCalendar',
      'otherDays',
      'daysOfRest',
      'daysOfWork',
    ]);
    expect(changes.map(({ what }) => what[0]?.value)).toEqual(['filedNow', '2026-11-23', '2026-11-28']);
  });

  it('posts: a right is held at once by whoever sits there, and lost at once', async () => {
    const sit = await open();
    const [admin, dispatcher] = [await sit('systemAdmin'), await sit('dispatcher')];
    const may = async () => (await dispatcher.accounts.me()).signedIn?.permissions ?? [];
    expect(await codeOf(dispatcher.audit.facts({}))).toBe('door.notPermitted');
    await publish(admin, 'posts', (content) => {
      for (const row of rows(content))
        if (row.id === 'dispatcher') row.permissions = ['audit.read', 'preference.write'];
    });
    expect(await may()).toEqual(['audit.read', 'preference.write']);
    expect(await codeOf(dispatcher.audit.facts({}))).toBeNull();
    expect(await codeOf(dispatcher.cases.list({ view: 'all' }))).toBe('door.notPermitted');
  });

  it('posts: refuses a table after which nobody could change rules, or that takes a seat from somebody', async () => {
    const admin = await (await open())('systemAdmin');
    const { content } = await admin.rules.open({ kind: 'posts' });
    const kept = rows(content).map((row) => ({
      ...row,
      permissions: (row.permissions as string[]).filter((right) => right !== 'rules.publish'),
    }));
    const first = await admin.rules.saveDraft({
      kind: 'posts',
      revision: 0,
      content: { ...content, rows: kept },
    });
    expect(first.problems).toMatchObject([{ code: 'nobodyLeft', blocks: true }]);
    const without = rows(content).filter(({ id }) => id !== 'dispatcher');
    const second = await admin.rules.saveDraft({
      kind: 'posts',
      revision: first.revision,
      content: { ...content, rows: without },
    });
    expect(second.problems[0]).toMatchObject({ code: 'unknownName', blocks: true });
    expect(second.problems[0]?.elsewhere).toMatch(/persons\.json$/);
  });

  it('numbers: the next case is numbered in the new form, the old one keeps its number', async () => {
    const sit = await open();
    const [admin, intake] = [await sit('systemAdmin'), await sit('intakeOperator')];
    const before = await intake.cases.register(REPORT);
    await publish(admin, 'numberFormat', (content) => {
      content.format = 'CG-{yyyyMMdd}-{kind}{class}-{serial:5}';
    });
    const after = await intake.cases.register(REPORT);
    expect(after.number).toMatch(/^CG-20261120-E0102-0000\d$/);
    expect((await intake.cases.get({ id: before.id })).number).toBe(before.number);
    const shipped = await admin.rules.version({ kind: 'numberFormat', number: 0 });
    expect(shipped.content).toEqual({ format: '{kind}{class}{yyyyMMdd}{station:1}{serial:4}' });
  });

  it('classes: one that rules name cannot go, a new one can be registered', async () => {
    const sit = await open();
    const admin = await sit('systemAdmin');
    const { content } = await admin.rules.open({ kind: 'codeSet' });
    const without = rows(content).filter(({ kind, code }) => kind !== 'event' || code !== '0402');
    const { problems, revision } = await admin.rules.saveDraft({
      kind: 'codeSet',
      revision: 0,
      content: { ...content, rows: without },
    });
    expect(
      problems.some(({ code, blocks, elsewhere }) => code === 'unknownName' && blocks && elsewhere),
    ).toBe(true);
    await admin.rules.discardDraft({ kind: 'codeSet', revision });
    await publish(admin, 'codeSet', (set) => {
      rows(set).push({
        kind: 'event',
        code: '0177',
        zh: '屋顶菜园',
        en: 'Roof garden',
        keywords: ['屋顶种菜'],
      });
    });
    const intake = await sit('intakeOperator');
    expect((await intake.cases.suggestClass({ text: '邻居屋顶种菜渗水' }))[0]).toMatchObject({
      classKey: 'E0177',
    });
    expect((await intake.cases.register({ ...REPORT, classKey: 'E0177' })).number).toMatch(/^E0177/);
  });
});

describe('publishing is refused', () => {
  it.each<[string, (content: RuleContent) => void, string, string]>([
    ['a value outside its bounds', setLimit(0), 'rows[3].limit.value', 'shape'],
    ['a row that stands twice', (c) => rows(c).push({ ...rows(c)[0] }), 'rows[19]', 'duplicate'],
    [
      'a member nobody knows',
      (c) => Object.assign(rows(c)[0] ?? {}, { colour: 'red' }),
      'rows[0].colour',
      'shape',
    ],
  ])('for %s, with its place', async (_what, edit, path, code) => {
    const admin = await (await open())('systemAdmin');
    const { content } = await admin.rules.open({ kind: 'stageLimits' });
    edit(content);
    const { problems, revision } = await admin.rules.saveDraft({ kind: 'stageLimits', revision: 0, content });
    expect(problems[0]).toMatchObject({ code, blocks: true, elsewhere: null });
    expect(problems[0]?.path).toMatch(/^rows\[\d+\]/);
    expect(path.replace(/\d+/, '#')).toBe(problems[0]?.path.replace(/\d+/, '#'));
    const asked = { kind: 'stageLimits', revision, effectiveFrom: null, reason: 'x' } as const;
    expect(await codeOf(admin.rules.publish(asked))).toBe('rules.hasProblems');
  });

  it('for a unit or a class that the district does not have', async () => {
    const admin = await (await open())('systemAdmin');
    const { content } = await admin.rules.open({ kind: 'responsibility' });
    Object.assign(rows(content)[0] ?? {}, { unit: 'nobody' });
    Object.assign(rows(content)[1] ?? {}, { classKey: 'E9999' });
    const { problems } = await admin.rules.saveDraft({ kind: 'responsibility', revision: 0, content });
    expect(problems.filter(({ blocks }) => blocks).map(({ path, code }) => [path, code])).toEqual([
      ['rows[0].unit', 'unknownName'],
      ['rows[1].classKey', 'unknownName'],
    ]);
  });

  it('but not for work left undone, which is said', async () => {
    const admin = await (await open())('systemAdmin');
    const { content } = await admin.rules.open({ kind: 'responsibility' });
    content.rows = [];
    const { problems } = await admin.rules.saveDraft({ kind: 'responsibility', revision: 0, content });
    expect(problems.length).toBeGreaterThan(50);
    expect(problems.every(({ code, blocks }) => code === 'noUnit' && !blocks)).toBe(true);
  });

  it("before now, too far ahead, without a change, over somebody else's work, without the right", async () => {
    const sit = await open();
    const [admin, leader] = [await sit('systemAdmin'), await sit('shiftLeader')];
    const kind = 'stageLimits' as const;
    expect(await codeOf(publish(admin, kind, setLimit(7), NOW - 1))).toBe('rules.effectiveInPast');
    expect(await codeOf(publish(admin, kind, setLimit(7), NOW + 400 * 24 * HOUR))).toBe(
      'rules.effectiveTooFar',
    );
    expect(await codeOf(publish(admin, kind, () => {}))).toBe('rules.nothingChanged');
    expect(await codeOf(publish(leader, kind, setLimit(7)))).toBe('door.notPermitted');
    const { draft, content } = await admin.rules.open({ kind });
    const revision = draft?.revision ?? 0;
    await leader.rules.saveDraft({ kind, revision, content });
    expect(await codeOf(admin.rules.saveDraft({ kind, revision, content }))).toBe('rules.draftChanged');
    expect(await codeOf(admin.rules.discardDraft({ kind, revision }))).toBe('rules.draftChanged');
    expect(await codeOf((await sit('dispatcher')).rules.list())).toBe('door.notPermitted');
  });
});

describe('what a draft would change', () => {
  it('counts the cases of the last thirty days and changes none', async () => {
    const sit = await open();
    const admin = await sit('systemAdmin');
    const { content } = await admin.rules.open({ kind: 'filingConditions' });
    for (const row of rows(content)) row.limit = { value: 0.01, unit: 'workHour' };
    await admin.rules.saveDraft({ kind: 'filingConditions', revision: 0, content });
    const report = await admin.rules.effect({ kind: 'filingConditions' });
    const said = Object.fromEntries(report.sentences.map(({ code, params }) => [code, params]));
    const { moved, recent } = said.otherDue as { moved: number; recent: number };
    expect(moved).toBeGreaterThan(100);
    expect(recent).toBeGreaterThanOrEqual(moved);
    expect((said.wouldBeLate as { late: number }).late).toBeGreaterThan(0);
    expect(report.changes[0]?.to).toEqual({ type: 'limit', value: { value: 0.01, unit: 'workHour' } });
  });

  it('names where dispatches would have gone', async () => {
    const admin = await (await open())('systemAdmin');
    const { content } = await admin.rules.open({ kind: 'responsibility' });
    const all = { id: 'everything', classKey: '*', street: '*', unit: 'water-supply', basis: 'owner' };
    content.rows = [all];
    await admin.rules.saveDraft({ kind: 'responsibility', revision: 0, content });
    const { sentences, changes } = await admin.rules.effect({ kind: 'responsibility' });
    const elsewhere = sentences.find(({ code }) => code === 'sentElsewhere')?.params;
    expect(Number(elsewhere?.elsewhere)).toBeGreaterThan(0);
    expect(changes.every(({ to }) => to?.type === 'unit' && to.value === 'water-supply')).toBe(true);
    expect(changes.reduce((all, { recent }) => all + (recent ?? 0), 0)).toBe(elsewhere?.elsewhere);
  });
});
