import { describe, expect, it } from 'vitest';
import { type Named, NameIndex } from './find-names.ts';
import { spell } from './pinyin.ts';

describe('spell', () => {
  it.each([
    ['南翔镇', 'nanxiangzhen', 'nxz'],
    ['绿地', 'lvdi', 'ld'],
    ['A区3号', 'aqu3hao', 'aq3h'],
    ['公厕(东)', 'gongcedong', 'gcd'],
    ['', '', ''],
  ])('%s → %s, %s', (name, full, initials) => {
    expect(spell(name)).toEqual({ full, initials });
  });
});

describe('NameIndex.find', () => {
  const name = (zh: string): Named => ({ kind: 'community', id: zh, zh });
  const index = new NameIndex(
    ['南翔镇', '南翔镇综合行政执法队', '东南社区', '井盖', '污水井盖', '安亭镇'].map(name),
  );

  it.each([
    ['南翔', 9, ['南翔镇', '南翔镇综合行政执法队']],
    ['井盖', 9, ['井盖', '污水井盖']],
    ['jg', 9, ['井盖', '污水井盖']],
    ['nanx', 9, ['南翔镇', '南翔镇综合行政执法队']],
    ['NanXiang Zhen', 9, ['南翔镇', '南翔镇综合行政执法队']],
    ['nxz', 1, ['南翔镇']],
    ['nan', 9, ['南翔镇', '南翔镇综合行政执法队']],
    ['n', 9, ['南翔镇', '南翔镇综合行政执法队', '东南社区']],
    ['ting', 9, []],
    ['  ', 9, []],
    ['井'.repeat(41), 9, []],
  ])('"%s" (at most %i) → %j', (query, max, found) => {
    expect(index.find(query, max).map(({ zh }) => zh)).toEqual(found);
  });

  it('says what the query was found in', () => {
    expect(['南', 'nxz', 'anting'].map((query) => index.find(query, 1)[0]?.by)).toEqual([
      'zh',
      'initials',
      'pinyin',
    ]);
  });
});
