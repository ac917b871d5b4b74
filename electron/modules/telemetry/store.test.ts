import { afterEach, describe, expect, it } from 'vitest';
import type { FrameToStore, NewReading } from '#electron/modules/devices/index.ts';
import { ManualClock } from '#electron/platform/clock/index.ts';
import { LiveHub } from '#electron/platform/live/index.ts';
import { silentLog } from '#electron/platform/log/index.ts';
import { createTelemetry, type Telemetry } from './create-telemetry.ts';
import { QUARANTINE_ROWS, QUARANTINE_SAMPLE_BYTES } from './quarantine.ts';
import { MAX_SERIES_PER_DEVICE } from './series-book.ts';

const DEVICE = '01900000-0000-7000-8000-000000000001';
const LINK = '01900000-0000-7000-8000-0000000000aa';
const KEY = { deviceId: DEVICE, factor: 'a34002', statistic: 'value', period: 'realtime' } as const;
const DAY = 86_400_000;
const NOW = Date.UTC(2026, 0, 10);

const open: Telemetry[] = [];
afterEach(() => {
  for (const telemetry of open.splice(0)) telemetry.close();
});

function start() {
  const clock = new ManualClock(NOW);
  const telemetry = createTelemetry({ file: ':memory:', clock, hub: new LiveHub(clock), log: silentLog });
  open.push(telemetry);
  return { clock, telemetry };
}

function reading(at: number, value: number, over: Partial<NewReading> = {}): NewReading {
  return {
    factor: 'a34002',
    statistic: 'value',
    period: 'realtime',
    at,
    value,
    unit: 'µg/m³',
    quality: 'ok',
    ...over,
  };
}

function frame(readings: NewReading[], receivedAt = NOW): FrameToStore {
  return {
    linkId: LINK,
    deviceId: DEVICE,
    protocol: 'hj212',
    raw: new Uint8Array([0x23, 0x23]),
    receivedAt,
    readings,
  };
}

describe('store', () => {
  it('takes a packet once, however often it comes', () => {
    const { telemetry } = start();
    const packet = frame([reading(NOW, 50), reading(NOW, 10, { factor: 'a34004' })]);
    expect(telemetry.store([packet]).duplicate).toEqual([false]);
    expect(telemetry.store([packet, packet])).toEqual({ stored: [], duplicate: [true, true] });
    expect(telemetry.getFrame(1)).toMatchObject({
      id: 1,
      linkId: LINK,
      deviceId: DEVICE,
      raw: Buffer.from(packet.raw),
    });
    expect(() => telemetry.getFrame(2)).toThrow('telemetry.frameGone');
  });

  it('tells listeners only of what is new, and outlives one that throws', () => {
    const { telemetry } = start();
    const heard: number[] = [];
    telemetry.onReadings(() => {
      throw new Error('a rule is broken');
    });
    const stop = telemetry.onReadings((batch) => heard.push(...batch.map(({ value }) => value)));
    telemetry.store([frame([reading(NOW, 1)]), frame([reading(NOW, 2), reading(NOW + 1, 3)])]);
    stop();
    telemetry.store([frame([reading(NOW + 2, 4)])]);
    expect(heard).toEqual([1, 3]);
  });

  it('keeps the newest figure through late history and through a date from the future', () => {
    const { telemetry } = start();
    telemetry.store([frame([reading(NOW + 50 * 365 * DAY, 999, { quality: 'skewed' })], NOW)]);
    telemetry.store([frame([reading(NOW + 60_000, 70)], NOW + 61_000)]);
    telemetry.store([frame([reading(NOW - DAY, 5)], NOW + 62_000)]);
    expect(telemetry.latest([DEVICE])).toMatchObject([{ value: 70, quality: 'ok', frameId: 2 }]);
    expect(telemetry.lastReceivedAt(DEVICE)).toBe(NOW + 61_000);
  });

  it('leaves nothing behind when a batch fails in the middle', () => {
    const { telemetry } = start();
    const broken = {
      ...frame([reading(NOW, 2, { factor: 'a34004' })]),
      raw: undefined as unknown as Uint8Array,
    };
    expect(() => telemetry.store([frame([reading(NOW, 1)]), broken])).toThrow();
    expect(telemetry.latest([DEVICE])).toEqual([]);
    expect(telemetry.store([frame([reading(NOW, 1)])]).stored).toHaveLength(1);
  });

  it('lets no device fill the disk with invented factors', () => {
    const { telemetry } = start();
    const invented = Array.from({ length: MAX_SERIES_PER_DEVICE + 50 }, (_, i) =>
      reading(NOW, i, { factor: `x${i}` }),
    );
    expect(telemetry.store([frame(invented)]).stored).toHaveLength(MAX_SERIES_PER_DEVICE);
  });

  it('prunes old packets and keeps their readings', () => {
    const { clock, telemetry } = start();
    telemetry.store([frame([reading(NOW, 1)], NOW - 40 * DAY)]);
    telemetry.store([frame([reading(NOW + 1, 2)], NOW - 40 * DAY)]);
    clock.advance(60_000);
    expect(() => telemetry.getFrame(1)).toThrow('telemetry.frameGone');
    expect(telemetry.getFrame(2).id).toBe(2);
    expect(telemetry.readSeries({ ...KEY, from: 0, to: NOW * 2, points: 10 }).last).toEqual([1, 2]);
  });
});

