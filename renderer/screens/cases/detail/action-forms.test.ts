import { describe, expect, it } from 'vitest';
import { CASE_COMMANDS, caseCommands } from '#shared/modules/cases/index.ts';
import { ACTION_FORMS } from './action-forms.ts';
import { toInput } from './action-values.ts';

const WITHOUT_FORM = new Set(['register', 'addPhoto']);
const KNOWN = new Set(['id', 'expectedVersion']);

describe('the form of every step', () => {
  it.each(CASE_COMMANDS.filter((name) => !WITHOUT_FORM.has(name)))(
    '%s asks for exactly what it needs',
    (name) => {
      const wanted = Object.keys(caseCommands[name].input.shape).filter((key) => !KNOWN.has(key));
      expect((ACTION_FORMS[name] ?? []).map((field) => field.name).sort()).toEqual(wanted.sort());
    },
  );
});

it('sends empty texts as empty and no area class as none', () => {
  const fields = [
    { name: 'note', kind: 'text' },
    { name: 'areaClass', kind: 'areaClass' },
    { name: 'reviewAt', kind: 'reviewAt' },
  ] as const;
  expect(toInput(fields, { note: undefined, areaClass: '', reviewAt: new Date(5) })).toEqual({
    note: '',
    areaClass: null,
    reviewAt: 5,
  });
});
