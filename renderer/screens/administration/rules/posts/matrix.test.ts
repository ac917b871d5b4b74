import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { rowsOf } from '#shared/modules/territory/index.ts';
import { GRANTABLE, holds, rightsByTopic, withRight } from './matrix.ts';

const CONTENT = { rows: [{ id: 'a', permissions: ['case.read', 'case.file'] }, { id: 'b' }] };

it('gives and takes one right of one post', () => {
  const given = withRight(CONTENT, 1, 'case.file', true);
  expect(rowsOf(given)[1]).toEqual({ id: 'b', permissions: ['case.file'] });
  expect(rowsOf(given)[0]).toEqual(CONTENT.rows[0]);
  expect(holds(rowsOf(withRight(CONTENT, 0, 'case.read', false))[0], 'case.read')).toBe(false);
  expect(withRight(CONTENT, 0, 'case.read', true)).toEqual(CONTENT);
});

it('shows every right once', () => {
  expect(
    rightsByTopic()
      .flatMap(({ rights }) => rights)
      .sort(),
  ).toEqual([...GRANTABLE].sort());
});

it.each(['zh-CN', 'en'])('has a word in %s for every right', (language) => {
  const file = join(import.meta.dirname, '../../../../i18n', language, 'rules.json');
  const { permission, topic } = JSON.parse(readFileSync(file, 'utf8'));
  const without = GRANTABLE.filter((right) => !permission[right.replaceAll('.', '_')]);
  expect(without).toEqual([]);
  expect(rightsByTopic().filter((each) => !topic[each.topic])).toEqual([]);
});