describe('readSeries', () => {
  it('gives every reading as it is where the screen has room', () => {
    const { telemetry } = start();
    telemetry.store([frame([reading(NOW, 1), reading(NOW + 30_000, 2, { quality: 'fault' })])]);
    expect(telemetry.readSeries({ ...KEY, from: NOW, to: NOW + 60_000, points: 100 })).toEqual({
      unit: 'µg/m³',
      bucketMs: 0,
      at: [NOW, NOW + 30_000],
      min: [1, 2],
      max: [1, 2],
      last: [1, 2],
      quality: ['ok', 'fault'],
      frameId: [1, 1],
    });
  });

  it('thins to the pixels, loses no peak and believes the believable first', () => {
    const { telemetry } = start();
    const many = Array.from({ length: 1000 }, (_, i) => reading(NOW + i * 1000, i === 503 ? 900 : i % 10));
    many[700] = reading(NOW + 700_000, 99_999, { quality: 'implausible' });
    many[300] = reading(NOW + 300_000, -99_999, { quality: 'implausible' });
    telemetry.store(many.map((one) => frame([one])));
    const line = telemetry.readSeries({ ...KEY, from: 0, to: NOW * 2, points: 50 });
    expect(line.at).toHaveLength(50);
    expect(line.at[0]).toBe(NOW);
    expect(Math.max(...line.max)).toBe(900);
    expect(Math.min(...line.min)).toBe(0);
    expect(line.quality.filter((quality) => quality !== 'ok')).toEqual(['implausible', 'implausible']);
    expect(line.last.at(-1)).toBe(9);
    expect(line.frameId.at(-1)).toBe(1000);
  });

  it('knows no series it was never told of', () => {
    const { telemetry } = start();
    expect(telemetry.readSeries({ ...KEY, from: 0, to: 1, points: 1 }).at).toEqual([]);
    expect(telemetry.listSeries(DEVICE)).toEqual([]);
  });

  it('finds its rows by the key', () => {
    const { telemetry } = start();
    telemetry.store([frame([reading(NOW, 1)])]);
    expect(telemetry.listSeries(DEVICE)).toEqual([{ ...KEY, unit: 'µg/m³', firstAt: NOW, lastAt: NOW }]);
  });
});

describe('quarantine', () => {
  const note = (i: number) => ({
    linkId: LINK,
    peer: '10.0.0.9:4000',
    at: i,
    reason: 'noise' as const,
    bytes: 9000,
  });

  it('keeps samples, makes room and pages newest first', () => {
    const { telemetry } = start();
    for (let i = 0; i < QUARANTINE_ROWS + 10; i++)
      telemetry.quarantine({ ...note(i), sample: new Uint8Array(9000) });
    const seen: number[] = [];
    let cursor: string | null = null;
    do {
      const page = telemetry.listQuarantine({ linkId: LINK, reason: null, cursor, limit: 200 });
      seen.push(...page.rows.map(({ at }) => at));
      expect(page.rows.every(({ hex }) => hex.length === QUARANTINE_SAMPLE_BYTES * 2)).toBe(true);
      cursor = page.next;
    } while (cursor !== null);
    expect(seen).toEqual(Array.from({ length: QUARANTINE_ROWS }, (_, i) => QUARANTINE_ROWS + 9 - i));
    expect(
      telemetry.listQuarantine({ linkId: null, reason: 'stranger', cursor: null, limit: 10 }).rows,
    ).toEqual([]);
  });
});
