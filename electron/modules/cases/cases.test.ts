import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { call } from '@orpc/server';
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Session } from '#electron/platform/door/index.ts';
import { factReader, rebuildAndCompare } from '#electron/platform/facts/index.ts';
import { newId } from '#shared/kernel/id.ts';
import { Refusal } from '#shared/kernel/refusal.ts';
import {
  type CaseFact,
  type CaseState,
  type CaseStep,
  type CaseStepName,
  evolve,
  LEGAL_STAGES,
} from '#shared/modules/cases/index.ts';
import { caseFinder } from './find-case.ts';
import { createCases } from './index.ts';
import { caseRow, NO_DUE, PAUSED_DUE } from './row.ts';
import { casesStation, loadDemo, makeCases, openCasesDb, START, sessionOf } from './testing.ts';

const demo = loadDemo();
const { territory } = demo;
const UNIT = territory.responsible('E0102', territory.parts.streets[0]?.code ?? '')?.unitId ?? '';
const posts = {
  intake: sessionOf(territory, ['intakeOperator']),
  dispatcher: sessionOf(territory, ['dispatcher']),
  leader: sessionOf(territory, ['shiftLeader']),
  squad: sessionOf(territory, ['streetSquad'], UNIT),
  otherSquad: sessionOf(territory, ['streetSquad'], 'another'),
  evaluator: sessionOf(territory, ['evaluator']),
};

let dir: string;
let station: ReturnType<typeof casesStation>;
let cases: ReturnType<typeof createCases>;
beforeEach(() => {
  dir = fs.mkdtempSync(path.join(os.tmpdir(), 'cases-'));
  station = casesStation(':memory:', demo);
  cases = createCases({ ...station, mediaDir: path.join(dir, 'media') });
});
afterEach(() => {
  cases.stop();
  station.db.close();
  fs.rmSync(dir, { recursive: true, force: true });
});

const asked = (session: Session) => ({ context: { session } });
const at = (session: Session) => ({
  register: (change: object = {}) =>
    call(
      cases.router.register,
      {
        sourceCode: '01',
        classKey: 'E0102',
        description: '云溪路井盖旁暴露垃圾',
        address: '样例路88号',
        streetCode: territory.parts.streets[0]?.code ?? null,
        location: null,
        reporter: { name: '王小明', phone: '13800008000' },
        ...change,
      },
      asked(session),
    ),
  get: (id: string) => call(cases.router.get, { id }, asked(session)),
  step: (name: CaseStepName, input: object) =>
    call(
      cases.router[name] as typeof cases.router.accept,
      input as { id: string; expectedVersion: number },
      asked(session),
    ),
});
async function refusalOf(promise: Promise<unknown>): Promise<string> {
  try {
    await promise;
    return 'none';
  } catch (error) {
    return error instanceof Refusal ? error.code : String(error);
  }
}

/** Walks a case to the unit; answers its id and version. */
async function dispatched() {
  const { id } = await at(posts.intake).register();
  const [condition] = await call(cases.router.conditions, { id }, asked(posts.leader));
  const filed = { id, expectedVersion: 1, conditionId: condition?.id, areaClass: null, urgency: 'normal' };
  await at(posts.leader).step('file', filed);
  return at(posts.dispatcher).step('dispatch', { id, expectedVersion: 2, unitId: UNIT, instruction: '' });
}

