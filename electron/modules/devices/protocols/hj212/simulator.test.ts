import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { decodeFrame } from './decode.ts';
import { parseFactors } from './factors.ts';
import { Hj212Framer } from './frame.ts';
import { type Reading, readUpload } from './readings.ts';
import { Reassembler } from './reassemble.ts';
import { FAULTS } from './simulated-faults.ts';
import { type DustMonitorOptions, SIMULATED_PROFILE, simulateDustMonitor } from './simulator.ts';

const file = new URL('../../../../../resources/protocols/hj212/factors.json', import.meta.url);
const factors = parseFactors(JSON.parse(readFileSync(file, 'utf8')));
const startAt = Date.UTC(2025, 5, 12, 1, 0);
const options: DustMonitorOptions = { seed: 17, mn: 'YC3209810000000000000017', startAt };

const packets = (count: number, extra: Partial<DustMonitorOptions> = {}) => [
  ...simulateDustMonitor({ ...options, ...extra }).take(count),
];

function readings(bytes: Uint8Array): readonly Reading[] {
  const [event] = new Hj212Framer().push(bytes);
  if (event?.type !== 'frame') throw new Error('no frame');
  expect(event.frame.ok).toBe(true);
  return readUpload(decodeFrame(event.frame), SIMULATED_PROFILE, factors)?.readings ?? [];
}

describe('simulateDustMonitor', () => {
  it('is the same shift for the same seed, another for another', () => {
    expect(packets(50, { faults: 0.5 })).toEqual(packets(50, { faults: 0.5 }));
    expect(packets(3)).not.toEqual(packets(3, { seed: 18 }));
  });

  it('sends usable readings of all nine factors for a whole day', () => {
    for (const { bytes, kind } of packets(3 * 1440)) {
      const read = readings(bytes);
      expect(read).toHaveLength(kind === 'realtime' ? 9 : 27);
      for (const reading of read) if (!reading.usable) expect.fail(JSON.stringify(reading));
    }
  });

  it('labels minute data with the start of the minute and sends it at its end', () => {
    const minute = packets(3)[2];
    expect([minute?.kind, minute?.at]).toEqual(['minute', startAt + 60_000]);
    expect(minute && readings(minute.bytes)[0]).toMatchObject({ period: 'minute', deviceAt: startAt });
  });

  it('rises to the peak of an episode and comes back', () => {
    const episode = {
      factor: 'a34002' as const,
      fromAt: startAt + 600_000,
      durationMs: 1_200_000,
      rise: 400,
    };
    const pm10 = packets(3 * 60, { episodes: [episode] })
      .filter((packet) => packet.kind === 'minute')
      .map((packet) => readings(packet.bytes).find((r) => r.factor === 'a34002' && r.statistic === 'Avg'));
    expect(pm10[5]?.value).toBeLessThan(160);
    expect(pm10[20]?.value).toBeGreaterThan(400);
    expect(pm10[35]?.value).toBeLessThan(160);
  });

  it('sends minute data in two parts that go together again', () => {
    const reassembler = new Reassembler(() => 0);
    const out = packets(4, { split: true })
      .slice(2)
      .flatMap(({ bytes }) => new Hj212Framer().push(bytes))
      .flatMap((event) => (event.type === 'frame' ? reassembler.add(decodeFrame(event.frame)) : []));
    expect(out).toHaveLength(1);
    expect(out[0]?.kind).toBe('whole');
    expect(out[0]?.message.cp).toHaveLength(10);
  });

  it('makes every fault, and every packet without one survives them', () => {
    const sent = packets(2000, { faults: 0.5 });
    expect(new Set(sent.flatMap(({ fault }) => fault ?? []))).toEqual(new Set(FAULTS));
    const framer = new Hj212Framer();
    const found = new Set<string>();
    const events = [...sent.flatMap(({ bytes }) => framer.push(bytes)), ...framer.flush('end')];
    for (const event of events)
      if (event.type === 'frame' && event.frame.ok)
        found.add(Buffer.from(event.frame.bytes).toString('latin1'));
    for (const { fault, bytes } of sent)
      if (fault === null) expect(found).toContain(Buffer.from(bytes).toString('latin1').trimEnd());
  });

  it('refuses intervals that do not divide a minute', () => {
    expect(() => simulateDustMonitor({ ...options, realtimeSeconds: 7 }).next()).toThrow(RangeError);
  });
});
