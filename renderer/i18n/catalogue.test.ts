import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import i18next from 'i18next';
import { describe, expect, it } from 'vitest';

const HERE = import.meta.dirname;
const ROOT = join(HERE, '../..');

type Texts = { [key: string]: string | Texts };

const read = (language: string, file: string) =>
  JSON.parse(readFileSync(join(HERE, language, file), 'utf8')) as Texts;
const filesOf = (language: string) => readdirSync(join(HERE, language)).sort();

function leaves(texts: Texts, path = ''): Map<string, string> {
  return new Map(
    Object.entries(texts).flatMap(([key, value]): [string, string][] =>
      typeof value === 'string' ? [[path + key, value]] : [...leaves(value, `${path}${key}.`)],
    ),
  );
}

/** English words a count in two ways; Chinese does not. */
const withoutPlural = (key: string) => key.replace(/_(one|other)$/, '');
const keysOf = (texts: Texts) => new Set([...leaves(texts).keys()].map(withoutPlural));
const slots = (text: string) => [...text.matchAll(/\{\{\s*(\w+)/g)].map(([, name]) => name).sort();

describe('the catalogue', () => {
  it('has the same namespaces in both languages', () => {
    expect(filesOf('en')).toEqual(filesOf('zh-CN'));
  });

  it.each(filesOf('zh-CN'))('%s says the same in both languages', (file) => {
    expect([...keysOf(read('en', file))].sort()).toEqual([...keysOf(read('zh-CN', file))].sort());
  });

  it.each(filesOf('zh-CN'))('%s fills the same values in both languages', (file) => {
    const english = leaves(read('en', file));
    for (const [key, text] of leaves(read('zh-CN', file))) {
      const other = english.get(key) ?? english.get(`${key}_other`) ?? '';
      for (const slot of slots(other)) expect.soft(slots(text), `${file} ${key}`).toContain(slot);
    }
  });
});

it('words one and many apart in English', async () => {
  const words = i18next.createInstance();
  await words.init({ lng: 'en', resources: { en: { cases: read('en', 'cases.json') } } });
  const said = (count: number) => `${count} ${words.t('cases:unit.workDay', { count })}`;
  expect([said(1), said(2), words.t('cases:unit.workDay')]).toEqual([
    '1 working day',
    '2 working days',
    'working days',
  ]);
});

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !entry.name.includes('.test.'))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));
}

describe('every refusal', () => {
  const texts = [join(ROOT, 'electron'), join(ROOT, 'shared')].flatMap(sources);
  const codes = new Set(
    texts.flatMap((text) =>
      [...text.matchAll(/new Refusal\(\s*'([\w.]+)'/g)].map(([, code]) => code as string),
    ),
  );
  const known = leaves(read('zh-CN', 'refusal.json'));

  it('is looked at', () => {
    expect(codes.size).toBeGreaterThan(40);
  });

  it.each([...codes].sort())('%s has words and advice', (code) => {
    expect(known.get(`${code}.text`)).toBeTruthy();
    expect(known.get(`${code}.advice`)).toBeTruthy();
  });
});
