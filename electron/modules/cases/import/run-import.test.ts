import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { type FactRow, factsOf } from '#electron/platform/facts/index.ts';
import { type Mapping, mappingSchema } from '#shared/modules/imports/index.ts';
import { BATCH_ROWS } from './bounds.ts';
import { importCases } from './cli-import.ts';
import { inspectFile } from './inspect-file.ts';
import { builtInMapping, HEADING_311, importStation, lines311 } from './testing.ts';
import { workbookParts, writeZip } from './testing-xlsx.ts';

const dir = mkdtempSync(join(tmpdir(), 'import-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

type Station = ReturnType<typeof importStation>;
const US = builtInMapping('service-requests-311');
const HOTLINE = builtInMapping('hotline-12345-zh');
let files = 0;

function fileOf(content: string | Buffer, ending = 'csv'): string {
  files += 1;
  const file = join(dir, `f${files}.${ending}`);
  writeFileSync(file, content);
  return file;
}

function importInto(
  station: Station,
  file: string,
  mapping: Mapping,
  more: Partial<Parameters<typeof importCases>[1]> = {},
) {
  return importCases(station.deps, { file, mapping, dryRun: false, actor: 'window:cli', ...more });
}

function countOf({ db }: Station, table = 'cases'): number {
  return db.prepare(`SELECT count(*) FROM ${table}`).pluck().get() as number;
}

function caseOf({ db }: Station, externalId: string) {
  return db.prepare('SELECT * FROM cases WHERE external_id = ?').get(externalId) as Record<string, unknown>;
}

const csv311 = (count: number) => [HEADING_311, ...lines311(count), ''].join('\r\n');

describe('an import', () => {
  it('creates every case once, and nothing the second time', async () => {
    const station = importStation();
    const file = fileOf(csv311(300));
    expect(await importInto(station, file, US)).toMatchObject({ read: 300, created: 300, rejected: 0 });
    expect(await importInto(station, file, US)).toMatchObject({
      read: 300,
      created: 0,
      updated: 0,
      unchanged: 300,
    });
    expect(countOf(station)).toBe(300);
  });

  it('updates what the source changed', async () => {
    const station = importStation();
    const text = csv311(50);
    await importInto(station, fileOf(text), US);
    const changed = text.replace('Pothole', 'Cave-in');
    expect(await importInto(station, fileOf(changed), US)).toMatchObject({ updated: 1, unchanged: 49 });
    expect(countOf(station)).toBe(50);
  });

  it("takes times in the file's zone and the source's own target as the limit", async () => {
    const station = importStation();
    const row =
      '7,01/31/2026 11:59:00 PM,,DOT,,Street Condition,Pothole,,,1 A STREET,,,Open,02/05/2026 11:59:00 PM,,,PHONE,40.7,-73.9,';
    const summary = await importInto(station, fileOf(`${HEADING_311}\n${row}\n`), US);
    expect(summary.flags).toEqual({ unitUnknown: 1, pointOutside: 1 });
    expect(caseOf(station, '7')).toMatchObject({
      registered_at: Date.parse('2026-02-01T04:59:00Z'),
      overall_due_at: Date.parse('2026-02-06T04:59:00Z'),
      stage: 'to_dispatch',
      class_key: 'E0110',
      description: 'Street Condition：Pothole',
      lng: -73.9,
      lat: 40.7,
      source_system: 'service-requests-311',
    });
  });

  it('never lets a wrong row stop the right ones, and takes the corrected rows', async () => {
    const station = importStation();
    const [a = '', b = '', c = '', d = ''] = [...lines311(4)];
    const wrongDay = b.replace(/\d\d\/\d\d\/\d{4}/, '02/30/2026');
    const text = [HEADING_311, a, wrongDay, `${c},one cell too many`, `1,"=cmd|lost`, d, ''].join('\n');
    const summary = await importInto(station, fileOf(text), US);
    expect(summary).toMatchObject({ read: 5, created: 2, rejected: 3 });
    const report = readFileSync(summary.rejectedFile ?? '', 'utf8');
    expect(report.startsWith('\uFEFF_row,_errors,Unique Key,')).toBe(true);
    expect(report).toContain('3,timeUnreadable: Created Date,60000001,02/30/2026');

    const corrected = report.replace('02/30/2026', '02/28/2020').replace(',one cell too many', '');
    const again = await importInto(station, fileOf(corrected), US);
    expect(again).toMatchObject({ read: 3, created: 2, rejected: 1 });
    expect(countOf(station)).toBe(4);
  });

  it('writes nothing in a report that a spreadsheet would run, and reads it back as it was', async () => {
    const station = importStation();
    const mapping = mappingSchema.parse({
      ...US,
      time: { formats: ['yyyy-MM-dd'], zone: '+08:00' },
      fields: {
        ...US.fields,
        externalId: { column: 'id' },
        reportedAt: { column: 'at' },
        description: { column: 'text' },
      },
    });
    const risky = ['=1+1', '+cmd', '-2+3', '@SUM(A1)', "'=quoted", '-73.9'];
    const text = `id,at,text\n${risky.map((cell, n) => `${n},never,${cell}`).join('\n')}\n`;
    const { rejectedFile } = await importInto(station, fileOf(text), mapping);
    const report = readFileSync(rejectedFile ?? '', 'utf8');
    expect(
      report
        .split('\r\n')
        .slice(1, -1)
        .map((line) => line.split(',').at(-1)),
    ).toEqual(["'=1+1", "'+cmd", "'-2+3", "'@SUM(A1)", "''=quoted", '-73.9']);
    await importInto(station, fileOf(report.replaceAll('never', '2026-01-05')), mapping);
    expect(risky.map((_cell, n) => caseOf(station, String(n)).description)).toEqual(risky);
  });

  it('leaves whole batches when it is cancelled', async () => {
    const station = importStation();
    const abort = new AbortController();
    const file = fileOf(csv311(3 * BATCH_ROWS));
    const summary = await importInto(station, file, US, {
      signal: abort.signal,
      onProgress: () => abort.abort(),
    });
    expect(summary).toMatchObject({ cancelled: true, read: BATCH_ROWS, created: BATCH_ROWS });
    expect(countOf(station)).toBe(BATCH_ROWS);
    expect(await importInto(station, file, US)).toMatchObject({
      cancelled: false,
      created: 2 * BATCH_ROWS,
      unchanged: BATCH_ROWS,
    });
  });

  it('counts in a dry run what would happen and writes nothing', async () => {
    const station = importStation();
    const file = fileOf(csv311(40));
    expect(await importInto(station, file, US, { dryRun: true })).toMatchObject({ read: 40, created: 40 });
    expect([countOf(station), countOf(station, 'facts')]).toEqual([0, 0]);
    expect(await importInto(station, file, US)).toMatchObject({ created: 40 });
  });

  it('says in facts who brought in which file and how it ended', async () => {
    const { db, ...station } = importStation();
    await importInto({ db, ...station }, fileOf(csv311(5)), US);
    const lines = db.prepare('SELECT * FROM facts ORDER BY seq').all() as FactRow[];
    const facts = lines.flatMap(factsOf);
    expect(facts.map(({ kind }) => kind)).toEqual([
      'ImportStarted.v1',
      ...new Array(5).fill('CaseImported.v1'),
      'ImportFinished.v1',
    ]);
    expect(facts[1]?.actor).toBe('import:311 service requests');
    expect(facts.at(-1)?.payload).toMatchObject({
      outcome: 'finished',
      read: 5,
      created: 5,
    });
  });

  it.each([
    ['import.columnsMissing', 'a,b\n1,2\n'],
    ['import.noHeading', '\n\n'],
    ['import.fileEmpty', ''],
    ['import.oldExcel', Buffer.from('d0cf11e0a1b11ae1', 'hex')],
    ['import.unknownFormat', Buffer.from([1, 0, 2, 0])],
    ['import.damaged', 'PK\u0003\u0004and no more'],
    ['import.tooManyColumns', `${new Array(501).fill('x').join(',')}\n`],
    ['import.noRecords', '{"a":[1],"b":{"c":1'],
  ])('refuses %s', async (code, content) => {
    await expect(importInto(importStation(), fileOf(content), US)).rejects.toMatchObject({ code });
  });

  it('refuses what is no file', async () => {
    const station = importStation();
    await expect(importInto(station, dir, US)).rejects.toMatchObject({ code: 'import.notAFile' });
    await expect(importInto(station, join(dir, 'none.csv'), US)).rejects.toMatchObject({
      code: 'import.fileMissing',
    });
  });

  it('accounts for every row of any text, and throws nothing but refusals', async () => {
    const cell = fc.oneof(
      fc.constantFrom(
        '"',
        '""',
        '\n',
        'Closed',
        '01/31/2026 11:59:00 PM',
        '02/30/2026',
        '\u0000',
        '\uFFFD',
        '__proto__',
        '=x',
        '40.7',
      ),
      fc.string({ unit: 'binary', maxLength: 12 }),
    );
    const line = fc.array(cell, { maxLength: 22 }).map((cells) => cells.join(','));
    const station = importStation();
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 12 }), async (lines) => {
        const file = fileOf([HEADING_311, ...lines].join('\n'));
        const { read, created, updated, unchanged, rejected } = await importInto(station, file, US);
        expect(read).toBe(created + updated + unchanged + rejected);
        const again = await importInto(station, file, US);
        expect(again).toMatchObject({ read, created: 0, rejected });
      }),
      { numRuns: 60 },
    );
  });

  it('refuses or reads any bytes', async () => {
    const station = importStation();
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 300 }), async (bytes) => {
        const refused = await importInto(station, fileOf(Buffer.from(bytes)), US).then(
          () => null,
          (error: { code?: string }) => error.code ?? error,
        );
        expect(refused === null || String(refused).startsWith('import.')).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});

