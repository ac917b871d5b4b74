import type { BulkCase } from '#electron/modules/cases/index.ts';
import type { Territory } from '#electron/modules/territory/index.ts';
import { seededRandom } from '#shared/kernel/random.ts';
import type { CaseStage } from '#shared/modules/cases/index.ts';
import type { FilingCondition } from '#shared/modules/territory/index.ts';
import { addLimit, type CompiledCalendar, type Limit } from '#shared/time/index.ts';
import { FAMILY, GIVEN, HOUSE, THEMES, type Theme } from './phrases.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** The history reaches back this far; the last day is still being worked on. */
const SPAN_DAYS = 45;
const LEAST_AGE_MS = 10 * 60_000;
/** Reports by hour of the local day: two peaks, quiet nights. */
const HOURS = [1, 1, 1, 1, 1, 2, 4, 8, 12, 14, 13, 10, 7, 9, 12, 12, 10, 8, 7, 6, 5, 4, 3, 2];
const SOURCES: readonly (readonly [string, number])[] = [
  ['01', 34],
  ['02', 26],
  ['03', 8],
  ['04', 10],
  ['05', 12],
  ['11', 7],
  ['07', 3],
];
/** Where cases of the last day stand. */
const OPEN_STAGES: readonly (readonly [CaseStage, number])[] = [
  ['registered', 10],
  ['verify_to_send', 6],
  ['verifying', 5],
  ['to_file', 12],
  ['to_dispatch', 14],
  ['disposing', 34],
  ['suspended', 5],
  ['check_to_send', 6],
  ['checking', 5],
  ['to_close', 5],
];
const FILED: ReadonlySet<CaseStage> = new Set([
  'to_dispatch',
  'disposing',
  'suspended',
  'check_to_send',
  'checking',
  'to_close',
  'closed',
]);
const DISPATCHED: ReadonlySet<CaseStage> = new Set([
  'disposing',
  'suspended',
  'check_to_send',
  'checking',
  'to_close',
  'closed',
]);
const DISPOSED: ReadonlySet<CaseStage> = new Set(['check_to_send', 'checking', 'to_close', 'closed']);

export interface HistoryOptions {
  territory: Territory;
  calendar: CompiledCalendar;
  cases: number;
  seed: number;
  /** The moment that is now, UTC milliseconds. */
  now: number;
}

/** Cases of the last weeks, oldest first; the same options give the same cases. */
export function* history({ territory, calendar, cases, seed, now }: HistoryOptions): Generator<BulkCase> {
  const random = seededRandom(seed);
  const places = placesOf(territory);
  const themes = THEMES.filter(({ classKey }) => territory.classOf(classKey));
  for (let i = 0; i < cases; i += 1) {
    // Denser towards now, so that today's figures are worth looking at.
    const day = now - SPAN_DAYS * DAY_MS * (1 - (i + 1) / cases) ** 1.15;
    const hour = pick(
      random,
      HOURS.map((weight, index) => [index, weight] as const),
    );
    const wanted = atHour(day, hour, random());
    // What would lie ahead of the clock happened the day before.
    const registeredAt = wanted < now - LEAST_AGE_MS ? wanted : wanted - DAY_MS;
    yield oneCase({ territory, calendar, now, random, registeredAt, places, themes, serial: i + 1 });
  }
}

interface Making {
  territory: Territory;
  calendar: CompiledCalendar;
  now: number;
  random: () => number;
  registeredAt: number;
  places: Place[];
  themes: readonly Theme[];
  serial: number;
}

function oneCase(making: Making): BulkCase {
  const { territory, now, random, registeredAt, places, themes, serial } = making;
  const theme = pick(
    random,
    themes.map((item) => [item, item.weight] as const),
  );
  const place = places[Math.floor(random() * places.length)] as Place;
  const condition = territory.filingConditions(theme.classKey)[0];
  const stage = stageOf(random, now - registeredAt, condition !== undefined);
  const sourceCode = pick(random, SOURCES);
  const times = timesOf(making, stage, condition?.limit ?? null);
  return {
    number: null,
    sourceSystem: 'demo',
    externalId: `demo-${serial}`,
    classKey: theme.classKey,
    sourceCode,
    description: anyOf(random, theme.sentences).replace('{road}', place.road),
    address: `${place.road}${1 + Math.floor(random() * 380)}${anyOf(random, HOUSE)}`,
    streetCode: place.streetCode,
    location: place.at ? { lng: place.at.lon, lat: place.at.lat, origin: 'wgs84' } : null,
    urgency: random() < 0.04 ? 'urgent' : 'normal',
    componentCode: null,
    reporter: sourceCode === '02' || sourceCode === '03' ? reporter(random) : null,
    occurredAt: null,
    stage,
    areaClass: null,
    condition: times.filedAt !== null && condition ? filed(condition) : null,
    registeredAt,
    ...times,
    unitId:
      times.dispatchedAt === null
        ? null
        : (territory.responsible(theme.classKey, place.streetCode)?.unitId ?? null),
    feedback: times.disposedAt === null ? null : theme.done,
    endReason: stage === 'rejected' ? '现场核实不属实' : null,
    pauseReason: stage === 'suspended' ? '需安排工程，列入计划' : null,
    urgedCount: random() < 0.03 ? 1 : 0,
    reworkCount: random() < 0.04 ? 1 : 0,
    extendedCount: 0,
  };
}

