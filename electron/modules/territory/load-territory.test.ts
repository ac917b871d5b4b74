import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { listProfiles } from './list-profiles.ts';
import { loadTerritory } from './load-territory.ts';

const shipped = path.resolve(import.meta.dirname, '../../../resources');
const root = fs.mkdtempSync(path.join(os.tmpdir(), 'territory-'));
const demo = 'profiles/demo';

beforeEach(() => {
  fs.rmSync(root, { recursive: true });
  for (const part of ['calendars', 'codesets', 'rules', 'verticals', demo]) {
    fs.cpSync(path.join(shipped, part), path.join(root, part), { recursive: true });
  }
});
afterAll(() => fs.rmSync(root, { recursive: true, force: true }));

const read = (file: string) => fs.readFileSync(path.join(root, file), 'utf8');
const write = (file: string, text: string | Uint8Array) => {
  fs.mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  fs.writeFileSync(path.join(root, file), text);
};
/** Replaces the first `from`, which must be there, and gives the line it stands on. */
function plant(file: string, from: string, to: string): number {
  const text = read(file);
  const at = text.indexOf(from);
  if (at < 0) throw new Error(`"${from}" is not in ${file}`);
  write(file, text.slice(0, at) + to + text.slice(at + from.length));
  return text.slice(0, at).split('\n').length;
}
const load = () => loadTerritory({ resourcesDir: root, profileId: 'demo' });