const HEADING_ZH =
  '工单编号,诉求时间,诉求类型,诉求内容,地址,所属街道,状态,办理单位,截止时间,诉求人,联系电话,经度,纬度';
const ROW_ZH =
  'G1,2026-01-31 23:59,占道经营,门口有摊贩占道,晨曦路1号,晨曦,办理中,晨曦街道综合行政执法队,2026-02-05 18:00,王小明,13800008000,121.404,31.202';
const EXPECTED_ZH = {
  registered_at: Date.parse('2026-01-31T15:59:00Z'),
  overall_due_at: Date.parse('2026-02-05T10:00:00Z'),
  class_key: 'E0501',
  stage: 'disposing',
  street_code: '999999001',
  unit_id: 'squad-999999001',
  reporter_phone: '13800008000',
  origin: 'gcj02',
};

describe('a hotline file', () => {
  it('is read in GB18030 as CSV, and its report comes back in UTF-8', async () => {
    const station = importStation();
    // 工单编号 … in GB18030, made by hand as Node only decodes it.
    const gb = toGb18030(
      `${HEADING_ZH}\n${ROW_ZH}\n${ROW_ZH.replace('G1', 'G2').replace('23:59', '25:59')}\n`,
    );
    const summary = await importInto(station, fileOf(gb), HOTLINE);
    expect(summary).toMatchObject({ read: 2, created: 1, rejected: 1 });
    expect(caseOf(station, 'G1')).toMatchObject(EXPECTED_ZH);
    const report = readFileSync(summary.rejectedFile ?? '', 'utf8').replace('25:59', '22:59');
    expect(await importInto(station, fileOf(report), HOTLINE)).toMatchObject({ created: 1, rejected: 0 });
  });

  it('is read as a workbook, and its report with the same mapping', async () => {
    const station = importStation();
    const row = (number: number, line: string, at: string) =>
      `<row r="${number}">${line
        .split(',')
        .map((cell, n) => (n === 1 ? at : `<c t="inlineStr"><is><t>${cell}</t></is></c>`))
        .join('')}</row>`;
    const heading = row(1, HEADING_ZH, '<c t="inlineStr"><is><t>诉求时间</t></is></c>');
    const good = row(2, ROW_ZH, '<c s="1"><v>46053.999305555557</v></c>');
    const wrong = row(
      3,
      ROW_ZH.replace('G1', 'G2').replace('门口有摊贩占道', ''),
      '<c s="1"><v>46053.5</v></c>',
    );
    const file = join(dir, '12345.xlsx');
    writeZip(file, workbookParts(heading + good + wrong));
    const summary = await importInto(station, file, HOTLINE);
    expect(summary).toMatchObject({ read: 2, created: 1, rejected: 1 });
    expect(caseOf(station, 'G1')).toMatchObject(EXPECTED_ZH);
    const report = readFileSync(summary.rejectedFile ?? '', 'utf8').replace('占道经营,,', '占道经营,补上,');
    expect(await importInto(station, fileOf(report), HOTLINE)).toMatchObject({ created: 1, rejected: 0 });
    expect(caseOf(station, 'G2')).toMatchObject({ registered_at: Date.parse('2026-01-31T04:00:00Z') });
  });

  it.each([
    ['json', (records: object[]) => JSON.stringify({ meta: { total: 2 }, records })],
    ['json', (records: object[]) => JSON.stringify(records, null, 2)],
    ['ndjson', (records: object[]) => records.map((record) => JSON.stringify(record)).join('\n')],
  ] as const)('is read as %s, and its report with the same mapping', async (ending, write) => {
    const station = importStation();
    const names = HEADING_ZH.split(',');
    const cells = ROW_ZH.split(',');
    const record = Object.fromEntries(names.map((name, n) => [name, cells[n]]));
    const text = write([record, { ...record, 工单编号: 'G2', 经度: 'east' }]);
    const summary = await importInto(station, fileOf(text, ending), HOTLINE);
    expect(summary).toMatchObject({ read: 2, created: 1, rejected: 1 });
    expect(caseOf(station, 'G1')).toMatchObject(EXPECTED_ZH);
    const report = readFileSync(summary.rejectedFile ?? '', 'utf8').replace('east', '121.41');
    expect(await importInto(station, fileOf(report, 'ndjson'), HOTLINE)).toMatchObject({
      created: 1,
      rejected: 0,
    });
  });
});

describe('a file that nobody has mapped', () => {
  it('can be imported with the guess', async () => {
    const station = importStation();
    const file = fileOf(csv311(60));
    const { guess, columns, format } = await inspectFile(station.territory, file, null);
    expect(format).toMatchObject({ kind: 'csv', delimiter: ',', encoding: 'utf-8' });
    expect(columns).toHaveLength(20);
    expect(guess).not.toBeNull();
    expect(await importInto(station, file, guess as Mapping)).toMatchObject({ read: 60, created: 60 });
  });
});

/** Encodes by turning the decoder around: every two-byte code of GB 18030 is decoded once. */
function toGb18030(text: string): Buffer {
  const codes = new Map<string, number[]>();
  const decoder = new TextDecoder('gb18030');
  for (let high = 0x81; high <= 0xfe; high += 1)
    for (let low = 0x40; low <= 0xfe; low += 1)
      codes.set(decoder.decode(Uint8Array.of(high, low)), [high, low]);
  return Buffer.from(
    [...text].flatMap((character) =>
      character < '\u0080' ? character.charCodeAt(0) : (codes.get(character) ?? []),
    ),
  );
}
