import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CASE_COMMANDS } from '#shared/modules/cases/index.ts';
import { SCREENS } from '../nav.ts';
import { firstChoice, isSpelledOut, matchVerbs, normalTyped, VERBS } from './verbs.ts';

const found = (text: string) =>
  matchVerbs(VERBS, text).map(({ verb }) =>
    verb.kind === 'go'
      ? verb.screen
      : verb.kind === 'step'
        ? verb.command
        : 'choice' in verb
          ? verb.choice
          : verb.kind,
  );

describe('matchVerbs', () => {
  it.each<[string, string[]]>([
    ['pq', ['dispatch']],
    ['/pq', ['dispatch']],
    ['派', ['dispatch']],
    ['PQ', ['dispatch']],
    ['dispa', ['dispatch']],
    ['zbt', ['desk']],
    ['dj', ['intake']],
    ['导入', ['import']],
    ['bz', ['help']],
    ['la', ['file']],
    ['sqy', ['requestExtension']],
    ['sign o', ['signOut']],
    ['ｄｊ', ['intake']],
    ['', []],
    ['/', []],
    ['井盖', []],
  ])('%s → %j', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it('offers all that begin so', () => {
    expect(found('sq')).toEqual(['requestExtension', 'requestReturn', 'requestSuspension', 'requestVoid']);
  });

  it('lets a verb spelled out whole stand before longer ones', () => {
    // 'jc' is 监测 whole; nothing that merely begins with it may make it doubtful.
    expect(found('jc')).toEqual(['telemetry']);
  });

  it('offers only verbs that begin with what was typed', () => {
    fc.assert(
      fc.property(fc.constantFrom(...VERBS), fc.nat(12), ({ spellings }, length) => {
        const typed = normalTyped(spellings[0] ?? '').slice(0, length + 1);
        for (const hit of matchVerbs(VERBS, typed))
          expect(hit.spellings.some((s) => normalTyped(s).startsWith(typed))).toBe(true);
      }),
    );
  });
});

it.each([
  ['pq', true],
  ['/派遣', true],
  ['p', false],
  ['pqx', false],
  ['', false],
])('%s spells a verb out: %s', (text, expected) => {
  expect(VERBS.some((verb) => isSpelledOut(verb, text))).toBe(expected);
});

describe('the table of verbs', () => {
  it('spells no two verbs alike', () => {
    const all = VERBS.flatMap(({ spellings }) => spellings.map(normalTyped));
    expect(all.filter((one, at) => all.indexOf(one) !== at)).toEqual([]);
  });

  it('reaches every screen and every step with a form of its own', () => {
    const screens = VERBS.flatMap(({ verb }) => (verb.kind === 'go' ? [verb.screen] : []));
    expect(screens.sort()).toEqual([...SCREENS].sort());
    const steps = VERBS.flatMap(({ verb }) => (verb.kind === 'step' ? [verb.command] : []));
    expect(steps.sort()).toEqual(
      CASE_COMMANDS.filter((name) => name !== 'register' && name !== 'addPhoto').sort(),
    );
  });
});

it.each([
  [0, 0, -1],
  [1, 5, 0],
  [3, 5, -1],
  [0, 5, 0],
])('with %i verbs and %i finds Enter takes %i', (verbs, others, expected) => {
  expect(firstChoice(verbs, others)).toBe(expected);
});
