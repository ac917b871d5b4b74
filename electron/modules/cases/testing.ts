import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { loadTerritory, type Territory } from '#electron/modules/territory/index.ts';
import { ManualClock } from '#electron/platform/clock/index.ts';
import { type Database, openDatabase } from '#electron/platform/db/index.ts';
import type { Session } from '#electron/platform/door/index.ts';
import { factsMigration, Ledger } from '#electron/platform/facts/index.ts';
import { LiveHub } from '#electron/platform/live/index.ts';
import { seededRandom } from '#shared/kernel/random.ts';
import { type CaseStage, isFinal } from '#shared/modules/cases/index.ts';
import { type CompiledCalendar, compileCalendar, resolveCalendar } from '#shared/time/index.ts';
import type { CaseCalendars } from './deps.ts';
import { casesMigrations } from './migration.ts';
import type { BulkCase } from './prepare-case.ts';
import { casesProjection } from './store.ts';

/** A Monday morning, 09:00 in Beijing. */
export const START = Date.parse('2026-11-16T01:00:00Z');
const RESOURCES = path.join(import.meta.dirname, '../../../resources');

const readJson = (name: string): unknown => JSON.parse(readFileSync(path.join(RESOURCES, name), 'utf8'));

export function loadDemo(): { territory: Territory; calendar: CompiledCalendar } {
  const { territory } = loadTerritory({ resourcesDir: RESOURCES, profileId: 'demo' });
  const resolved = resolveCalendar(
    readJson('calendars/default.json'),
    readJson('calendars/cn-statutory.json'),
  );
  if (!territory || !resolved.ok) throw new Error('the demo profile does not load');
  return { territory, calendar: compileCalendar(resolved.calendar) };
}

export function openCasesDb(file = ':memory:'): Database {
  const migrations = [factsMigration, ...casesMigrations];
  return openDatabase({ file, applicationId: 1, durability: 'FULL', migrations });
}

/** A database with the cases' projection and a clock that moves when told. */
export function casesStation(file = ':memory:', demo = loadDemo()) {
  const clock = new ManualClock(START);
  const db = openCasesDb(file);
  const calendars: CaseCalendars = { current: demo.calendar.calendar.version, of: () => demo.calendar };
  const projection = casesProjection(calendars.of);
  const ledger = new Ledger({ db, station: 'T1', clock, projections: [projection] });
  const joins = { hub: new LiveHub(clock), numberStation: 'A', saveTo: () => null, resourcesDir: RESOURCES };
  return { ...demo, clock, db, calendars, projection, ledger, ...joins };
}

/** Someone at a desk, with the rights of one or more posts of the shipped table. */
export function sessionOf(
  territory: Territory,
  postIds: readonly string[],
  unitId: string | null = null,
): Session {
  const permissions = new Set(postIds.flatMap((id) => territory.post(id)?.permissions ?? []));
  const postId = postIds[0] ?? '';
  return {
    windowId: 'w1',
    windowKind: 'desk',
    signedIn: { personId: `p-${postId}`, personName: postId, postId, unitId, permissions },
  };
}

const WORDS =
  '井盖 破损 路面 积水 占道 经营 垃圾 堆放 机动车 乱停 人行道 护栏 缺失 工地 扬尘 渣土 遗撒 油烟 扰民 摊贩 店外 广告 张贴 路灯 不亮 行道树 枯死 绿地 脏乱 污水 外溢 影响 通行 市民 反映 小区 门口 东侧 西侧 交叉口 公交站'.split(
    ' ',
  );
const CLASSES = ['C0101', 'C0305', 'C0118', 'E0102', 'E0104', 'E0302', 'E0501', 'E0504', 'E0505', 'E0506'];
const OPEN: CaseStage[] = [
  'to_file',
  'to_dispatch',
  'disposing',
  'suspended',
  'check_to_send',
  'checking',
  'to_close',
];
const HOUR = 3_600_000;

/**
 * Makes up cases of the last three years, `openShare` of them open; the same seed gives the same cases.
 * Descriptions have about 24 characters; every thousandth holds a rare word and a plate.
 */
export function makeCases(count: number, territory: Territory, seed = 1, openShare = 0.015): BulkCase[] {
  const random = seededRandom(seed);
  const of = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;
  const streets = territory.parts.streets.map(({ code }) => code);
  const units = territory.parts.units.map(({ id }) => id);
  return Array.from({ length: count }, (_, i): BulkCase => {
    const open = random() < openShare;
    const registeredAt = open
      ? START - Math.floor(random() * 72 * HOUR)
      : START - 1095 * 24 * HOUR + Math.floor(((i + random()) / count) * 1094 * 24 * HOUR);
    const stage: CaseStage = open ? of(OPEN) : random() < 0.97 ? 'closed' : 'rejected';
    const times = timesOf(stage, registeredAt, random);
    const { filedAt, dispatchedAt } = times;
    const classKey = of(CLASSES);
    const words = Array.from({ length: 10 }, () => of(WORDS)).join('');
    const rare = i % 1000 === 0 ? `，车牌苏A${String(10_000 + (i % 90_000))}，魑魅` : '';
    return {
      number: `${classKey}20250101X${seed}${String(i).padStart(7, '0')}`,
      sourceSystem: `made-${seed}`,
      externalId: `M${seed}-${i}`,
      classKey,
      sourceCode: of(['01', '02', '04', '05', '11']),
      description: words + rare,
      address: `样例路${Math.floor(random() * 400)}号`,
      streetCode: of(streets),
      location: { lng: 121.4 + random() * 0.2, lat: 31.1 + random() * 0.2, origin: 'wgs84' },
      urgency: 'normal',
      componentCode: null,
      reporter:
        random() < 0.5
          ? { name: '王小明', phone: `138${String(Math.floor(random() * 1e8)).padStart(8, '0')}` }
          : null,
      occurredAt: null,
      stage,
      areaClass: null,
      condition: filedAt
        ? {
            id: 'c1',
            condition: '立案条件',
            closingCondition: '已清理',
            limit: { value: 2, unit: 'workDay' },
          }
        : null,
      registeredAt,
      ...times,
      unitId: dispatchedAt ? of(units) : null,
      feedback: null,
      endReason: null,
      pauseReason: stage === 'suspended' ? '等待材料' : null,
      urgedCount: 0,
      reworkCount: 0,
      extendedCount: 0,
    };
  });
}

/** Times of the steps up to a stage; the last one within a day and a half. */
function timesOf(stage: CaseStage, registeredAt: number, random: () => number) {
  const filed = stage !== 'rejected' && stage !== 'to_file';
  const dispatched = filed && stage !== 'to_dispatch';
  const ended = isFinal(stage);
  const stageSince = registeredAt + Math.floor((ended ? 22 + 8 * random() : random()) * HOUR);
  return {
    stageSince,
    filedAt: filed ? registeredAt : null,
    dispatchedAt: dispatched ? registeredAt : null,
    acceptedAt: dispatched ? registeredAt : null,
    disposedAt: dispatched && stage !== 'disposing' && stage !== 'suspended' ? stageSince : null,
    closedAt: ended ? stageSince : null,
  };
}