describe('a case through the door', () => {
  it('goes from intake to the end, each step by its post, and masks the reporter', async () => {
    const { id, version } = await dispatched();
    const said = (n: number, input: object) => ({ id, expectedVersion: version + n, ...input });
    await at(posts.squad).step('accept', said(0, {}));
    await at(posts.squad).step('dispose', said(1, { feedback: '已清理', photos: [] }));
    await at(posts.intake).step('sendCheck', said(2, { note: '' }));
    await at(posts.intake).step('reportCheck', said(3, { passed: true, text: '整洁' }));
    expect(await at(posts.leader).step('close', said(4, { note: '' }))).toMatchObject({ stage: 'closed' });
    const detail = await at(posts.leader).get(id);
    expect(detail.reporter).toEqual({ name: '王**', phone: '138****8000' });
    expect(detail.number).toMatch(/^E010220261116A0001$/);
    // Closed is closed; it may still be spot-checked and linked.
    const offered = detail.actions.filter(({ refusal }) => refusal === null).map(({ command }) => command);
    expect(offered).toEqual(['spotCheck', 'relate']);
    const timeline = await call(cases.router.timeline, { id }, asked(posts.leader));
    expect(timeline.map(({ kind }) => kind).at(-1)).toBe('CaseClosed.v1');
    expect(JSON.stringify(timeline)).not.toMatch(/王小明|13800008000/);
  });

  it('refuses who may not, the wrong unit and the wrong version, and leaves nothing', async () => {
    const { id, version } = await dispatched();
    const before = station.db.prepare('SELECT count(*) FROM facts').pluck().get();
    const input = { id, expectedVersion: version };
    expect(await refusalOf(at(posts.evaluator).step('accept', input))).toBe('door.notPermitted');
    expect(await refusalOf(at(posts.otherSquad).step('accept', input))).toBe('case.notYourUnit');
    expect(await refusalOf(at(posts.squad).step('accept', { ...input, expectedVersion: 1 }))).toBe(
      'case.changed',
    );
    expect(await refusalOf(at(posts.leader).step('close', { ...input, note: '' }))).toBe('case.illegalStep');
    expect(station.db.prepare('SELECT count(*) FROM facts').pluck().get()).toBe(before);
  });

  it('names the primary step of each post, and a kiosk sees no reporter', async () => {
    const { id } = await dispatched();
    const primary = async (session: Session) =>
      (await at(session).get(id)).actions.find((action) => action.primary)?.command;
    expect(await primary(posts.squad)).toBe('accept');
    expect(await primary(posts.otherSquad)).toBeUndefined();
    expect(await primary(posts.leader)).toBeUndefined();
    const kiosk: Session = { ...posts.squad, windowKind: 'kiosk' };
    expect((await at(kiosk).get(id)).reporter).toBeNull();
  });

  it('reveals a field for a purpose, as a fact that does not age the case', async () => {
    const { id } = await at(posts.intake).register();
    const asking = { id, field: 'phone', purpose: '回访' } as const;
    expect(await call(cases.router.reveal, asking, asked(posts.intake))).toEqual({ value: '13800008000' });
    expect(await refusalOf(call(cases.router.reveal, asking, asked(posts.squad)))).toBe('door.notPermitted');
    expect((await at(posts.intake).get(id)).version).toBe(1);
    const [, last] = await call(cases.router.timeline, { id }, asked(posts.leader));
    expect(last).toMatchObject({
      kind: 'CaseReporterRevealed.v1',
      params: { purpose: '回访', field: 'phone' },
    });
    expect(
      await at(posts.intake)
        .step('sendVerification', { id, expectedVersion: 1, note: '' })
        .catch((e) => e.code),
    ).toBe('case.illegalStep');
  });

  it('keeps a picture, gives it back, and refuses what is none', async () => {
    const { id } = await at(posts.intake).register();
    const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex').toString('base64');
    const photo = {
      id,
      expectedVersion: 1,
      kind: 'scene',
      name: 'a.png',
      bytes: png,
      thumbnail: png,
      width: 1,
      height: 1,
    };
    const text = Buffer.from('plain text, no picture').toString('base64');
    expect(await refusalOf(at(posts.intake).step('addPhoto', { ...photo, bytes: text }))).toBe(
      'photo.notAPicture',
    );
    await at(posts.intake).step('addPhoto', photo);
    const { photos } = await at(posts.intake).get(id);
    const asking = { id, hash: photos[0]?.hash ?? '', size: 'full' } as const;
    expect(await call(cases.router.photo, asking, asked(posts.intake))).toEqual({
      type: 'image/png',
      base64: png,
    });
    const file = path.join(dir, 'media', asking.hash.slice(0, 2), asking.hash);
    fs.appendFileSync(file, 'x');
    expect(await refusalOf(call(cases.router.photo, asking, asked(posts.intake)))).toBe('photo.damaged');
  });

  it('numbers cases by day and kind', async () => {
    const numbers = [];
    for (const classKey of ['E0102', 'E0302', 'C0101'])
      numbers.push((await at(posts.intake).register({ classKey })).number);
    station.clock.jumpTo(START + 86_400_000);
    numbers.push((await at(posts.intake).register()).number);
    expect(numbers).toEqual([
      'E010220261116A0001',
      'E030220261116A0002',
      'C010120261116A0001',
      'E010220261117A0001',
    ]);
  });

  it('waits for intake when an alarm opened it, without the street of another district', () => {
    const request = {
      classKey: 'E0302',
      description: 'TSP 超标',
      address: '',
      streetCode: '000000000',
      lng: null,
      lat: null,
    };
    const said = { ...request, alarmId: newId(), alarmFactId: newId(), at: START };
    const id = station.ledger.write({ actor: 'device:d1' }, (writer) => cases.openFromAlarm(writer, said));
    const state = caseFinder(station.db).state(id);
    expect(state).toMatchObject({
      stage: 'registered',
      causedBy: said.alarmFactId,
      streetCode: null,
      sourceCode: '06',
    });
  });

  it('never makes a later step earlier when the PC clock was set back', async () => {
    const { id, version } = await dispatched();
    station.clock.jumpTo(START - 3_600_000);
    await at(posts.squad).step('accept', { id, expectedVersion: version });
    expect((await at(posts.squad).get(id)).acceptedAt).toBe(START);
  });
});

