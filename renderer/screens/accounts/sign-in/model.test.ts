import { expect, it } from 'vitest';
import { matchPeople } from './model.ts';

const people = [
  {
    personId: 'a',
    personName: '林知远',
    unitId: 'cc',
    unitName: { zh: '指挥中心', en: 'Centre' },
    posts: [{ postId: 'd', postName: { zh: '派遣员', en: 'Dispatcher' } }],
  },
  {
    personId: 'b',
    personName: '周亦安',
    unitId: 'sq',
    unitName: { zh: '云溪中队', en: 'Yunxi squad' },
    posts: [],
  },
];

it.each([
  ['', ['a', 'b']],
  ['知远', ['a']],
  ['SQUAD', ['b']],
  ['派遣', ['a']],
  ['没有', []],
])('%s finds %j', (text, ids) => {
  expect(matchPeople(people, text).map(({ personId }) => personId)).toEqual(ids);
});
