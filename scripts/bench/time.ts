import { readFileSync } from 'node:fs';
import {
  addLimit,
  type ClockEvent,
  compileCalendar,
  deriveClock,
  type Limit,
  resolveCalendar,
} from '#shared/time/index.ts';
import { type BenchLine, printLine } from './bench-line.ts';

const ROUND = 200_000;
const ROUNDS = 7;
const SPREAD = 4093;

/** Deadlines per second over starts spread through two years, best of several rounds, beside the plain addition. */
async function run(): Promise<BenchLine[]> {
  const resolved = resolveCalendar(readJson('default'), readJson('cn-statutory'));
  if (!resolved.ok) throw new Error(JSON.stringify(resolved.problems));
  const compiledAt = performance.now();
  const calendar = compileCalendar(resolved.calendar);
  const compileMs = performance.now() - compiledAt;

  const first = Date.UTC(2025, 0, 1);
  const starts = Array.from(
    { length: SPREAD },
    (_, i) => first + Math.floor((i * 2 * 365 * 86_400_000) / SPREAD),
  );
  const logs = starts.map((at): ClockEvent[] => [
    { type: 'start', at, limit: { value: 3, unit: 'workDay' } },
  ]);
  const busyLogs = starts.map(busyLog);
  const due = (value: number, unit: Limit['unit']) => {
    const limit: Limit = { value, unit };
    return perSecond((i) => addLimit(calendar, starts[i] as number, limit));
  };

  const floor = { name: 'a natural limit, one addition', value: due(8, 'naturalHour') };
  const line = (name: string, value: number): BenchLine => ({
    name,
    value: Math.round(value),
    unit: '1/s',
    floor,
  });
  return [
    { name: 'compile the default calendar', value: compileMs, unit: 'ms' },
    line('due by 4 working hours', due(4, 'workHour')),
    line('due by 20 working days', due(20, 'workDay')),
    line('due by half a working day', due(0.5, 'workDay')),
    line(
      'working ms between two instants',
      perSecond((i) => calendar.workMsBetween(first, starts[i] as number)),
    ),
    line(
      'whole reading, only started',
      perSecond((i) => deriveClock(logs[i] as ClockEvent[], calendar).dueAt ?? 0),
    ),
    line(
      'whole reading, 7 events',
      perSecond((i) => deriveClock(busyLogs[i] as ClockEvent[], calendar).dueAt ?? 0),
    ),
  ];
}

function busyLog(at: number): ClockEvent[] {
  const hour = 3_600_000;
  return [
    { type: 'start', at, limit: { value: 3, unit: 'workDay' } },
    { type: 'pause', at: at + 5 * hour, reason: '待料' },
    { type: 'resume', at: at + 30 * hour },
    { type: 'extend', at: at + 31 * hour, by: { value: 4, unit: 'workHour' } },
    { type: 'pause', at: at + 50 * hour, reason: '待料' },
    { type: 'resume', at: at + 51 * hour },
    { type: 'retarget', at: at + 52 * hour, limit: { value: 5, unit: 'workDay' } },
  ];
}

function perSecond(work: (index: number) => number): number {
  let best = 0;
  let sink = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const startedAt = performance.now();
    for (let i = 0; i < ROUND; i++) sink += work(i % SPREAD);
    best = Math.max(best, (ROUND * 1000) / (performance.now() - startedAt));
  }
  // Read, so that the loop above is not optimised away.
  if (Number.isNaN(sink)) throw new Error('a deadline was not a number');
  return best;
}

function readJson(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`../../resources/calendars/${name}.json`, import.meta.url), 'utf8'));
}

for (const line of await run()) console.log(printLine(line));