describe('what is beside the ordinary way', () => {
  it('joins a call to the case that speaks of the same: both numbers stay, one case goes on', async () => {
    const first = await at(posts.intake).register();
    const joined = await at(posts.intake).register({ mergeInto: first.id });
    expect(joined).toMatchObject({ stage: 'merged', number: 'E010220261116A0002' });
    const [one, other] = [await at(posts.intake).get(first.id), await at(posts.intake).get(joined.id)];
    expect(one.annex.links).toMatchObject([{ id: joined.id, number: joined.number, relation: 'mergedFrom' }]);
    expect(other.annex.links).toMatchObject([{ id: first.id, number: first.number, relation: 'mergedInto' }]);
    const facts = () => station.db.prepare('SELECT count(*) FROM facts').pluck().get();
    const before = facts();
    expect(await refusalOf(at(posts.intake).register({ mergeInto: joined.id }))).toBe('case.otherEnded');
    expect(facts()).toBe(before);
  });

  it('splits a case into numbered ones that know where they come from', async () => {
    const { id, number } = await at(posts.intake).register();
    const parts = [{ classKey: 'E0302', description: '工地未喷淋' }];
    await at(posts.intake).step('split', { id, expectedVersion: 1, parts, reason: '两件事' });
    const [link] = (await at(posts.intake).get(id)).annex.links ?? [];
    const part = await at(posts.intake).get(link?.id ?? '');
    expect(part).toMatchObject({ classKey: 'E0302', address: '样例路88号', stage: 'to_file' });
    expect(part.annex.links).toMatchObject([{ id, number, relation: 'splitFrom' }]);
    expect(link).toMatchObject({ relation: 'splitInto', number: part.number });
  });

  it('takes a dispatch back for who sent it, and for nobody else', async () => {
    const { id, version } = await dispatched();
    const back = { id, expectedVersion: version, reason: '派错' };
    expect(await refusalOf(at(posts.leader).step('withdraw', back))).toBe('case.notYourStep');
    expect(await at(posts.dispatcher).step('withdraw', back)).toMatchObject({ stage: 'to_dispatch' });
    const { unitId, dispatchedAt, marks } = await at(posts.leader).get(id);
    expect({ unitId, dispatchedAt, marks }).toEqual({ unitId: null, dispatchedAt: null, marks: [] });
    const timeline = await call(cases.router.timeline, { id }, asked(posts.leader));
    expect(timeline.map(({ kind }) => kind).slice(-2)).toEqual(['CaseDispatched.v1', 'CaseStepWithdrawn.v1']);
  });

  it('foresees what a step will do, and writes nothing', async () => {
    const { id } = await dispatched();
    await at(posts.squad).step('accept', { id, expectedVersion: 3 });
    const foresee = (command: 'requestExtension' | 'dispose', said: object) =>
      call(cases.router.foresee, { id, command, said: { ...said } }, asked(posts.squad));
    const facts = () => station.db.prepare('SELECT count(*) FROM facts').pluck().get();
    const before = facts();
    expect(await foresee('dispose', {})).toEqual({ refusal: null, after: null, withdraw: 'never' });
    expect(await foresee('dispose', { feedback: '已清理', photos: [] })).toMatchObject({
      refusal: null,
      after: { stage: 'check_to_send', unitId: UNIT },
    });
    expect(
      await foresee('requestExtension', { by: { value: 999, unit: 'workHour' }, reason: '雨天' }),
    ).toMatchObject({ refusal: { code: 'case.extensionTooLong' }, after: null, withdraw: 'untilNext' });
    expect(facts()).toBe(before);
  });

  it('shows each post the requests that it may answer, and what is on account for too long', async () => {
    const { id } = await dispatched();
    const step = (session: Session, name: CaseStepName, version: number, input: object = {}) =>
      at(session).step(name, { id, expectedVersion: version, ...input });
    const seen = (session: Session, view: 'approvals' | 'reviewDue') =>
      cases
        .list(session, { view, conditions: [], sort: 'due', cursor: null, limit: 10 })
        .rows.map((row) => row.id);
    const above = sessionOf(territory, ['bureauLeader']);
    await step(posts.squad, 'accept', 3);
    await step(posts.squad, 'requestExtension', 4, { by: { value: 2, unit: 'workHour' }, reason: '雨天' });
    expect([posts.leader, posts.dispatcher, above].map((who) => seen(who, 'approvals'))).toEqual([
      [id],
      [],
      [],
    ]);
    await step(posts.leader, 'passUp', 5, { comment: '请批示' });
    expect([posts.leader, above].map((who) => seen(who, 'approvals'))).toEqual([[], [id]]);
    expect((await call(cases.router.counts, undefined, asked(above))).approvals).toBe(1);
    await step(above, 'reviewHigher', 6, { approved: true, comment: '' });
    const reviewAt = START + 3 * 86_400_000;
    await step(posts.squad, 'requestSuspension', 7, { reason: '结合工程', reviewAt });
    await step(posts.dispatcher, 'reviewSuspension', 8, { approved: true, comment: '' });
    expect(seen(posts.dispatcher, 'reviewDue')).toEqual([]);
    station.clock.jumpTo(reviewAt);
    expect(seen(posts.dispatcher, 'reviewDue')).toEqual([id]);
    await step(posts.dispatcher, 'keepSuspended', 9, { reason: '工程未完', reviewAt: reviewAt + 86_400_000 });
    expect(seen(posts.dispatcher, 'reviewDue')).toEqual([]);
  });

  it('shows a called unit the case until it has come, though the case is not its own', async () => {
    const { id, version } = await dispatched();
    const called = territory.parts.units.find((unit) => unit.id !== UNIT)?.id ?? '';
    const theirs = sessionOf(territory, ['ownerUnit'], called);
    const seen = () =>
      cases
        .list(theirs, { view: 'called', conditions: [], sort: 'newest', cursor: null, limit: 10 })
        .rows.map((row) => row.id);
    const answer = (n: number, arrived: boolean) =>
      at(theirs).step('answerWhistle', {
        id,
        expectedVersion: version + n,
        unitId: called,
        arrived,
        note: '',
      });
    await at(posts.squad).step('blowWhistle', {
      id,
      expectedVersion: version,
      unitIds: [called],
      matter: '联合整治',
    });
    expect(seen()).toEqual([id]);
    expect((await call(cases.router.counts, undefined, asked(theirs))).called).toBe(1);
    await answer(1, false);
    expect(seen()).toEqual([id]);
    station.clock.advance(3_600_000);
    await answer(2, true);
    expect(seen()).toEqual([]);
    const [whistle] = (await at(theirs).get(id)).annex.whistles ?? [];
    expect(whistle?.calls).toEqual([{ unitId: called, answeredAt: START, arrivedAt: START + 3_600_000 }]);
  });
});

