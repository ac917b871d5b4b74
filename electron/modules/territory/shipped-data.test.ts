import * as path from 'node:path';
import { describe, expect, it } from 'vitest';
import { classKeyOf } from '#shared/modules/territory/index.ts';
import { listProfiles } from './list-profiles.ts';
import { loadTerritory } from './load-territory.ts';
import type { Territory } from './territory.ts';

const resourcesDir = path.resolve(import.meta.dirname, '../../../resources');
const { profiles, problems } = listProfiles(resourcesDir);

function load(profileId: string): Territory {
  const loaded = loadTerritory({ resourcesDir, profileId });
  expect(loaded.problems).toEqual([]);
  if (!loaded.territory) throw new Error(`${profileId} did not load`);
  return loaded.territory;
}

it('lists the shipped profiles', () => {
  expect(problems).toEqual([]);
  expect(profiles.map(({ id }) => id)).toEqual([
    'demo',
    'empty',
    'gaoyou-321084',
    'guangming-440311',
    'haimen-320614',
    'jiading-310114',
    'xiangshan-330225',
  ]);
});

describe.each(profiles.map(({ id }) => id))('%s', (profileId) => {
  it('loads without a problem, with rows in every part', () => {
    const { parts } = load(profileId);
    const { streets, communities, units, persons, phrases, responsibility, verticals, caseSources } = parts;
    for (const rows of [units, persons, phrases, responsibility, verticals, caseSources]) {
      expect(rows.length).toBeGreaterThan(4);
    }
    // The empty district has one street to start with and no community before the bureau enters its own.
    expect(streets.length).toBeGreaterThan(profileId === 'empty' ? 0 : 4);
    if (profileId !== 'empty') expect(communities.length).toBeGreaterThan(4);
    expect(parts.versions.get('rules/filing-conditions.json')).toMatch(/^[0-9a-f]{64}$/);
  });

  it('has a limit and a unit for every class in every street', () => {
    const territory = load(profileId);
    const { codeSet, streets } = territory.parts;
    expect(codeSet?.classes).toHaveLength(159);
    for (const { kind, code } of codeSet?.classes ?? []) {
      const classKey = classKeyOf(kind, code);
      expect(territory.filingConditions(classKey)[0]?.limit.value).toBeGreaterThan(0);
      for (const street of streets) {
        expect(territory.unit(territory.responsible(classKey, street.code)?.unitId ?? '')).not.toBeNull();
      }
    }
  });

  it('gives parts to their owner and what happens on the street to its squad', () => {
    const territory = load(profileId);
    const street = territory.parts.streets.find(({ kind }) => kind !== 'statistical')?.code ?? '';
    expect(territory.responsible('C0101', street)).toMatchObject({
      unitId: 'water-supply',
      reason: { basis: 'owner' },
    });
    expect(territory.responsible('C0118', street)?.unitId).toBe('lamps');
    expect(territory.responsible('E0504', street)).toMatchObject({
      unitId: `squad-${street}`,
      reason: { basis: 'territory' },
    });
  });

  it('has someone in every post', () => {
    const { persons, posts } = load(profileId).parts;
    expect(new Set(persons.flatMap((person) => person.posts))).toEqual(new Set(posts.map(({ id }) => id)));
  });
});

describe.each(profiles.map(({ id }) => id))('%s', (profileId) => {
  it('leaves no unit without someone who can take its cases and dispose of them', () => {
    const { units, persons, posts } = load(profileId).parts;
    const disposing = new Set(
      posts.filter(({ permissions }) => permissions.includes('case.dispose')).map(({ id }) => id),
    );
    const manned = new Set(
      persons.filter((person) => person.posts.some((post) => disposing.has(post))).map(({ unit }) => unit),
    );
    expect(units.filter(({ id }) => id !== 'centre' && !manned.has(id))).toEqual([]);
  });
});

describe('the demo district', () => {
  it('lies wholly inside its streets', () => {
    const territory = load('demo');
    const positions = territory.parts.roadMap?.features.flatMap(({ geometry }) => geometry.coordinates) ?? [];
    expect(positions.length).toBeGreaterThan(3000);
    const outside = positions.filter(([lon, lat]) => territory.streetAt({ lon, lat }) === null);
    expect(outside).toEqual([]);
  });

  it('offers staged limits in their order and the area class first', () => {
    const territory = load('demo');
    expect(territory.filingConditions('E0402').map(({ stage }) => stage?.step)).toEqual([1, 2, 3, undefined]);
    expect(territory.filingConditions('E0504', '1')[0]?.limit).toEqual({ value: 2, unit: 'workHour' });
  });

  it('keeps filing, voiding and closing with the shift leader, the unit and the reviews with the dispatcher, extensions with the shift leader', () => {
    const { posts } = load('demo').parts;
    const holders = (permission: string) =>
      posts.filter((post) => post.permissions.some((held) => held === permission)).map(({ id }) => id);
    for (const right of ['case.file', 'case.close', 'case.void.review', 'case.extend.review'])
      expect(holders(right)).toEqual(['shiftLeader']);
    for (const right of ['case.dispatch', 'case.return.review', 'case.suspend.review']) {
      expect(holders(right)).toEqual(['dispatcher']);
    }
    for (const right of ['case.verify.send', 'case.check.send'])
      expect(holders(right)).toEqual(['intakeOperator']);
    for (const right of ['case.accept', 'case.dispose'])
      expect(holders(right)).toEqual(['streetSquad', 'ownerUnit']);
    expect(holders('case.reject')).toEqual(['intakeOperator', 'shiftLeader']);
    expect(holders('audit.read')).toEqual(['auditAdmin']);
  });
});
