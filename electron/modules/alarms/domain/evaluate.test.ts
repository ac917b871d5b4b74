import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import type { StoredReading } from '#shared/modules/telemetry/index.ts';
import { dust, MINUTE, reading, START } from '../testing.ts';
import { Evaluator, type RuleHit, type WatchedDevice } from './evaluate.ts';
import { planRules } from './plan.ts';

const plans = planRules([dust]);
let devices: WatchedDevice[];
let evaluator: Evaluator;

const start = () =>
  new Evaluator(
    plans,
    { find: (id) => devices.find((d) => d.id === id) ?? null, list: () => devices },
    START,
  );

beforeEach(() => {
  devices = [{ id: 'd1', kind: 'dust-monitor' }];
  evaluator = start();
});

const says = (hits: RuleHit[]) => hits.map((hit) => `${hit.type} ${hit.plan.rule.id} ${hit.deviceId}`);
const high = (from: number, to: number, change: Partial<StoredReading> = {}) =>
  Array.from({ length: to - from + 1 }, (_, i) => reading(from + i, 0.9, change));

describe('Evaluator', () => {
  it('tells the readings that led to the alarm and the frames they came in', () => {
    const [hit] = evaluator.take(high(0, 15));
    expect(hit).toMatchObject({ type: 'raise', value: 0.9, at: START + 15 * MINUTE, readingsTotal: 16 });
    expect(hit?.readings.map((r) => r.frameId)).toEqual(Array.from({ length: 16 }, (_, i) => i + 1));
  });

  it('keeps the beginning and the end of a long run', () => {
    const [hit] = evaluator.take(
      Array.from({ length: 2000 }, (_, i) => reading(i / 100, 0.9, { frameId: i })),
    );
    expect(hit?.readings).toHaveLength(32);
    expect(hit?.readingsTotal).toBe(1501);
    expect(hit?.readings.map((r) => r.frameId)).toEqual([
      ...Array.from({ length: 8 }, (_, i) => i),
      ...Array.from({ length: 24 }, (_, i) => 1477 + i),
    ]);
  });

  it.each([
    'stopped',
    'maintenance',
    'manual',
    'fault',
    'calibration',
    'overRange',
    'linkFault',
    'implausible',
    'skewed',
  ] as const)('never raises on quality %s', (quality) => {
    expect(evaluator.take(high(0, 60, { quality }))).toEqual([]);
    expect(evaluator.skipped.notBelievable).toBeGreaterThan(0);
  });

  it('starts anew after maintenance, and goes on over a faulty reading', () => {
    const one = (quality: StoredReading['quality']) => [
      ...high(0, 7),
      reading(8, 0.9, { quality }),
      ...high(9, 16),
    ];
    expect(says(evaluator.take(one('maintenance')))).toEqual([]);
    evaluator = start();
    expect(says(evaluator.take(one('fault')))).toEqual(['raise dust-tsp-limit d1']);
  });

  it('judges in the unit of the rule', () => {
    const micro = (value: number) => high(0, 15, { unit: 'µg/m³', value });
    expect(evaluator.take(micro(800))).toEqual([]);
    expect(start().take(micro(801))[0]).toMatchObject({ type: 'raise', value: 0.801 });
    expect(start().take(high(0, 15, { unit: 'dB' }))).toEqual([]);
  });

  it.each<[string, Partial<StoredReading>]>([
    ['another factor', { factor: 'a34002' }],
    ['another statistic', { statistic: 'max' }],
    ['another period', { period: 'hour' }],
    ['a device that is not registered', { deviceId: 'unknown' }],
    ['a time in the future', { receivedAt: START - 60 * MINUTE }],
  ])('does not judge %s', (_, change) => {
    expect(evaluator.take(high(0, 60, change))).toEqual([]);
  });

  describe('silence', () => {
    it('raises after the time of the rule and clears at the next reading, whatever its quality', () => {
      for (let minute = 1; minute < 30; minute++) expect(evaluator.tick(START + minute * MINUTE)).toEqual([]);
      expect(says(evaluator.tick(START + 30 * MINUTE))).toEqual(['raise dust-no-data d1']);
      expect(evaluator.tick(START + 31 * MINUTE)).toEqual([]);
      const spoke = evaluator.take([reading(32, 0.1, { quality: 'fault' })]);
      expect(says(spoke)).toEqual(['clear dust-no-data d1']);
    });

    it('does not blame devices for the station having slept or its clock having been set', () => {
      expect(evaluator.tick(START + 600 * MINUTE)).toEqual([]);
      expect(evaluator.tick(START)).toEqual([]);
      for (let minute = 1; minute < 30; minute++) expect(evaluator.tick(START + minute * MINUTE)).toEqual([]);
      expect(evaluator.tick(START + 30 * MINUTE)).toHaveLength(1);
    });
  });

  it('learns of devices that come, change and go', () => {
    devices = [];
    evaluator.tick(START + MINUTE);
    expect(evaluator.watches('d1', 'dust-tsp-limit')).toBe(false);
    devices = [{ id: 'd1', kind: 'other' }];
    evaluator.tick(START + MINUTE);
    expect(evaluator.watches('d1', 'dust-tsp-limit')).toBe(false);
    devices = [{ id: 'd1', kind: 'dust-monitor' }];
    evaluator.tick(START + MINUTE);
    expect(evaluator.watches('d1', 'dust-tsp-limit')).toBe(true);
    expect(evaluator.watches('d1', 'dust-no-data')).toBe(true);
  });

  describe('warm start', () => {
    const tsp = { deviceId: 'd1', ruleId: 'dust-tsp-limit' };

    it.each<[string, StoredReading[], (typeof tsp)[], string[]]>([
      ['tells what was missed', high(0, 15), [], ['raise dust-tsp-limit d1']],
      ['does not tell again what stands', high(0, 15), [tsp], []],
      [
        'clears what is over',
        Array.from({ length: 16 }, (_, i) => reading(i, 0.5)),
        [tsp],
        ['clear dust-tsp-limit d1'],
      ],
      [
        'is quiet about what came and went',
        [...high(0, 15), ...Array.from({ length: 16 }, (_, i) => reading(16 + i, 0.5))],
        [],
        [],
      ],
    ])('%s', (_, recent, active, expected) => {
      expect(says(evaluator.warm(recent, active))).toEqual(expected);
    });

    it('goes on counting where it stopped', () => {
      evaluator.warm(high(0, 10), []);
      expect(says(evaluator.take(high(11, 15)))).toEqual(['raise dust-tsp-limit d1']);
    });
  });

  it('says the same however the readings are cut into batches', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(0.5, 0.75, 0.9), { maxLength: 120 }),
        fc.integer({ min: 1, max: 40 }),
        (values, size) => {
          const readings = values.map((value, minute) => reading(minute, value));
          const whole = says(start().take(readings));
          const cut = start();
          const parts: string[] = [];
          for (let i = 0; i < readings.length; i += size)
            parts.push(...says(cut.take(readings.slice(i, i + size))));
          expect(parts).toEqual(whole);
        },
      ),
    );
  });
});
