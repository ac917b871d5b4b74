import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { afterAll, describe, expect, it } from 'vitest';
import { refusalsAsData } from '#electron/platform/door/index.ts';
import type { ImportProgress } from '#shared/modules/imports/index.ts';
import { sessionOf } from '../testing.ts';
import { BATCH_ROWS, PIECE_ROWS } from './bounds.ts';
import { createImports, IMPORT_THREAD_SOURCE, threadReader } from './index.ts';
import {
  builtInMapping,
  demoDistrict,
  HEADING_311,
  importStation,
  lines311,
  MAPPINGS_DIR,
} from './testing.ts';

const dir = mkdtempSync(join(tmpdir(), 'imports-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));
const US = builtInMapping('service-requests-311');

function desk(
  name: string,
  file: string,
  posts = ['shiftLeader', 'intakeOperator', 'dispatcher', 'stationAdmin'],
  thread = IMPORT_THREAD_SOURCE,
) {
  const station = importStation();
  const imports = createImports({
    ...station.deps,
    resourcesDir: join(MAPPINGS_DIR, '..'),
    dir: join(dir, name),
    fileOf: (token) => (token === 'chosen' ? file : null),
    openBatches: threadReader(thread, () => demoDistrict(station.calendar.calendar)),
  });
  const session = sessionOf(station.territory, posts);
  const permissions = new Set([...(session.signedIn?.permissions ?? []), 'case.import' as const]);
  if (session.signedIn) session.signedIn = { ...session.signedIn, permissions };
  const context = { session };
  const interceptors = [refusalsAsData(() => {})];
  return { ...station, imports, client: createRouterClient(imports.router, { context, interceptors }) };
}

async function ended(progress: AsyncIterable<ImportProgress>): Promise<ImportProgress[]> {
  const seen: ImportProgress[] = [];
  for await (const state of progress) seen.push(state);
  return seen;
}

function fileOf(name: string, lines: readonly string[]): string {
  const file = join(dir, name);
  writeFileSync(file, `${lines.join('\n')}\n`);
  return file;
}

describe('the wizard', () => {
  it('looks, previews, imports, tells how far it is and hands out what was rejected', async () => {
    const [first = '', second = '', ...rest] = lines311(2 * BATCH_ROWS + 10);
    const file = fileOf('a.csv', [
      HEADING_311,
      first,
      second.replace(/\d\d\/\d\d\/\d{4}/, '02/30/2026'),
      ...rest,
    ]);
    const { client, imports, db } = desk('a', file);

    expect(await client.inspect({ file: 'chosen' })).toMatchObject({ fileName: 'a.csv', lookedAt: 1000 });
    const preview = await client.preview({ file: 'chosen', mapping: US });
    expect(preview.rows).toHaveLength(50);
    expect(preview.rows[0]).toMatchObject({ row: 2, errors: [], case: { externalId: '60000000' } });
    expect(preview.rows[1]).toMatchObject({
      row: 3,
      case: null,
      errors: [{ code: 'timeUnreadable', column: 'Created Date' }],
    });

    const { jobId } = await client.start({ file: 'chosen', mapping: US, dryRun: false });
    await expect(client.start({ file: 'chosen', mapping: US, dryRun: false })).rejects.toMatchObject({
      data: { code: 'import.busy' },
    });
    const seen = await ended(await client.progress({ jobId }));
    expect(seen.at(-1)).toMatchObject({
      state: 'finished',
      read: 2 * BATCH_ROWS + 10,
      created: 2 * BATCH_ROWS + 9,
      rejected: 1,
      batches: 3,
    });
    for (const state of seen)
      expect(state.read).toBe(state.created + state.updated + state.unchanged + state.rejected);
    expect(await client.rejectedRows({ jobId, cursor: null })).toMatchObject({
      rows: [{ row: 3, errors: [{ code: 'timeUnreadable' }] }],
      next: null,
    });

    const report = await client.report({ jobId, offset: 0 });
    expect(report).toMatchObject({ fileName: 'a.rejected.csv', next: null });
    expect(report.text).toContain('02/30/2026');
    expect(db.prepare("SELECT count(*) FROM facts WHERE kind = 'ImportReportTaken.v1'").pluck().get()).toBe(
      1,
    );
    imports.close();
  });

  it('stops after a batch', async () => {
    const { client, db } = desk('b', fileOf('b.csv', [HEADING_311, ...lines311(3 * BATCH_ROWS)]));
    const { jobId } = await client.start({ file: 'chosen', mapping: US, dryRun: false });
    let last: ImportProgress | null = null;
    for await (const state of await client.progress({ jobId })) {
      last = state;
      if (state.batches === 1) await client.cancel({ jobId });
    }
    expect(last).toMatchObject({ state: 'cancelled' });
    const count = db.prepare('SELECT count(*) FROM cases').pluck().get() as number;
    expect(count).toBe(last?.created);
    expect(count % BATCH_ROWS).toBe(0);
    expect(count).toBeLessThan(3 * BATCH_ROWS);
  });

  it('tells a failed job as one, with its reason', async () => {
    const { client } = desk('c', fileOf('c.csv', ['a,b', '1,2']));
    const { jobId } = await client.start({ file: 'chosen', mapping: US, dryRun: false });
    expect((await ended(await client.progress({ jobId }))).at(-1)).toMatchObject({
      state: 'failed',
      refusal: { code: 'import.columnsMissing' },
    });
  });

  it('tells a job whose thread died as failed, keeps what was written and takes the next one', async () => {
    const file = fileOf('t.csv', [HEADING_311, ...lines311(3 * BATCH_ROWS)]);
    const dying = fileOf('dies.mjs', [
      "import { parentPort } from 'node:worker_threads';",
      `import(${JSON.stringify(IMPORT_THREAD_SOURCE)});`,
      // The real one does its work until it has been told of half a batch.
      `let told = 0; parentPort.on('message', () => { told += 1; if (told === ${BATCH_ROWS / PIECE_ROWS / 2}) process.exit(7); });`,
    ]);
    const { client, db } = desk('t', file, undefined, dying);
    const count = () => db.prepare('SELECT count(*) FROM cases').pluck().get() as number;
    for (const _ of [1, 2]) {
      const { jobId } = await client.start({ file: 'chosen', mapping: US, dryRun: false });
      const last = (await ended(await client.progress({ jobId }))).at(-1);
      expect(last).toMatchObject({
        state: 'failed',
        refusal: { code: 'import.threadLost', params: { detail: 'exit 7' } },
      });
      expect(count() % BATCH_ROWS).toBe(0);
    }
    const outcomes = db
      .prepare("SELECT payload ->> 'outcome' FROM facts WHERE kind = 'ImportFinished.v1'")
      .pluck()
      .all();
    expect(outcomes).toEqual(['failed', 'failed']);
  });

  it('shows no name and no number of a reporter', async () => {
    const heading = '工单编号,诉求时间,诉求内容,诉求人,联系电话';
    const rows = [
      'G1,2026-01-05 10:00,王小明打来 13800008000,王小明,13800008000',
      'G2,never,x,李大同,13900009000',
    ];
    const { client } = desk('d', fileOf('d.csv', [heading, ...rows]));
    const mapping = builtInMapping('hotline-12345-zh');
    const inspected = await client.inspect({ file: 'chosen' });
    const previewed = await client.preview({ file: 'chosen', mapping });
    const cells = JSON.stringify([inspected.columns, previewed.rows.map((row) => row.cells)]);
    expect(cells).toContain('138****8000');
    expect(cells).toContain('王**');
    expect(cells).not.toMatch(/13800008000|13900009000|李大同/);
  });

  it('refuses a file that the shell did not give and a desk without the right', async () => {
    const file = fileOf('e.csv', [HEADING_311]);
    await expect(desk('e', file).client.inspect({ file })).rejects.toMatchObject({
      data: { code: 'import.fileMissing' },
    });
    const { imports, territory } = desk('f', file);
    const session = sessionOf(territory, ['squad']);
    const client = createRouterClient(imports.router, {
      context: { session },
      interceptors: [refusalsAsData(() => {})],
    });
    await expect(client.inspect({ file: 'chosen' })).rejects.toMatchObject({
      data: { code: 'door.notPermitted' },
    });
  });

  it('keeps mappings, and leaves those that come with the application', async () => {
    const { client, imports } = desk('g', fileOf('g.csv', [HEADING_311]));
    const mine = { ...US, name: '我的 映射?*' };
    await client.mappings.save({ mapping: mine });
    await client.mappings.save({ mapping: { ...mine, note: 'second' } });
    const list = await client.mappings.list();
    expect(list.filter(({ builtIn }) => !builtIn)).toMatchObject([
      { mapping: { name: mine.name, note: 'second' } },
    ]);
    expect(list.filter(({ builtIn }) => builtIn)).toHaveLength(3);
    expect(imports.mappings.find('service-requests-311')).toEqual(US);
    expect(imports.mappings.find(mine.name)?.note).toBe('second');
    await expect(client.mappings.save({ mapping: US })).rejects.toMatchObject({
      data: { code: 'import.mappingBuiltIn' },
    });
    await client.mappings.remove({ name: mine.name });
    await expect(client.mappings.remove({ name: mine.name })).rejects.toMatchObject({
      data: { code: 'import.mappingMissing' },
    });
  });

  it('hands out a long report in pieces of whole characters', async () => {
    const { readReport } = await import('./read-report.ts');
    const file = join(dir, 'long.csv');
    writeFileSync(file, `\uFEFF${'井盖𠮷a'.repeat(300_000)}`);
    let text = '';
    for (let next: number | null = 0; next !== null; ) {
      const piece = readReport(file, next);
      text += piece.text;
      next = piece.next;
    }
    expect(text).toBe(readFileSync(file, 'utf8'));
  });
});
