import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadTerritory } from '#electron/modules/territory/index.ts';
import { loadCalendar } from '#electron/station/calendars.ts';
import { isFinal } from '#shared/modules/cases/index.ts';
import { compileCalendar } from '#shared/time/index.ts';
import { history } from './history.ts';

const resourcesDir = join(import.meta.dirname, '../../resources');
const NOW = Date.parse('2026-11-20T10:30:00+08:00');

function make(profileId: string, cases: number, seed: number) {
  const { territory } = loadTerritory({ resourcesDir, profileId });
  if (!territory) throw new Error(`No profile ${profileId}`);
  const calendar = compileCalendar(loadCalendar(resourcesDir, territory));
  return { territory, rows: [...history({ territory, calendar, cases, seed, now: NOW })] };
}

describe('an invented history', () => {
  const { territory, rows } = make('demo', 3000, 7);

  it('follows from its seed', () => {
    expect(make('demo', 200, 7).rows).toEqual(make('demo', 200, 7).rows);
    expect(make('demo', 200, 8).rows).not.toEqual(make('demo', 200, 7).rows);
  });

  it('takes its steps in order, none after now', () => {
    for (const row of rows) {
      const steps = [row.registeredAt, row.filedAt, row.dispatchedAt, row.disposedAt, row.closedAt].filter(
        (at) => at !== null,
      );
      expect(steps).toEqual([...steps].sort((a, b) => a - b));
      expect(steps.at(-1)).toBeLessThanOrEqual(NOW);
      expect(row.closedAt !== null).toBe(isFinal(row.stage));
    }
  });

  it('names only what the district knows', () => {
    for (const row of rows) {
      expect(territory.classOf(row.classKey)).not.toBeNull();
      expect(territory.street(row.streetCode ?? '')).not.toBeNull();
      if (row.unitId !== null) expect(territory.unit(row.unitId)).not.toBeNull();
    }
  });

  it('shows every open stage and mostly closed cases', () => {
    const stages = new Set(rows.map(({ stage }) => stage));
    for (const stage of [
      'registered',
      'to_file',
      'to_dispatch',
      'disposing',
      'suspended',
      'to_close',
      'closed',
      'rejected',
    ]) {
      expect(stages).toContain(stage);
    }
    expect(rows.filter(({ stage }) => stage === 'closed').length / rows.length).toBeGreaterThan(0.85);
  });

  it('gives reporters numbers that nobody can be called at', () => {
    const phones = rows.flatMap(({ reporter }) => reporter?.phone ?? []);
    expect(phones.length).toBeGreaterThan(100);
    for (const phone of phones) expect(phone).toMatch(/^100\d{8}$/);
  });

  it('works for a district without a map', () => {
    expect(make('gaoyou-321084', 50, 1).rows).toHaveLength(50);
  });
});
