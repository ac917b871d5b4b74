import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSheet } from 'read-excel-file/node';
import { afterAll, describe, expect, it } from 'vitest';
import { firstRows } from './inspect-file.ts';
import { openXlsx, sheetNames } from './read-xlsx.ts';
import { workbookParts, writeZip } from './testing-xlsx.ts';

const dir = mkdtempSync(join(tmpdir(), 'xlsx-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));
const file = join(dir, 'a.xlsx');

const STRINGS = [
  '<t>工单编号</t>',
  '<t>诉求时间</t>',
  '<r><t>占道</t></r><r><rPr/><t xml:space="preserve"> 经营 &amp; 摊贩</t></r><rPh sb="0" eb="1"><t>ZD</t></rPh>',
  '<t>内容</t>',
];
const ROWS = `
  <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>3</v></c><c r="D1" t="inlineStr"><is><t>经度</t></is></c></row>
  <row r="2"><c r="A2"><v>202601310000123456</v></c><c r="B2" s="1"><v>46053.999305555557</v></c><c r="C2" t="s"><v>2</v></c><c r="D2"><v>121.40000000000001</v></c></row>
  <row r="3"/>
  <row r="5"><c r="A5" t="str"><f>"G"&amp;2</f><v>G2</v></c><c r="C5" t="e"><v>#N/A</v></c><c r="D5" t="b"><v>1</v></c></row>
  <row r="6"><c r="B6" s="2"/></row>
  <row r="7"><c r="A7" t="str"><v>G3</v></c><c r="F7" t="str"><v>stray</v></c></row>`;

describe('openXlsx', () => {
  it('reads a sheet as text, row by row', async () => {
    writeZip(file, workbookParts(ROWS, STRINGS, '一月'));
    expect(await sheetNames(file)).toEqual(['一月']);
    const source = await openXlsx(file, '一月', 1);
    expect(source.columns).toEqual(['工单编号', '诉求时间', '内容', '经度']);
    expect(await firstRows(source, 10)).toEqual([
      {
        row: 2,
        cells: ['202601310000123456', '2026-01-31T23:59:00', '占道 经营 & 摊贩', '121.4'],
        problem: null,
      },
      { row: 5, cells: ['G2', '', '', 'TRUE'], problem: null },
      { row: 7, cells: ['G3', '', '', '', '', 'stray'], problem: 'ragged' },
    ]);
  });

  it('reads what another reader reads, however long the sheet', async () => {
    const long = Array.from(
      { length: 3000 },
      (_, n) =>
        `<row r="${n + 2}"><c r="A${n + 2}" t="inlineStr"><is><t>G${n}</t></is></c><c r="B${n + 2}" t="inlineStr"><is><t>第${n}条</t></is></c></row>`,
    );
    const head =
      '<row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c><c r="B1" t="inlineStr"><is><t>b</t></is></c></row>';
    writeZip(file, workbookParts(head + long.join('')));
    const ours = (await firstRows(await openXlsx(file, 1, 1), 5000)).map(({ cells }) => cells);
    expect([['a', 'b'], ...ours]).toEqual(await readSheet(file));
  });

  it('refuses a bomb while it unpacks, whatever it says of its size', async () => {
    const parts = workbookParts('');
    writeZip(file, { ...parts, 'xl/styles.xml': Buffer.alloc(20 * 1024 * 1024, 32) });
    await expect(openXlsx(file, 1, 1)).rejects.toMatchObject({ code: 'import.bomb' });
  });

  it.each([
    ['import.damaged', (whole: Buffer) => whole.subarray(0, whole.length - 200)],
    [
      'import.damaged',
      (whole: Buffer) => Buffer.concat([whole.subarray(0, 40), Buffer.alloc(300, 7), whole.subarray(340)]),
    ],
  ])('refuses a broken archive: %s', async (code, damage) => {
    writeZip(file, workbookParts(ROWS, STRINGS));
    writeFileSync(file, damage(readFileSync(file)));
    await expect(openXlsx(file, 1, 1)).rejects.toMatchObject({ code });
  });

  it('refuses a sheet that is not there and one without a heading', async () => {
    writeZip(file, workbookParts(''));
    await expect(openXlsx(file, 'two', 1)).rejects.toMatchObject({ code: 'import.sheetMissing' });
    await expect(openXlsx(file, 1, 1)).rejects.toMatchObject({ code: 'import.noHeading' });
  });
});
