import { Evaluator, planRules } from '#electron/modules/alarms/index.ts';
import type { StoredReading } from '#shared/modules/telemetry/index.ts';
import type { AlarmRule, Vertical } from '#shared/modules/territory/index.ts';
import { type BenchLine, printLine } from './bench-line.ts';

const DEVICES = 100;
const FACTORS = ['a34001', 'a34002', 'a34004', 'LA', 'a01001'];
const READINGS = 1_000_000;
const ROUNDS = 5;

/** Readings per second through five limit rules on a hundred devices, beside a plain loop over the same array. */
async function run(): Promise<BenchLine[]> {
  const readings = makeReadings();
  const loop = bestRate(() => plainLoop(readings));
  const rules = bestRate(() => {
    const devices = Array.from({ length: DEVICES }, (_, i) => ({ id: `device-${i}`, kind: 'dust-monitor' }));
    const evaluator = new Evaluator(planRules([vertical()]), { find: () => null, list: () => devices }, 0);
    return evaluator.take(readings).length;
  });
  return [
    {
      name: 'readings through five alarm rules',
      value: Math.round(rules),
      unit: 'readings/s',
      floor: { name: 'plain loop over the same readings', value: Math.round(loop) },
    },
  ];
}

function bestRate(work: () => number): number {
  let best = 0;
  for (let i = 0; i < ROUNDS; i++) {
    const began = performance.now();
    if (work() < 0) throw new Error('The work was skipped');
    best = Math.max(best, (READINGS / (performance.now() - began)) * 1000);
  }
  return best;
}

function plainLoop(readings: readonly StoredReading[]): number {
  let beyond = 0;
  for (const { quality, value } of readings) if (quality === 'ok' && value > 0.8) beyond += 1;
  return beyond;
}

/** Real-time readings every 30 s, now and then beyond the limit for a while, every fiftieth not believable. */
function makeReadings(): StoredReading[] {
  return Array.from({ length: READINGS }, (_, i) => {
    const at = Math.floor(i / (DEVICES * FACTORS.length)) * 30_000;
    return {
      deviceId: `device-${i % DEVICES}`,
      factor: FACTORS[Math.floor(i / DEVICES) % FACTORS.length] as string,
      statistic: 'value',
      period: 'realtime',
      unit: 'mg/m³',
      at,
      receivedAt: at + 500,
      value: 0.6 + 0.3 * Math.sin(at / 3_600_000 + i),
      quality: i % 50 === 0 ? 'fault' : 'ok',
      frameId: i + 1,
    };
  });
}

function vertical(): Vertical {
  const name = { zh: '规则', en: 'Rule' };
  const rules = FACTORS.map(
    (factor): AlarmRule => ({
      kind: 'threshold',
      id: `limit-${factor}`,
      version: 1,
      name,
      severity: 'high',
      source: 'bench',
      example: true,
      factor,
      statistic: 'Rtd',
      unit: 'mg/m3',
      op: '>',
      limit: 0.8,
      forMinutes: 15,
      deadBand: 0.1,
      minSamples: 3,
      noDataMinutes: 30,
      openCase: { classKey: 'E0302', enabled: false },
    }),
  );
  const objectTypes = [{ id: 'dust-monitor', name, fields: [] }];
  return { id: 'bench', version: 1, name, objectTypes, factors: [], rules, classKeys: [] };
}

for (const line of await run()) console.log(printLine(line));