type Times = Pick<
  BulkCase,
  'filedAt' | 'dispatchedAt' | 'acceptedAt' | 'disposedAt' | 'closedAt' | 'stageSince'
>;

/** When each step was taken, as far as the case has come. */
function timesOf(
  { calendar, now, random, registeredAt }: Making,
  stage: CaseStage,
  limit: Limit | null,
): Times {
  const filedAt = FILED.has(stage) ? between(random, registeredAt, 0.05, 0.6, now) : null;
  const dispatchedAt =
    filedAt !== null && DISPATCHED.has(stage) ? between(random, filedAt, 0.02, 0.4, now) : null;
  const due = filedAt !== null && limit ? addLimit(calendar, filedAt, limit) : null;
  const disposedAt =
    dispatchedAt !== null && DISPOSED.has(stage) ? workedOn(random, dispatchedAt, due, now) : null;
  const closedAt = endOf(stage, { random, registeredAt, disposedAt, now });
  const stageSince = closedAt ?? disposedAt ?? dispatchedAt ?? filedAt ?? registeredAt;
  const acceptedAt = dispatchedAt === null ? null : Math.min(now, dispatchedAt + 5 * 60_000);
  return { filedAt, dispatchedAt, acceptedAt, disposedAt, closedAt, stageSince };
}

function endOf(
  stage: CaseStage,
  {
    random,
    registeredAt,
    disposedAt,
    now,
  }: Pick<Making, 'random' | 'registeredAt' | 'now'> & { disposedAt: number | null },
): number | null {
  if (stage === 'rejected') return between(random, registeredAt, 0.1, 1, now);
  if (stage !== 'closed' || disposedAt === null) return null;
  return before(random, now, disposedAt, disposedAt + (0.1 + random()) * HOUR_MS);
}

function filed({ id, condition, closingCondition, limit }: FilingCondition): BulkCase['condition'] {
  return { id, condition: condition.zh, closingCondition: closingCondition.zh, limit };
}

function anyOf<T>(random: () => number, items: readonly T[]): T {
  return items[Math.floor(random() * items.length)] as T;
}

interface Place {
  road: string;
  streetCode: string;
  at: { lon: number; lat: number } | null;
}

/** Named roads with a point on them, or the streets themselves where no map is shipped. */
function placesOf(territory: Territory): Place[] {
  const roads = (territory.parts.roadMap?.features ?? []).flatMap(({ properties, geometry }): Place[] => {
    const middle = geometry.coordinates[Math.floor(geometry.coordinates.length / 2)];
    if (!properties.name || !middle) return [];
    const at = { lon: middle[0], lat: middle[1] };
    const street = territory.streetAt(at);
    return street ? [{ road: properties.name, streetCode: street.code, at }] : [];
  });
  if (roads.length > 0) return roads;
  return territory.parts.streets.flatMap(({ code, zh }) =>
    ['人民路', '建设路', '解放路', '和平路'].map((road) => ({
      road: `${zh}${road}`,
      streetCode: code,
      at: null,
    })),
  );
}

/** What is older than three days is closed or on account; what came today stands everywhere. */
function stageOf(random: () => number, ageMs: number, fileable: boolean): CaseStage {
  if (!fileable || random() < 0.035) return 'rejected';
  if (ageMs >= 3 * DAY_MS) return random() < 0.006 ? 'suspended' : 'closed';
  const openShare = ageMs < DAY_MS ? 0.55 : 0.1;
  return random() < openShare ? pick(random, OPEN_STAGES) : 'closed';
}

/** Disposal ends before its deadline about nineteen times in twenty. */
function workedOn(random: () => number, dispatchedAt: number, due: number | null, now: number): number {
  const room = Math.max(HOUR_MS, (due ?? dispatchedAt + DAY_MS) - dispatchedAt);
  const share = random() < 0.95 ? 0.15 + random() * 0.75 : 1.1 + random() * 0.5;
  return before(random, now, dispatchedAt, dispatchedAt + room * share);
}

/** `wanted`, or some moment between `from` and now when that lies ahead. */
function before(random: () => number, now: number, from: number, wanted: number): number {
  return Math.floor(wanted < now ? wanted : from + (now - from) * (0.2 + 0.7 * random()));
}

function reporter(random: () => number): BulkCase['reporter'] {
  const digits = String(Math.floor(random() * 1e8)).padStart(8, '0');
  const name = anyOf(random, FAMILY) + anyOf(random, GIVEN);
  // 100 is no mobile prefix: nobody can be called by accident.
  return { name, phone: `100${digits}` };
}

function between(
  random: () => number,
  from: number,
  leastHours: number,
  mostHours: number,
  now: number,
): number {
  const after = from + (leastHours + random() * (mostHours - leastHours)) * HOUR_MS;
  return Math.floor(Math.min(after, from + (now - from) * 0.9));
}

function atHour(day: number, hour: number, share: number): number {
  const midnight = Math.floor((day + 8 * HOUR_MS) / DAY_MS) * DAY_MS - 8 * HOUR_MS;
  return Math.floor(midnight + (hour + share) * HOUR_MS);
}

function pick<T>(random: () => number, options: readonly (readonly [T, number])[]): T {
  let rest = random() * options.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [option, weight] of options) {
    rest -= weight;
    if (rest <= 0) return option;
  }
  return (options.at(-1) as readonly [T, number])[0];
}
