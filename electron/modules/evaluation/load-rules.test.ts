import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadEvaluationRules } from './load-rules.ts';
import { RESOURCES } from './testing.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'evaluation-rules-'));
  cpSync(join(RESOURCES, 'rules/evaluation'), join(dir, 'rules/evaluation'), { recursive: true });
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

function change(file: string, from: string, to: string): void {
  const place = join(dir, 'rules/evaluation', file);
  const text = readFileSync(place, 'utf8');
  if (!text.includes(from)) throw new Error(`${file} does not hold ${from}`);
  writeFileSync(place, text.replace(from, to));
}
const load = () => {
  const { rules, problems } = loadEvaluationRules(dir, 'demo');
  return {
    schemes: rules.schemes.map(({ scheme }) => scheme.id),
    problems: problems.map(({ file, line, code, reason }) => `${file}:${line} ${code} ${reason}`),
  };
};

describe('the rules of evaluation', () => {
  it('are shipped without a fault, in their order, for areas, departments and four posts', () => {
    expect(load()).toEqual({
      schemes: ['area', 'department', 'collector', 'intake-operator', 'dispatcher', 'shift-leader'],
      problems: [],
    });
    const { rules } = loadEvaluationRules(RESOURCES, 'demo');
    expect(rules.grades.map(({ id, from }) => `${id}${from}`)).toEqual(['A90', 'B75', 'C60', 'D40', 'E0']);
  });

  it('refuse a formula with a fine in it, with file and line, and leave that table out', () => {
    change('department.json', '"reworked / disposed"', '"reworked / disposed + fineTotal"');
    const { schemes, problems } = load();
    expect(schemes).not.toContain('department');
    expect(problems).toEqual([
      'rules/evaluation/department.json:86 penaltyInScore "fineTotal": fines and penalties may not enter a score (行政处罚法 第七十四条)',
    ]);
  });

  it('tell a formula that cannot be read with its column', () => {
    change('area.json', '"closed / (closed + openAtEnd)"', '"closed / (closed + "');
    expect(load().problems).toEqual([
      expect.stringMatching(/^rules\/evaluation\/area\.json:\d+ formula column 19: ends too early$/),
    ]);
  });

  it('refuse grades that leave a score without one', () => {
    change('grades.json', '"from": 0', '"from": 10');
    expect(load().problems).toEqual([expect.stringContaining('grades.json:')]);
  });

  it("take a district's own file in place of the shared one", () => {
    const own = join(dir, 'profiles/demo/rules/evaluation');
    cpSync(join(dir, 'rules/evaluation/area.json'), join(own, 'area.json'));
    const text = readFileSync(join(own, 'area.json'), 'utf8').replace('"order": 1', '"order": 50');
    writeFileSync(join(own, 'area.json'), text);
    expect(load().schemes.at(-1)).toBe('area');
  });
});
