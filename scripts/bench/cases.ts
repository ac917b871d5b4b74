import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bulkWriter } from '#electron/modules/cases/bulk.ts';
import { caseFinder } from '#electron/modules/cases/find-case.ts';
import { lastStepReader } from '#electron/modules/cases/last-step.ts';
import { caseNumberer } from '#electron/modules/cases/number.ts';
import type { BulkCase } from '#electron/modules/cases/prepare-case.ts';
import { viewCounter } from '#electron/modules/cases/queries/count-views.query.ts';
import { dayOverviewer } from '#electron/modules/cases/queries/day-overview.query.ts';
import { similarFinder } from '#electron/modules/cases/queries/find-similar.query.ts';
import { caseGetter } from '#electron/modules/cases/queries/get-case.query.ts';
import { queueLister, stateLister } from '#electron/modules/cases/queries/list-queue.query.ts';
import { caseSearcher } from '#electron/modules/cases/queries/search.query.ts';
import { COLUMNS } from '#electron/modules/cases/row.ts';
import { contextMaker } from '#electron/modules/cases/step-context.ts';
import { casesStation, makeCases, openCasesDb, START, sessionOf } from '#electron/modules/cases/testing.ts';
import { factReader } from '#electron/platform/facts/index.ts';
import { seededRandom } from '#shared/kernel/random.ts';
import { type CaseView, isOneOf } from '#shared/modules/cases/index.ts';
import { type BenchLine, printLine } from './bench-line.ts';

const BATCH = 10_000;

function p95(samples: number[]): number {
  return samples.sort((a, b) => a - b)[Math.floor(samples.length * 0.95)] ?? 0;
}

/** Milliseconds, p95 over `rounds` runs after a few to warm up. */
function p95Of(rounds: number, work: (round: number) => void): number {
  for (let i = 0; i < 5; i++) work(i);
  return p95(
    Array.from({ length: rounds }, (_, i) => {
      const at = performance.now();
      work(i);
      return performance.now() - at;
    }),
  );
}

/** Rows per second of the bare inserts: the rows' values into the bare table, no index, no fact, no search. */
function floorOf(dir: string, source: ReturnType<typeof openCasesDb>, seconds = 2): number {
  const rows = source
    .prepare(`SELECT seq, ${COLUMNS.join(', ')} FROM cases ORDER BY seq LIMIT ${BATCH}`)
    .raw()
    .all();
  const db = openCasesDb(join(dir, 'floor.db'));
  const indexes = db.prepare(
    "SELECT name FROM sqlite_master WHERE type = 'index' AND tbl_name = 'cases' AND sql IS NOT NULL",
  );
  for (const name of indexes.pluck().all() as string[]) db.exec(`DROP INDEX ${name}`);
  const insert = db.prepare(
    `INSERT INTO cases (seq, ${COLUMNS.join(', ')}) VALUES (?${', ?'.repeat(COLUMNS.length)})`,
  );
  const batch = db.transaction((first: number) => {
    for (const [i, row] of (rows as unknown[][]).entries()) insert.run(first + i, ...row.slice(1));
  });
  const began = performance.now();
  let done = 0;
  while (performance.now() - began < seconds * 1000) {
    batch(done + 1);
    done += rows.length;
  }
  const rate = done / ((performance.now() - began) / 1000);
  db.close();
  return rate;
}

/**
 * Bulk registration, then the queue, search and one case among `cases` cases, mostly closed.
 * Rows are made up outside the measured time.
 */
