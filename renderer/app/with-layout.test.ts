import { expect, it } from 'vitest';
import { withLayout } from './with-layout.ts';

const layout = (name: string, mark = 0) => ({ name, values: { mark } });

it('adds a layout last and replaces one of the same name where it stands', () => {
  const list = withLayout(withLayout([], layout('早班')), layout('夜班'));
  expect(list.map(({ name }) => name)).toEqual(['早班', '夜班']);
  expect(withLayout(list, layout('早班', 7))).toEqual([layout('早班', 7), layout('夜班')]);
});
