import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { newId } from '#shared/kernel/id.ts';
import { casesStation, loadDemo, sessionOf } from '../testing.ts';
import { casePrinter } from './print-forms.ts';

const demo = loadDemo();
const station = casesStation(':memory:', demo);
afterAll(() => station.db.close());
const resourcesDir = join(import.meta.dirname, '../../../../resources');
const known = newId();
const printer = casePrinter({ ...station, resourcesDir, exists: (id) => id === known });
const leader = sessionOf(demo.territory, ['shiftLeader']);

it('has the forms of the trade under the bureau’s name', () => {
  const { bureau, forms } = printer.forms();
  expect(bureau.zh).toBe('样例区城市管理局');
  expect(forms.map(({ zh }) => zh)).toEqual([
    '问题登记单',
    '问题核实单',
    '问题立案单',
    '任务分派单',
    '任务反馈单',
    '结果核查单',
    '案卷结案单',
  ]);
});

it('leaves a fact for what is printed, and refuses what there is not', () => {
  const said = { form: 'close', caseIds: [known], output: 'pdf' } as const;
  printer.record(leader, { ...said, caseIds: [known] });
  const facts = station.db.prepare('SELECT kind, actor, payload FROM facts').all() as {
    kind: string;
    actor: string;
    payload: string;
  }[];
  expect(facts).toMatchObject([{ kind: 'CaseFormsPrinted.v1', actor: 'person:p-shiftLeader/shiftLeader' }]);
  expect(JSON.parse(facts[0]?.payload ?? '')).toEqual(said);
  expect(() => printer.record(leader, { ...said, caseIds: [newId()] })).toThrow(/case.unknown/);
  expect(() => printer.record(leader, { ...said, form: 'none', caseIds: [known] })).toThrow(
    /print.unknownForm/,
  );
});

it('names what is wrong with a broken file', () => {
  const broken = casePrinter({ ...station, resourcesDir: '/nowhere', exists: () => true });
  expect(() => broken.forms()).toThrow(/print.badForms/);
});
