import * as fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { bulkWriter } from './bulk.ts';
import { caseFinder } from './find-case.ts';
import { caseNumberer } from './number.ts';
import { metresBetween } from './place-cell.ts';
import { placeHistorian } from './queries/place-history.query.ts';
import { casesStation, loadDemo, makeCases, START } from './testing.ts';

const station = casesStation(':memory:', loadDemo());
const { db, territory } = station;
const made = makeCases(3000, territory, 4);
bulkWriter(
  { ...station, mediaDir: '/nowhere' },
  caseFinder(db),
  caseNumberer(db, territory, 'A'),
).bulkRegister('system', made);
const history = placeHistorian(db, station.calendars.of, () => START);
afterAll(() => db.close());

it('holds every case within the radius and the days, and no other, the newest first', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...made),
      fc.integer({ min: 10, max: 1000 }),
      fc.integer({ min: 1, max: 1200 }),
      ({ location }, radiusM, days) => {
        const at = { lng: location?.lng ?? 0, lat: location?.lat ?? 0 };
        const { entries, found, more } = history({ ...at, radiusM, days, limit: 200 });
        const expected = made.filter(
          (one) =>
            one.location &&
            metresBetween(at, one.location) <= radiusM &&
            (one.registeredAt ?? 0) >= START - days * 86_400_000,
        );
        expect(more).toBe(false);
        expect(found).toBe(expected.length);
        expect(entries.map(({ row }) => row.number).sort()).toEqual(
          expected.map(({ number }) => number).sort(),
        );
        const times = entries.map(({ row }) => row.registeredAt);
        expect(times).toEqual([...times].sort((a, b) => b - a));
      },
    ),
    { numRuns: 60 },
  );
});
