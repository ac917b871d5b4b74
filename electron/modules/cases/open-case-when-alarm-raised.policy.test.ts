import { createRouterClient } from '@orpc/server';
import { beforeEach, describe, expect, it } from 'vitest';
import { alarmsMigration, alarmsProjection, createAlarms } from '#electron/modules/alarms/index.ts';
import { dust, reading, START } from '#electron/modules/alarms/testing.ts';
import { ManualClock } from '#electron/platform/clock/index.ts';
import { type Database, openDatabase } from '#electron/platform/db/index.ts';
import { factReader, factsMigration, Ledger, rebuildAndCompare } from '#electron/platform/facts/index.ts';
import { LiveHub } from '#electron/platform/live/index.ts';
import { silentLog } from '#electron/platform/log/index.ts';
import type { Vertical } from '#shared/modules/territory/index.ts';
import { casesMigrations, casesProjection, createCases, openCaseWhenAlarmRaised } from './index.ts';
import { loadDemo, sessionOf } from './testing.ts';

const demo = loadDemo();
const calendars = { current: demo.calendar.calendar.version, of: () => demo.calendar };
const projections = [casesProjection(calendars.of), alarmsProjection];

let db: Database;
let alarms: ReturnType<typeof createAlarms>;

const open = () =>
  openDatabase({
    file: ':memory:',
    applicationId: 1,
    durability: 'FULL',
    migrations: [factsMigration, ...casesMigrations, alarmsMigration].sort((a, b) => a.number - b.number),
  });
const kinds = () => db.prepare('SELECT kind FROM facts ORDER BY seq').pluck().all();

/** A station whose rule opens cases of a class by itself, or does not. */
function build(openCase: { classKey: string; enabled: boolean }): void {
  db = open();
  const clock = new ManualClock(START);
  const ledger = new Ledger({ db, station: 'A', clock, projections });
  const hub = new LiveHub(clock);
  const cases = createCases({
    ...{ db, ledger, hub, clock, calendars, territory: demo.territory },
    mediaDir: '/nowhere',
    numberStation: 'A',
    saveTo: () => null,
    resourcesDir: '/nowhere',
  });
  const place = { streetCode: null, address: '云溪路88号', lng: null, lat: null };
  const device = { id: 'd1', name: '一号工地', kind: 'dust-monitor', enabled: true, place };
  const rules = dust.rules.map((rule) => (rule.kind === 'threshold' ? { ...rule, openCase } : rule));
  alarms = createAlarms({
    ...{ db, ledger, hub, clock, log: silentLog },
    verticals: [{ ...dust, rules } satisfies Vertical],
    devices: { find: () => device, list: () => [device] },
    findFrame: () => null,
    recentReadings: () => [],
    openCase: cases.openFromAlarm,
  });
  ledger.addPolicy(openCaseWhenAlarmRaised(cases));
  alarms.onReadings(Array.from({ length: 16 }, (_, minute) => reading(minute, 0.9)));
}

describe('a case is opened when an alarm is raised', () => {
  beforeEach(() => build({ classKey: 'E0302', enabled: true }));

  it('in the same transaction, caused by it, and the alarm knows its case', () => {
    expect(kinds()).toEqual(['AlarmRaised.v1', 'CaseRegistered.v1', 'AlarmCaseOpened.v1']);
    const alarm = db.prepare('SELECT id, case_id, raised_fact FROM alarms').get() as Record<string, string>;
    const [first] = factReader(db).ofEntity(alarm.case_id as string);
    expect(first).toMatchObject({
      kind: 'CaseRegistered.v1',
      actor: 'policy:open-case-when-alarm-raised',
      causedBy: alarm.raised_fact,
      payload: {
        classKey: 'E0302',
        address: '云溪路88号',
        description: 'TSP 超标：一号工地，0.9 mg/m3 > 0.8 mg/m3',
      },
    });
  });

  it('once: what repeats opens no other', () => {
    alarms.onReadings(Array.from({ length: 40 }, (_, minute) => reading(16 + minute, 0.9)));
    expect(kinds().filter((kind) => kind === 'CaseRegistered.v1')).toHaveLength(1);
  });

  it('and all tables follow from the facts', () => {
    for (const { missing, unexplained } of rebuildAndCompare(db, open(), projections)) {
      expect([missing, unexplained]).toEqual([0, 0]);
    }
  });

  it('so a person cannot open a second one', async () => {
    const alarmId = db.prepare('SELECT id FROM alarms').pluck().get() as string;
    const session = sessionOf(demo.territory, ['dispatcher']);
    const { openCase } = createRouterClient(alarms.router, { context: { session } });
    await expect(openCase({ alarmId })).rejects.toMatchObject({ code: 'alarm.hasCase' });
  });
});

it('no case is opened where the rule does not say so', () => {
  build({ classKey: 'E0302', enabled: false });
  expect(kinds()).toEqual(['AlarmRaised.v1']);
});

it('the alarm stands and says why when the case is refused', () => {
  build({ classKey: 'E9999', enabled: true });
  expect(kinds()).toEqual(['AlarmRaised.v1', 'AlarmCaseRefused.v1']);
  const [raised, refused] = factReader(db).ofEntity(
    db.prepare('SELECT id FROM alarms').pluck().get() as string,
  );
  expect(refused).toMatchObject({
    causedBy: raised?.id,
    payload: { code: expect.stringMatching(/^case\./) },
  });
});