async function run(cases = casesAsked()): Promise<BenchLine[]> {
  const dir = mkdtempSync(join(tmpdir(), 'cases-bench-'));
  try {
    return measure(dir, cases);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

function measure(dir: string, count: number): BenchLine[] {
  const station = casesStation(join(dir, 'station.db'));
  const { db, territory, calendars, clock } = station;
  const deps = { ...station, mediaDir: dir };
  const finder = caseFinder(db);
  const writer = bulkWriter(deps, finder, caseNumberer(db, territory, 'A'));
  const now = () => clock.now();

  let spent = 0;
  let spentCpu = 0;
  let ids: string[] = [];
  let batches = 0;
  for (let done = 0; done < count; done += BATCH) {
    const rows = spread(makeCases(Math.min(BATCH, count - done), territory, done / BATCH + 1), done, count);
    const at = performance.now();
    const cpuAt = process.cpuUsage();
    const made = writer.bulkRegister('import:bench', rows);
    spent += performance.now() - at;
    const { user, system } = process.cpuUsage(cpuAt);
    spentCpu += (user + system) / 1000;
    if (batches++ % 10 === 0) ids = ids.concat(made.slice(0, 200));
  }
  db.exec('ANALYZE');
  const rate = count / (spent / 1000);
  const floor = floorOf(dir, db);

  const again = makeCases(Math.min(BATCH, count), territory, 1);
  const random = seededRandom(7);
  const session = sessionOf(territory, ['dispatcher', 'shiftLeader', 'intakeOperator']);
  const list = queueLister(stateLister(db, now), calendars.of);
  const counts = viewCounter(db, now);
  const search = caseSearcher(db, finder, territory, calendars.of);
  const get = caseGetter({
    cases: finder,
    territory,
    calendars: calendars.of,
    contexts: contextMaker(territory, calendars, lastStepReader(factReader(db))),
    now,
  });
  const similar = similarFinder(db, calendars.of, now);
  const overview = dayOverviewer(db, now);
  const seqs = db.prepare('SELECT max(seq) FROM cases').pluck().get() as number;
  const keyOf = db.prepare('SELECT registered_at FROM cases WHERE seq = ?').pluck();
  const openKeys = db.prepare('SELECT sort_due AS key, seq FROM cases WHERE open = 1').all() as {
    key: number;
    seq: number;
  }[];

  const pageOf = (view: CaseView) => () => {
    let cursor: string;
    if (view === 'all') {
      const seq = 1 + Math.floor(random() * seqs);
      cursor = `all.newest:${START}:${keyOf.get(seq)}:${seq}`;
    } else {
      const { key, seq } = openKeys[Math.floor(random() * openKeys.length)] ?? { key: 0, seq: 0 };
      cursor = `${view}.due:${START}:${key}:${seq}`;
    }
    list(session, { view, sort: view === 'all' ? 'newest' : 'due', conditions: [], cursor, limit: 100 });
  };
  const street = territory.parts.streets[0]?.code ?? '';
  const find = (texts: string[]) => (i: number) =>
    search({ text: texts[i % texts.length] as string, limit: 20 });
  const anyHundred = db.prepare('SELECT * FROM cases WHERE seq >= ? ORDER BY seq LIMIT 100');
  const hundredMs = p95Of(200, () => void anyHundred.all(1 + Math.floor(random() * seqs)));
  const line = (name: string, value: number, unit: string): BenchLine => ({
    name,
    value,
    unit,
    ...(unit === 'ms' && { floor: { name: 'bare SQLite, 100 rows by key', value: hundredMs } }),
  });
  const lines = [
    {
      ...line('bulk register', rate, 'rows/s'),
      floor: { name: 'bare inserts', value: floor },
    },
    line('bulk register by processor time', count / (spentCpu / 1000), 'rows/s'),
    line(
      'bulk upsert, nothing new',
      rateOf(again.length, () => writer.bulkUpsert('import:bench', spread(again, 0, count))),
      'rows/s',
    ),
    ...(['todo', 'all', 'overdue', 'dueSoon', 'disposing'] as const).map((view) =>
      line(`queue page of 100, ${view}, anywhere, p95`, p95Of(200, pageOf(view)), 'ms'),
    ),
    line(
      'queue page of 100, all in one street, p95',
      p95Of(100, () =>
        list(session, {
          view: 'all',
          sort: 'newest',
          conditions: [isOneOf('street', street)],
          cursor: null,
          limit: 100,
        }),
      ),
      'ms',
    ),
    line(
      'counts of all views, p95',
      p95Of(100, () => counts(session)),
      'ms',
    ),
    line(
      'open a case, p95',
      p95Of(300, () => get(session, ids[Math.floor(random() * ids.length)] as string)),
      'ms',
    ),
    line('search 1 character, p95', p95Of(100, find(['井', '灯', '魅', '苏', '占'])), 'ms'),
    line('search 2 characters, p95', p95Of(100, find(['井盖', '占道', '魑魅', '油烟', '车牌'])), 'ms'),
    line(
      'search 4 characters, p95',
      p95Of(100, find(['井盖破损', '占道经营', '市民反映', '路灯不亮', '盖占不灯'])),
      'ms',
    ),
    line(
      'search a plate or a number, p95',
      p95Of(100, find(['A10000', '苏A1', 'C010120250101X10000001', '000777'])),
      'ms',
    ),
    line(
      'search a phone by its end, p95',
      p95Of(100, (i) => search({ text: String(1000 + i * 37), limit: 20 })),
      'ms',
    ),
    line(
      'similar cases within 200 m and 7 days, p95',
      p95Of(100, () =>
        similar({
          lng: 121.4 + random() * 0.2,
          lat: 31.1 + random() * 0.2,
          radiusM: 200,
          classKey: 'C0101',
          days: 7,
          text: '井盖破损',
          limit: 8,
        }),
      ),
      'ms',
    ),
    line(
      'overview of a day, p95',
      p95Of(30, () => overview('2026-11-15')),
      'ms',
    ),
  ];
  db.close();
  return lines;
}

/** Batches are made alike; this lays them one after the other over the years and keeps external ids apart. */
function spread(rows: BulkCase[], done: number, count: number): BulkCase[] {
  const years = 1095 * 86_400_000;
  const share = rows.length / count;
  return rows.map((row) => {
    if (row.closedAt === null) return row;
    const start = START - years;
    const shift = start + ((row.registeredAt - start) * share + (done / count) * years) - row.registeredAt;
    const by = Math.floor(shift);
    const move = (at: number | null) => at && at + by;
    return {
      ...row,
      registeredAt: row.registeredAt + by,
      filedAt: move(row.filedAt),
      dispatchedAt: move(row.dispatchedAt),
      acceptedAt: move(row.acceptedAt),
      disposedAt: move(row.disposedAt),
      closedAt: move(row.closedAt),
      stageSince: row.stageSince + by,
    };
  });
}

function rateOf(count: number, work: () => void): number {
  const at = performance.now();
  work();
  return count / ((performance.now() - at) / 1000);
}

function casesAsked(): number {
  const at = process.argv.indexOf('--cases');
  const asked = at < 0 ? 1_000_000 : Number(process.argv[at + 1]);
  if (!(asked >= 1000)) throw new Error('--cases takes a number of at least 1000');
  return asked;
}

for (const line of await run()) console.log(printLine(line));
