import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { call } from '@orpc/server';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { postsOf, ticketsStation } from '../testing.ts';

const NAME = '12345 工单导出表';
const HEADING =
  '工单编号,派单时间,回复时间,办结时间,截止时间,诉求来源,工单类型,紧急程度,状态,诉求类型,诉求内容,地址,诉求人,联系电话,是否保密,办理结果,满意度';
const ROWS = [
  'GD1,2026-11-02 09:00,2026-11-05 10:00,2026-11-06 10:00,2026-11-09 09:00,12345热线,投诉,一般,已办结,噪音扰民,夜间施工,样例路1号,王小明,10012345678,是,已停工,满意',
  'GD2,2026-11-03 09:00,,,2026-11-12 09:00,12319,求助,紧急,办理中,路灯,路灯不亮,样例路2号,李四,10087654321,,,',
  'GD3,2026-11-04 09:00,,,,,建议,,待签收,,增设停车位,,,,,,',
  ',2026-11-04 09:00,,,,,投诉,,待签收,,没有单号,,,10011112222,,,',
  'GD5,2026-02-30 09:00,,,,,投诉,,待签收,,日期有误,,,,,,',
];

let station: ReturnType<typeof ticketsStation>;
let folder: string;
beforeEach(() => {
  station = ticketsStation();
  folder = mkdtempSync(join(tmpdir(), 'ucc-ticket-test-'));
});
afterEach(() => {
  station.db.close();
  rmSync(folder, { recursive: true, force: true });
});

function fileOf(rows: readonly string[]): string {
  const file = join(folder, '工单.csv');
  writeFileSync(file, `\uFEFF${[HEADING, ...rows].join('\r\n')}\r\n`);
  station.files.set('t1', file);
  return file;
}
const run = (dryRun = false) => {
  const { intake } = postsOf(station.territory);
  const input = { file: 't1', mapping: NAME, dryRun };
  return call(station.tickets.router.import, input, { context: { session: intake } });
};
const all = { view: 'all', filters: {}, cursor: null, limit: 200 } as const;
const numbers = () => station.tickets.list(all).rows.map(({ number }) => number);

it('takes in what is right, says what is wrong, and changes nothing the second time', async () => {
  fileOf(ROWS);
  expect(await run(true)).toMatchObject({ read: 5, created: 3, rejected: 2 });
  expect(numbers()).toEqual([]);
  const first = await run();
  expect(first).toMatchObject({ read: 5, created: 3, updated: 0, unchanged: 0, rejected: 2 });
  expect(first.rows.map(({ row, errors }) => [row, errors[0]?.code, errors[0]?.column])).toEqual([
    [5, 'empty', '工单编号'],
    [6, 'timeUnreadable', '派单时间'],
  ]);
  expect(numbers().sort()).toEqual(['GD1', 'GD2', 'GD3']);
  expect(await run()).toMatchObject({ created: 0, updated: 0, unchanged: 3 });
});

it('keeps words, times, caller and answer of each ticket, with the hotline’s own deadline', async () => {
  fileOf(ROWS);
  await run();
  const { intake } = postsOf(station.territory);
  const detail = async (number: string) => {
    const id = station.tickets.list(all).rows.find((row) => row.number === number)?.id ?? '';
    return call(station.tickets.router.get, { id }, { context: { session: intake } });
  };
  const done = await detail('GD1');
  expect(done).toMatchObject({
    stage: 'archived',
    kind: 'complaint',
    classKey: 'E0508',
    confidential: true,
    satisfaction: 'satisfied',
    reply: '已停工',
    repliedAt: Date.parse('2026-11-05T02:00:00Z'),
    reporter: { name: '王**', phone: '100****5678' },
  });
  expect(done.clocks.overall).toMatchObject({ limit: { value: 7, unit: 'naturalDay' }, state: 'stopped' });
  expect(await detail('GD2')).toMatchObject({ stage: 'handling', channel: '12319', urgency: 'urgent' });
  expect(await detail('GD3')).toMatchObject({ stage: 'to_sign', channel: '12345', reporter: null });
});

it('brings news of a ticket, but not over the work of this desk', async () => {
  fileOf(ROWS.slice(0, 3));
  await run();
  const row = station.tickets.list(all).rows.find(({ number }) => number === 'GD3');
  const input = { id: row?.id ?? '', expectedVersion: 1, unitId: null, note: '' };
  station.tickets.takeStep(postsOf(station.territory).intake, { name: 'sign', input });
  fileOf(ROWS.slice(0, 3).map((line) => line.replace('办理中', '待回访').replace('增设停车位', '增设泊位')));
  expect(await run()).toMatchObject({ updated: 1, unchanged: 2, flags: { workedHere: 1 } });
  const after = station.tickets.list(all).rows;
  expect(after.find(({ number }) => number === 'GD2')?.stage).toBe('to_revisit');
  expect(after.find(({ number }) => number === 'GD3')?.text).toBe('增设停车位');
});

it('leaves the rejected rows beside the file, to be corrected and imported again', async () => {
  const file = fileOf(ROWS);
  const { importer } = station.tickets;
  const mapping = importer.mappings.find('hotline-12345-tickets');
  const first = await importer.fromFile({ file, mapping, dryRun: false, actor: 'window:cli' });
  expect(readdirSync(folder)).toContain('工单.rejected.csv');
  const again = first.rejectedFile ?? '';
  writeFileSync(again, readFileSync(again, 'utf8').replace('2026-02-30', '2026-02-28'));
  const second = await importer.fromFile({ file: again, mapping, dryRun: false, actor: 'window:cli' });
  expect(second).toMatchObject({ read: 2, created: 1, rejected: 1 });
  expect(numbers()).toContain('GD5');
});

it('refuses a mapping that cannot fit', async () => {
  writeFileSync(join(folder, 'x.csv'), '编号,时间\r\n1,2\r\n');
  station.files.set('t1', join(folder, 'x.csv'));
  await expect(run()).rejects.toMatchObject({ code: 'import.columnsMissing' });
  const { importer } = station.tickets;
  expect(() => importer.mappings.find(join(folder, 'none.json'))).toThrow('import.mappingMissing');
});
