import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { streamXlsxRows } from 'hucre/xlsx';
import Papa from 'papaparse';
import { afterAll, describe, expect, it } from 'vitest';
import { guardFormula } from '#electron/platform/sheet/guard-formula.ts';
import { isOneOf } from '#shared/modules/cases/index.ts';
import { partsOf } from '../parts.ts';
import { casesStation, loadDemo, makeCases, sessionOf } from '../testing.ts';
import { EXPORT_COLUMNS } from './export-row.ts';

const demo = loadDemo();
const leader = sessionOf(demo.territory, ['shiftLeader']);
const dir = mkdtempSync(join(tmpdir(), 'ucc-export-'));
const station = casesStation(':memory:', demo);
const parts = partsOf({ ...station, mediaDir: dir });
const made = makeCases(2000, demo.territory, 9, 0.2).map((one, i) => ({
  ...one,
  description: i % 10 === 0 ? `=HYPERLINK("http://x","${i}") 回电13800001234` : one.description,
  reporter: { name: '王小明', phone: '13912345678' },
}));
parts.bulkRegister('system', made);
afterAll(() => {
  station.db.close();
  rmSync(dir, { recursive: true, force: true });
});

const words = {
  sheet: '案卷',
  watermark: '导出人 {{who}} · {{when}} · {{view}}',
  view: '全部',
  'column.number': '案号',
  'stage.closed': '已结案',
};
const order = (file: string, format: 'csv' | 'xlsx', purpose: string | null = null) => ({
  view: 'all' as const,
  conditions: [isOneOf('source', '01', '02')],
  sort: 'newest' as const,
  format,
  language: 'zh-CN' as const,
  words,
  file: join(dir, file),
  purpose,
});
async function run(request: ReturnType<typeof order>) {
  const jobId = parts.exportCases(leader, request);
  let last = null;
  for await (const progress of parts.exportJobs.follow(jobId)) last = progress;
  return last;
}
const expected = made.filter(({ sourceCode }) => sourceCode === '01' || sourceCode === '02').length;
const facts = () =>
  (
    station.db
      .prepare("SELECT kind, payload FROM facts WHERE kind LIKE 'CaseExport%' ORDER BY seq")
      .all() as { kind: string; payload: string }[]
  ).map(({ kind, payload }) => [kind, JSON.parse(payload)]);
const at = (row: readonly unknown[], id: string) =>
  row[EXPORT_COLUMNS.findIndex((column) => column.id === id)];

describe('an exported view', () => {
  it('is a CSV with every case, guarded, masked and with a watermark', async () => {
    expect(await run(order('all.csv', 'csv'))).toMatchObject({ state: 'finished', rows: expected });
    const { data } = Papa.parse<string[]>(readFileSync(join(dir, 'all.csv'), 'utf8'), {
      skipEmptyLines: true,
    });
    const [head, ...rows] = data;
    const mark = rows.pop();
    expect(head?.[0]?.replace('\ufeff', '')).toBe('案号');
    expect(mark?.[0]).toMatch(/^导出人 shiftLeader person:.* · 2026-11-16 09:00 · 全部$/);
    expect(rows).toHaveLength(expected);
    expect(new Set(rows.map((row) => row[0])).size).toBe(expected);
    for (const row of rows) {
      expect(row.some((cell) => /^[=+\-@\t\r]/.test(cell))).toBe(false);
      expect([at(row, 'reporterName'), at(row, 'reporterPhone')]).toEqual(['王**', '139****5678']);
      expect(row.join()).not.toContain('13800001234');
    }
    expect(facts().slice(-2)).toMatchObject([
      [
        'CaseExportStarted.v1',
        { view: 'all', format: 'csv', full: false, purpose: null, fileName: 'all.csv' },
      ],
      ['CaseExportEnded.v1', { outcome: 'finished', rows: expected }],
    ]);
  });

  it('is an XLSX that can be read back; personal data stands in it only for a purpose', async () => {
    expect(await run(order('all.xlsx', 'xlsx', '上级检查'))).toMatchObject({ state: 'finished' });
    const rows: (readonly unknown[])[] = [];
    for await (const row of streamXlsxRows(readFileSync(join(dir, 'all.xlsx')))) {
      rows.push(Array.isArray(row) ? row : (row as { values: unknown[] }).values);
    }
    expect(rows).toHaveLength(expected + 2);
    expect(at(rows[1] ?? [], 'reporterPhone')).toBe('13912345678');
    expect(rows.some((row) => String(at(row, 'description')).startsWith("'=HYPERLINK"))).toBe(true);
    expect(facts().at(-2)).toMatchObject(['CaseExportStarted.v1', { full: true, purpose: '上级检查' }]);
  });

  it('leaves no file and a fact when it is cancelled, and only one runs at a time', async () => {
    const jobId = parts.exportCases(leader, order('never.xlsx', 'xlsx'));
    expect(() => parts.exportCases(leader, order('second.csv', 'csv'))).toThrow(/export.busy/);
    parts.exportJobs.cancel(jobId);
    let last = null;
    for await (const progress of parts.exportJobs.follow(jobId)) last = progress;
    expect(last).toMatchObject({ state: 'cancelled' });
    expect(readdirSync(dir).filter((name) => name.startsWith('never'))).toEqual([]);
    expect(facts().at(-1)).toMatchObject(['CaseExportEnded.v1', { outcome: 'cancelled' }]);
  });

  it('fails with words where it cannot be written', async () => {
    const last = await run({ ...order('x.csv', 'csv'), file: join(dir, 'no-such-folder', 'x.csv') });
    expect(last).toMatchObject({ state: 'failed', refusal: { code: 'export.cannotWrite' } });
    expect(existsSync(join(dir, 'no-such-folder'))).toBe(false);
  });
});

it.each(['=1+1', '+1', '-1', '@a', '\tx', '\rx', '＝1'])('%j is no formula', (text) => {
  expect(guardFormula(text)).toBe(`'${text}`);
});
it.each(['', '1=1', '井盖', 'a@b'])('%j stays as it is', (text) => {
  expect(guardFormula(text)).toBe(text);
});
