import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { seededRandom } from '#shared/kernel/random.ts';
import { type Mapping, mappingSchema } from '#shared/modules/imports/index.ts';
import type { WorkCalendar } from '#shared/time/index.ts';
import { bulkWriter } from '../bulk.ts';
import { caseFinder } from '../find-case.ts';
import { fillingCases } from '../list-indexes.ts';
import { caseNumberer } from '../number.ts';
import { casesStation, loadDemo } from '../testing.ts';
import type { ImportDeps } from './deps.ts';
import type { ThreadDistrict } from './import-thread.ts';

export const MAPPINGS_DIR = join(import.meta.dirname, '../../../../resources/mappings');

export function builtInMapping(name: string): Mapping {
  return mappingSchema.parse(JSON.parse(readFileSync(join(MAPPINGS_DIR, `${name}.json`), 'utf8')));
}

/** What a thread is told of the demo district. */
export const demoDistrict = (calendar: WorkCalendar): ThreadDistrict => ({
  resourcesDir: join(MAPPINGS_DIR, '..'),
  profileId: 'demo',
  overlay: {},
  calendar,
});

let demo: ReturnType<typeof loadDemo> | null = null;

/** A station with the demo district and what an import writes through. */
export function importStation(file = ':memory:') {
  demo ??= loadDemo();
  const station = casesStation(file, demo);
  const { db, territory } = station;
  const writer = bulkWriter({ ...station, mediaDir: '' }, caseFinder(db), caseNumberer(db, territory, 'A'));
  const filling: ImportDeps['cases']['filling'] = (isNew, work) => fillingCases(db, isNew, work);
  const deps: ImportDeps = { ledger: station.ledger, territory, cases: { ...writer, filling } };
  return { ...station, deps };
}

export const HEADING_311 =
  'Unique Key,Created Date,Closed Date,Agency,Agency Name,Complaint Type,Descriptor,Location Type,Incident Zip,Incident Address,Street Name,City,Status,Due Date,Resolution Description,Borough,Open Data Channel Type,Latitude,Longitude,Location';

const KINDS = [
  ['Street Condition', 'Pothole'],
  ['Illegal Parking', 'Blocked Hydrant'],
  ['Noise - Street/Sidewalk', 'Loud Talking'],
  ['Sewer', 'Catch Basin Clogged/Flooding (Use Comments) (SC)'],
  ['Street Light Condition', 'Street Light Out'],
  ['HEAT/HOT WATER', 'ENTIRE BUILDING'],
  ['Dirty Condition', 'Trash'],
] as const;
const HOUR = 3_600_000;

function usTime(at: number): string {
  const iso = new Date(at).toISOString();
  const hour = Number(iso.slice(11, 13));
  const half = hour < 12 ? 'AM' : 'PM';
  const twelve = String(hour % 12 || 12).padStart(2, '0');
  return `${iso.slice(5, 7)}/${iso.slice(8, 10)}/${iso.slice(0, 4)} ${twelve}:${iso.slice(14, 19)} ${half}`;
}

/** Lines of a file of service requests as cities publish them; the same seed gives the same lines. */
export function* lines311(count: number, seed = 1): Generator<string, void> {
  const random = seededRandom(seed);
  const below = (limit: number) => Math.floor(random() * limit);
  const begin = Date.UTC(2024, 0, 1);
  for (let n = 0; n < count; n += 1) {
    const [type, detail] = KINDS[below(KINDS.length)] ?? KINDS[0];
    const created = begin + below(700 * 24) * HOUR + below(3600) * 1000;
    const isClosed = random() < 0.93;
    const closed = isClosed ? usTime(created + (1 + below(400)) * HOUR) : '';
    const due = random() < 0.5 ? usTime(created + 24 * (1 + below(20)) * HOUR) : '';
    const lat = (40.5 + random() * 0.4).toFixed(15);
    const lng = (-74.2 + random() * 0.5).toFixed(15);
    const street = `${1 + below(240)} STREET`;
    const said = isClosed
      ? '"The Department of Transportation inspected the condition, and repaired it. See ""status"" for details."'
      : '';
    yield `${60_000_000 + n},${usTime(created)},${closed},DOT,Department of Transportation,${type},${detail},Street,${10_001 + below(900)},${1 + below(999)} ${street},${street},NEW YORK,${isClosed ? 'Closed' : 'In Progress'},${due},${said},MANHATTAN,PHONE,${lat},${lng},"(${lat}, ${lng})"`;
  }
}