describe('the tables and the facts', () => {
  const anyWalk = fc.array(
    fc.record({
      which: fc.nat(39),
      step: fc.nat(),
      yes: fc.boolean(),
      hours: fc.integer({ min: 0, max: 20 }),
    }),
    { minLength: 60, maxLength: 120 },
  );
  const everyone = sessionOf(territory, ['dispatcher', 'shiftLeader', 'intakeOperator', 'streetSquad'], UNIT);

  it('says the same whether written by steps or rebuilt, and evolve(facts) is the stored row', async () => {
    const ids = await Promise.all(
      Array.from({ length: 40 }, async () => (await at(posts.intake).register({ sourceCode: '02' })).id),
    );
    cases.bulkUpsert('import:test', makeCases(50, territory, 3, 0.5));
    const finder = caseFinder(station.db);
    let taken = 0;
    fc.assert(
      fc.property(anyWalk, (walk) => {
        for (const { which, step, yes, hours } of walk) {
          station.clock.advance(hours * 3_600_000);
          const state = finder.state(ids[which] ?? '');
          const names = (Object.keys(LEGAL_STAGES) as CaseStepName[]).filter(
            (name) => LEGAL_STAGES[name].includes(state.stage) && name !== 'addPhoto',
          );
          const name = names[step % names.length];
          if (!name) continue;
          try {
            cases.takeStep(
              everyone,
              state.id,
              wordsFor(name, state, yes, station.clock.now(), ids[step % ids.length] ?? ''),
            );
            taken += 1;
          } catch (error) {
            if (!(error instanceof Refusal)) throw error;
            expect(finder.state(state.id)).toEqual(state);
          }
        }
      }),
      { numRuns: 12, seed: 5 },
    );
    expect(taken).toBeGreaterThan(150);
    const reader = factReader(station.db);
    for (const id of ids) {
      const replayed = reader
        .ofEntity(id)
        .reduce<CaseState | null>((state, fact) => evolve(state, fact as unknown as CaseFact, fact), null);
      expect(finder.state(id)).toEqual(replayed);
    }
    for (const stored of station.db
      .prepare('SELECT id, open, sort_due, sort_warn FROM cases')
      .all() as Sorted[]) {
      expect(stored).toEqual(sortedBy(finder.state(stored.id)));
    }
    const scratch = openCasesDb();
    const differences = rebuildAndCompare(station.db, scratch, [station.projection]);
    expect(differences.map(({ table, missing, unexplained }) => [table, missing, unexplained])).toEqual([
      ['cases', 0, 0],
      ['case_serials', 0, 0],
      ['case_hands', 0, 0],
      ['case_phones', 0, 0],
      ['case_calls', 0, 0],
    ]);
    scratch.close();
  });

  it('imports once: created, unchanged, updated, and leaves alone what was worked on', () => {
    const rows = makeCases(20, territory, 9, 1);
    const outcomes = (batch: typeof rows) => [
      ...new Set(cases.bulkUpsert('import:test', batch).map(({ outcome }) => outcome)),
    ];
    expect(outcomes(rows)).toEqual(['created']);
    expect(outcomes(rows)).toEqual(['unchanged']);
    expect(outcomes(rows.map((row) => ({ ...row, description: `${row.description}改` })))).toEqual([
      'updated',
    ]);
    const [first] = rows;
    const known = caseFinder(station.db).knownAs({
      sourceSystem: first?.sourceSystem ?? '',
      externalId: first?.externalId ?? '',
    });
    cases.takeStep(posts.leader, known?.id ?? '', {
      name: 'urge',
      input: { id: known?.id ?? '', expectedVersion: 2, note: '' },
    });
    expect(cases.bulkUpsert('import:test', rows.slice(0, 1))[0]?.outcome).toBe('worked');
  });

  it('finds a changed phone under its new number only', () => {
    const [row] = makeCases(1, territory, 9, 1);
    if (!row) throw new Error('no row');
    const phones = () => station.db.prepare('SELECT phone, tail FROM case_phones').all();
    for (const phone of ['13800008000', '139 1111-2222']) {
      cases.bulkUpsert('import:test', [{ ...row, reporter: { name: '王小明', phone } }]);
    }
    expect(phones()).toEqual([{ phone: '13911112222', tail: '2222' }]);
    cases.bulkUpsert('import:test', [{ ...row, reporter: null }]);
    expect(phones()).toEqual([]);
  });

  it('gives numbers to rows that have none', () => {
    const rows = makeCases(3, territory, 9, 1).map((row) => ({
      ...row,
      number: null,
      classKey: 'E0102',
      registeredAt: START,
    }));
    cases.bulkRegister('system', rows);
    const numbers = station.db.prepare('SELECT number FROM cases ORDER BY seq').pluck().all();
    expect(numbers).toEqual(['E010220261116A0001', 'E010220261116A0002', 'E010220261116A0003']);
  });

  it('tells the hub after the write', async () => {
    const stop = new AbortController();
    const changes = station.hub.watch(['cases'], 0, stop.signal);
    const first = changes.next();
    const { id } = await at(posts.intake).register();
    expect((await first).value).toEqual([{ topic: 'cases', ids: [id] }]);
    stop.abort();
    await changes.return(undefined);
  });
});