describe('loadTerritory', () => {
  it('finds nothing wrong with the shipped data', () => {
    expect(load().problems).toEqual([]);
  });

  it.each<[string, string, string, string, string, string]>([
    ['a missing comma', `${demo}/units.json`, '},\n', '}\n', 'syntax', ''],
    ['a wrong kind', `${demo}/units.json`, '"kind": "squad"', '"kind": "team"', 'shape', 'kind'],
    ['an unknown field', `${demo}/persons.json`, '"unit":', '"phone": "1", "unit":', 'shape', 'phone'],
    ['a missing field', `${demo}/phrases.json`, '"use": "verify", ', '', 'shape', 'use'],
    [
      'a limit of nothing',
      'rules/filing-conditions.json',
      '"value": 3',
      '"value": 0',
      'shape',
      'limit.value',
    ],
    [
      'no limit',
      'rules/filing-conditions.json',
      '"limit": { "value": 3, "unit": "urgentHour" }, ',
      '',
      'shape',
      'limit',
    ],
    ['an unknown right', 'rules/posts.json', '"case.file"', '"case.fly"', 'shape', 'permissions'],
    [
      'an unknown unit',
      `${demo}/responsibility.json`,
      '"unit": "water-supply"',
      '"unit": "nobody"',
      'unknownName',
      'unit',
    ],
    [
      'an unknown street',
      `${demo}/responsibility.json`,
      '"999999001"',
      '"999999009"',
      'unknownName',
      'street',
    ],
    ['an unknown class', 'rules/filing-conditions.json', '"E0402"', '"E0498"', 'unknownName', 'classKeys[0]'],
    ['an unknown post', `${demo}/persons.json`, '["intakeOperator"]', '["king"]', 'unknownName', 'posts[0]'],
    [
      'a unit nobody knows',
      `${demo}/persons.json`,
      '"unit": "centre"',
      '"unit": "nowhere"',
      'unknownName',
      'unit',
    ],
    ['a foreign street', `${demo}/townships.json`, '"999999006"', '"310114006"', 'unknownName', 'code'],
    ['a duplicate unit', `${demo}/units.json`, '"id": "greening"', '"id": "drainage"', 'duplicate', ''],
    ['a duplicate class', 'codesets/CJT214.json', '"0304"', '"0303"', 'duplicate', ''],
    [
      'a key twice',
      `${demo}/units.json`,
      '"kind": "squad"',
      '"kind": "squad", "kind": "squad"',
      'duplicate',
      'kind',
    ],
    [
      'a community of no street',
      `${demo}/communities.json`,
      '"999999001"]',
      '"999999008"]',
      'unknownName',
      '[2]',
    ],
  ])('%s is told with file, line and reason, and the rest loads', (_what, file, from, to, code, where) => {
    const line = plant(file, from, to);
    const { territory, problems } = load();
    const told = problems.find((problem) => problem.file === file);
    expect(told).toMatchObject({ file, code });
    // A missing comma shows where the next row begins.
    expect(told?.line).toBe(code === 'syntax' ? line + 1 : line);
    expect(told?.path).toContain(where);
    expect(told?.reason).not.toBe('');
    expect(territory?.post('systemAdmin')).not.toBeNull();
    expect(territory?.classOf('E0302')).not.toBeNull();
  });

  it('leaves out the bad row only', () => {
    plant(`${demo}/persons.json`, '["dispatcher"]', '["king"]');
    const { territory } = load();
    expect(territory?.person('dispatcher-1')).toBeNull();
    expect(territory?.person('shift-leader-1')).not.toBeNull();
  });

  it.each([
    `${demo}/units.json`,
    `${demo}/townships.json`,
    `${demo}/responsibility.json`,
    'rules/filing-conditions.json',
    'rules/posts.json',
    'codesets/CJT214.json',
  ])('does not blame the rows of others when %s is missing', (file) => {
    fs.rmSync(path.join(root, file));
    const { problems } = load();
    expect(problems).toEqual([expect.objectContaining({ file, code: 'missing' })]);
  });

  it.each<[string, () => void, string]>([
    ['too large', () => write(`${demo}/phrases.json`, Buffer.alloc(9 * 1024 * 1024, 32)), 'tooLarge'],
    ['not UTF-8', () => write(`${demo}/phrases.json`, Buffer.from([0x7b, 0xb3, 0xc7])), 'notUtf8'],
    ['a folder', () => fs.mkdirSync(path.join(root, demo, 'phrases.json')), 'unreadable'],
    ['deeply nested', () => write(`${demo}/phrases.json`, '['.repeat(500_000)), 'syntax'],
    ['without rows', () => write(`${demo}/phrases.json`, '{ "source": "x", "example": true }'), 'shape'],
  ])('refuses a file that is %s', (_what, spoil, code) => {
    fs.rmSync(path.join(root, demo, 'phrases.json'));
    spoil();
    const { territory, problems } = load();
    expect(problems).toEqual([expect.objectContaining({ file: `${demo}/phrases.json`, code })]);
    expect(territory?.parts.phrases).toEqual([]);
    expect(territory?.parts.units.length).toBeGreaterThan(0);
  });

  it('reads a file that begins with a byte-order mark', () => {
    write(`${demo}/phrases.json`, `\ufeff${read(`${demo}/phrases.json`)}`);
    expect(load().problems).toEqual([]);
  });

  it('counts what it does not list', () => {
    const rows = Array.from({ length: 500 }, () => '{}').join(',\n');
    write(`${demo}/phrases.json`, `{ "source": "x", "example": true, "rows": [\n${rows}\n] }`);
    const { problems } = load();
    expect(problems).toHaveLength(201);
    expect(problems.at(-1)).toMatchObject({ code: 'more', reason: expect.stringMatching(/^\d+ more/) });
  });

  it('tells a class without a limit, a street without a unit and a stage without a limit', () => {
    plant('rules/filing-conditions.json', '["C03*"]', '["C0301"]');
    plant(`${demo}/responsibility.json`, '"classKey": "*"', '"classKey": "C05*"');
    plant(`${demo}/responsibility.json`, '"classKey": "E*"', '"classKey": "E01*"');
    plant('rules/stage-limits.json', '"stage": "close"', '"stage": "close", "urgency": "urgent"');
    const reasons = load().problems.map(({ code, reason }) => `${code} ${reason}`);
    expect(reasons).toContain('noLimit C0302 化粪池 has no filing condition for every area and urgency');
    expect(reasons).toContain('noUnit E0504 店外经营 has no unit in 1 streets (first: 晨曦街道)');
    expect(reasons).toContain('noLimit stage "close" has no row for every urgency');
  });

  it.each([
    ['"code": "a34001"', '"code": "a34009"', 'no factor "a34001"'],
    ['"unit": "mg/m3", "op"', '"unit": "ug/m3", "op"', 'ug/m3'],
    ['"classKey": "E0302"', '"classKey": "E0398"', 'no class "E0398"'],
    ['"id": "dust",', '"id": "smoke",', 'name of the folder'],
  ])('leaves out a vertical where %s is %s', (from, to, reason) => {
    const text = read('verticals/dust/vertical.json').replaceAll('\n', ' ').replaceAll(/ +/g, ' ');
    write('verticals/dust/vertical.json', text);
    plant('verticals/dust/vertical.json', from, to);
    const { territory, problems } = load();
    expect(problems).toEqual([expect.objectContaining({ reason: expect.stringContaining(reason) })]);
    expect(territory?.parts.verticals.map(({ id }) => id)).not.toContain('dust');
    expect(territory?.parts.verticals.length).toBeGreaterThan(0);
  });

  it("takes a profile's own rules in place of the shared ones, and hashes what it read", () => {
    write(
      `${demo}/rules/stage-limits.json`,
      read('rules/stage-limits.json').replace('"value": 4', '"value": 3'),
    );
    const { territory, problems } = load();
    expect(problems).toEqual([]);
    expect(territory?.stageLimit('verify')?.limit).toEqual({ value: 3, unit: 'workHour' });
    expect(territory?.stageLimit('accept', 'urgent')?.limit).toEqual({ value: 10, unit: 'minute' });
    expect(territory?.stageLimit('verify', 'veryUrgent')?.limit).toEqual({ value: 3, unit: 'workHour' });
    expect(territory?.parts.versions.has('rules/stage-limits.json')).toBe(false);
    const before = territory?.parts.versions.get(`${demo}/rules/stage-limits.json`);
    write(`${demo}/rules/stage-limits.json`, read('rules/stage-limits.json'));
    expect(load().territory?.parts.versions.get(`${demo}/rules/stage-limits.json`)).not.toBe(before);
  });

  it.each(['../demo', 'DEMO', '', 'none'])('has no territory for the profile "%s"', (profileId) => {
    const { territory, problems } = loadTerritory({ resourcesDir: root, profileId });
    expect(territory).toBeNull();
    expect(problems).toEqual([expect.objectContaining({ code: 'missing' })]);
  });

  it('tells a profile that names no calendar or code set, and loads the rest', () => {
    plant(`${demo}/profile.json`, '"CJT214"', '"GB30428"');
    plant(`${demo}/profile.json`, '"calendar": "default"', '"calendar": "moon"');
    const { territory, problems } = load();
    expect(problems.map(({ file }) => file)).toEqual([`${demo}/profile.json`, 'codesets/GB30428.json']);
    expect(territory?.parts.codeSet).toBeNull();
    expect(territory?.suggestClasses('井盖', 5)).toEqual([]);
    expect(territory?.parts.persons.length).toBeGreaterThan(0);
  });
});

describe('listProfiles', () => {
  it('gives the good ones and tells the bad one', () => {
    write('profiles/broken/profile.json', '{\n  "id": "broken",\n}');
    const { profiles, problems } = listProfiles(root);
    expect(profiles.map(({ id }) => id)).toEqual(['demo']);
    expect(problems).toEqual([expect.objectContaining({ file: 'profiles/broken/profile.json', line: 3 })]);
  });
});
