import * as fs from 'node:fs';
import { describe, expect, it } from 'vitest';

const root = new URL('../../', import.meta.url);
const read = (path: string) => fs.readFileSync(new URL(path, root), 'utf8');
const catalogue = (language: string, name: string) =>
  JSON.parse(read(`renderer/i18n/${language}/${name}`)) as Record<string, unknown>;

/** Dotted paths of all texts; plural forms of English count as the one that Chinese has. */
function pathsOf(texts: Record<string, unknown>, before = ''): string[] {
  return Object.entries(texts).flatMap(([key, value]) =>
    typeof value === 'object' && value !== null
      ? pathsOf(value as Record<string, unknown>, `${before}${key}.`)
      : [`${before}${key.replace(/_(one|other)$/, '')}`],
  );
}

const NAMES = fs.readdirSync(new URL('renderer/i18n/zh-CN/', root));

describe('the catalogue', () => {
  it.each(NAMES)('%s says in English all that it says in Chinese', (name) => {
    const zh = new Set(pathsOf(catalogue('zh-CN', name)));
    const en = new Set(pathsOf(catalogue('en', name)));
    expect([...en].sort()).toEqual([...zh].sort());
  });

  /** Codes whose texts only the command line needs. */
  const COMMAND_LINE = /^simulate\./;
  const codes = new Set(
    ['electron/', 'shared/'].flatMap((room) =>
      fs
        .readdirSync(new URL(room, root), { recursive: true, encoding: 'utf8' })
        .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts'))
        .flatMap((path) => [...read(`${room}${path}`).matchAll(/new Refusal\(\s*'([\w.]+)'/g)])
        .flatMap(([, code]) => (code && !COMMAND_LINE.test(code) ? [code] : [])),
    ),
  );
  it.each(['zh-CN', 'en'])('has a text in %s for every refusal', (language) => {
    const texts = new Set(pathsOf(catalogue(language, 'refusal.json')));
    expect([...codes].filter((code) => !texts.has(`${code}.text`))).toEqual([]);
  });
});
