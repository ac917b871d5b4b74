import * as fs from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CASE_FACT_KINDS } from '#shared/modules/cases/index.ts';
import { paramWords } from './timeline-words.ts';

const names = {
  unitName: (id: string | null) => `unit:${id}`,
  className: (key: string) => `class:${key}`,
  streetName: (code: string | null) => `street:${code}`,
};
const t = (key: string, values?: Record<string, unknown>) =>
  values ? `${key}(${Object.values(values)})` : key;

describe('paramWords', () => {
  it.each([
    ['unitId', 'squad-1', 'unit:squad-1'],
    ['classKey', 'E0302', 'class:E0302'],
    ['to', 'disposing', 'stage.disposing'],
    ['approved', false, 'decision.false'],
    ['passed', true, 'passed.true'],
    ['found', false, 'found.false'],
    ['photoKind', 'after', 'photo.after'],
    ['field', 'phone', 'reveal.phone'],
    ['rework', true, 'word.yes'],
    ['note', '请尽快', 'tail(请尽快)'],
    ['note', ' ', ''],
    ['reason', '超出职责', '超出职责'],
    ['reviewAt', Date.parse('2026-11-21T10:42:00+08:00'), '11-21 10:42'],
    ['value', 4, '4'],
    ['unitId', null, ''],
  ])('%s %s → %s', (key, value, expected) => {
    expect(paramWords(t, names, { [key]: value })).toEqual({ [key]: expected });
  });
});

it('says a unit in the number of its figure', () => {
  expect(paramWords(t, names, { value: 1, unit: 'workDay' }).unit).toBe('unit.workDay(1)');
});

describe.each(['zh-CN', 'en'])('the catalogue in %s', (language) => {
  const texts = JSON.parse(
    fs.readFileSync(new URL(`../../../i18n/${language}/cases.json`, import.meta.url), 'utf8'),
  );
  it.each(CASE_FACT_KINDS)('words %s', (kind) => {
    expect(texts.fact?.[kind.replace('.', '_')]).toEqual(expect.any(String));
  });
});
