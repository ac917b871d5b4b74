import * as fs from 'node:fs';
import { describe, expect, it } from 'vitest';
import { TICKET_FACT_KINDS } from '#shared/modules/tickets/index.ts';
import { ticketParamWords } from './timeline-words.ts';

const words = { unitName: (id: string | null) => `unit:${id}`, urgeName: (id: string) => `urge:${id}` };
const t = (key: string, values?: Record<string, unknown>) =>
  values ? `${key}(${Object.values(values)})` : key;

it.each([
  ['unitId', 'squad-1', 'unit:squad-1'],
  ['level', 'notice', 'urge:notice'],
  ['satisfaction', 'satisfied', 'satisfaction.satisfied'],
  ['reached', false, 'reached.false'],
  ['note', '', ''],
  ['note', '已致电', 'tail(已致电)'],
  ['reason', '不属本局', '不属本局'],
])('%s %s → %s', (key, value, expected) => {
  expect(ticketParamWords(t, words, { [key]: value })[key]).toBe(expected);
});

it('says that the centre handles what names no unit', () => {
  expect(ticketParamWords(t, words, {}).unitId).toBe('ownUnit');
});

describe.each(['zh-CN', 'en'])('the catalogue in %s', (language) => {
  const texts = JSON.parse(
    fs.readFileSync(new URL(`../../../i18n/${language}/tickets.json`, import.meta.url), 'utf8'),
  );
  it.each(TICKET_FACT_KINDS)('words %s', (kind) => {
    expect(texts.fact?.[kind.replace('.', '_')]).toEqual(expect.any(String));
  });
});
