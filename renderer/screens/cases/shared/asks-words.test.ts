import { expect, it } from 'vitest';
import type { CaseRow } from '#shared/modules/cases/index.ts';
import { asksWords } from './asks-words.ts';

const t = (key: string, values?: Record<string, unknown>) =>
  values ? `${key}(${Object.values(values).join('|')})` : key;
const asked = { reason: '', by: null, reviewAt: null, at: 0 };
const by = { value: 4, unit: 'workHour' } as const;
const reviewAt = Date.parse('2026-11-21T10:42:00+08:00');

it.each<[CaseRow['stage'], CaseRow['pending'], string]>([
  ['disposing', null, ''],
  ['self_review', null, 'cases:pending.selfHandled'],
  [
    'ext_review',
    { ...asked, kind: 'extension', by },
    'cases:pending.extension(4 cases:unit.workHour(4)|2|cases:pending.noReview)',
  ],
  ['higher_review', { ...asked, kind: 'suspension', reviewAt }, 'cases:pending.suspension(|2|11-21 10:42)'],
  ['suspended', { ...asked, kind: 'suspension', reviewAt }, 'cases:pending.suspended(11-21 10:42)'],
  ['suspended', { ...asked, kind: 'suspension' }, 'cases:pending.suspended(cases:pending.noReview)'],
])('%s asks for %o: %s', (stage, pending, words) => {
  expect(asksWords(t, { stage, pending, extendedCount: 1 })).toBe(words);
});
