import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { HELP_PAGES, type HelpPage } from './help-page.ts';

const ROOT = join(import.meta.dirname, '../../help');
const text = z.string().trim().min(1).max(400);

const page: z.ZodType<HelpPage> = z.strictObject({
  lead: text,
  steps: z.array(text).min(1).max(8).optional(),
  marks: z
    .array(z.strictObject({ mark: text, says: text }))
    .min(1)
    .optional(),
  troubles: z
    .array(z.strictObject({ when: text, do: text }))
    .min(1)
    .optional(),
  words: z
    .array(z.strictObject({ zh: text, en: text, says: text }))
    .min(1)
    .optional(),
  links: z.array(z.enum(HELP_PAGES)).min(1),
});

const read = (language: string, id: string) =>
  page.parse(JSON.parse(readFileSync(join(ROOT, language, `${id}.json`), 'utf8')));

describe.each(['zh-CN', 'en'])('the help in %s', (language) => {
  it('has a page for every screen, one of words, and no other', () => {
    expect(readdirSync(join(ROOT, language)).sort()).toEqual(HELP_PAGES.map((id) => `${id}.json`).sort());
  });

  it.each(HELP_PAGES)('%s is well formed and leads only to other pages', (id) => {
    const { links, ...blocks } = read(language, id);
    expect(links).not.toContain(id);
    expect(new Set(links).size).toBe(links.length);
    if (id === 'glossary') expect(blocks.words).toBeDefined();
    else expect(Object.keys(blocks).sort()).toEqual(['lead', 'marks', 'steps', 'troubles']);
  });

  it.each(HELP_PAGES)('%s says nothing twice', (id) => {
    const { steps = [], marks = [], troubles = [], words = [] } = read(language, id);
    const heads = [
      ...steps,
      ...marks.map(({ mark }) => mark),
      ...troubles.map(({ when }) => when),
      ...words.map(({ zh }) => zh),
    ];
    expect(heads.filter((one, at) => heads.indexOf(one) !== at)).toEqual([]);
  });
});

/** What must be alike in both languages: how many of each, where the links lead, the words in both languages. */
const shape = ({ steps, marks, troubles, words, links }: HelpPage) => ({
  steps: steps?.length,
  marks: marks?.length,
  troubles: troubles?.length,
  words: words?.map(({ zh, en }) => [zh, en]),
  links,
});

it.each(HELP_PAGES)('%s has the same shape in both languages', (id) => {
  expect(shape(read('en', id))).toEqual(shape(read('zh-CN', id)));
});