interface Sorted {
  id: string;
  open: number;
  sort_due: number;
  sort_warn: number;
}

/** What the sorting columns must say, told from the clocks that the queue shows. */
function sortedBy(state: CaseState): Sorted {
  const { clocks } = caseRow(state, station.calendars.of);
  const running = [clocks.overall, clocks.stage].filter((clock) => clock?.state === 'running');
  const soonest = (which: 'dueAt' | 'warnAt') =>
    Math.min(NO_DUE, ...running.map((clock) => clock?.[which] ?? NO_DUE));
  const open = state.closedAt === null ? 1 : 0;
  const { id } = state;
  if (!open) return { id, open, sort_due: 0, sort_warn: NO_DUE };
  const paused = PAUSED_DUE + (state.pending?.reviewAt ?? state.changedAt);
  return {
    id,
    open,
    sort_due: state.stage === 'suspended' ? paused : soonest('dueAt'),
    sort_warn: soonest('warnAt'),
  };
}

function wordsFor(
  name: CaseStepName,
  state: CaseState,
  yes: boolean,
  now: number,
  otherId: string,
): CaseStep {
  const input = {
    id: state.id,
    expectedVersion: state.version,
    note: '',
    text: '看过',
    reason: '因故',
    comment: '否',
    found: yes,
    passed: yes,
    approved: yes,
    conditionId: territory.filingConditions(state.classKey)[0]?.id ?? '',
    areaClass: null,
    urgency: 'normal',
    unitId: UNIT,
    instruction: '',
    feedback: '已清理',
    photos: [],
    by: { value: 2, unit: 'workHour' },
    reviewAt: now + 1e9,
    opinion: '从速',
    level: yes ? 'ordinary' : 'listed',
    replyBy: now + 1e9,
    cause: 'unreachable',
    address: '样例路2号',
    streetCode: null,
    emergency: yes,
    otherId,
    children: [{ id: otherId, number: 'N' }],
    estimateFen: null,
    liable: '样例公司',
    costFen: 100,
    unitIds: [UNIT],
    matter: '联合整治',
    arrived: yes,
    reply: '已办',
  };
  return { name, input } as unknown as CaseStep;
}
