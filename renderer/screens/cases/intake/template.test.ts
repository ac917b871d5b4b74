import { expect, it } from 'vitest';
import { emptyDraft, NO_DEFAULTS } from './draft.ts';
import { templateOf, withTemplate } from './template.ts';

const draft = {
  ...emptyDraft(NO_DEFAULTS),
  sourceCode: '02',
  description: '夜间占道经营',
  address: '长乐路',
  reporterName: '周女士',
  reporterPhone: '13800001234',
};

it('keeps what comes again and nothing of a person', () => {
  expect(templateOf('夜市', draft, 'E0504')).toEqual({
    name: '夜市',
    values: {
      sourceCode: '02',
      classKey: 'E0504',
      address: '长乐路',
      description: '夜间占道经营',
      urgency: 'normal',
    },
  });
});

it('replaces the one of the same name where it stands', () => {
  const list = ['a', 'b'].map((name) => templateOf(name, draft, ''));
  const next = withTemplate(list, templateOf('a', { ...draft, address: '新路' }, ''));
  expect(next.map(({ name, values }) => [name, values.address])).toEqual([
    ['a', '新路'],
    ['b', '长乐路'],
  ]);
});
