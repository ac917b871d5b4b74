import { expect, it } from 'vitest';
import { reasonWords, signed } from './reason-words.ts';

const names = {
  english: false,
  reference: { majors: [{ kind: 'event' as const, code: '03', zh: '施工管理', en: 'Works' }] },
  className: (key: string) => `<${key}>`,
  streetName: (code: string | null) => `[${code}]`,
};
const t = (key: string, values: Record<string, unknown> = {}) =>
  `${key} ${Object.entries(values)
    .map(([name, value]) => `${name}=${value}`)
    .join(' ')}`.trim();

it('turns codes into words', () => {
  const params = { row: 'own-1', classPattern: 'C0101', street: '321084001', basis: 'owner' };
  const words = reasonWords(t, names, { kind: 'owner', points: 60, params });
  expect(words).toContain('street=[321084001]');
  expect(words).toContain('pattern=<C0101>');
  expect(words).toContain('basis=basis.owner');
});

it('says when a row is for every street', () => {
  const params = { row: 'own-1', classPattern: 'C*', street: '*', basis: 'owner' };
  expect(reasonWords(t, names, { kind: 'otherRow', points: 1, params })).toContain('street=anyStreet');
});

it('leaves figures as they are', () => {
  expect(reasonWords(t, names, { kind: 'load', points: -3, params: { open: 8 } })).toBe('reason.load open=8');
});

it.each([
  [60, '+60'],
  [-7.5, '−7.5'],
  [0, '0'],
])('%d is written %s', (points, text) => {
  expect(signed(points)).toBe(text);
});

it.each([
  ['E0302', '<E0302>'],
  ['E03*', '施工管理'],
  ['E*', 'pattern.E'],
  ['*', 'pattern.any'],
  ['E99*', 'E99*'],
])('names the pattern %s', (classPattern, word) => {
  const params = { row: 'r', classPattern, street: '*', basis: 'owner' };
  expect(reasonWords(t, names, { kind: 'owner', points: 1, params })).toContain(`pattern=${word}`);
});
