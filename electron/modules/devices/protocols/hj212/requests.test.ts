import { describe, expect, it } from 'vitest';
import { ManualClock } from '#electron/platform/clock/index.ts';
import type { OptionValues } from '#shared/modules/devices/index.ts';
import { openTalk } from '../testing.ts';
import { decodeFrame, lookup } from './decode.ts';
import { formatDeviceTime } from './device-time.ts';
import { FactorTable } from './factors.ts';
import { Hj212Framer } from './frame.ts';
import { protocol } from './index.ts';
import { simulateHj212 } from './simulated-device.ts';

const NOW = Date.UTC(2026, 0, 5, 2);
const MN = 'YC0001';

/** A station and a monitor that has spoken once. */
function conversation() {
  const clock = new ManualClock(NOW);
  const context = { options: {}, number: '', now: () => clock.now() };
  const intake = protocol.createIntake(new FactorTable([]), context);
  const talk = openTalk(intake, clock);
  const device = simulateHj212({ number: MN, seed: 3, faults: 0, startAt: NOW });
  talk.hear(device.packets?.next().value.bytes ?? new Uint8Array(), NOW);
  const reports: string[] = [];
  const ask = (key: string, values: OptionValues = {}, mn: string | null = MN) =>
    intake.command?.(
      { key, values, mn, report: (state, detail) => reports.push(`${state} ${detail}`.trim()) },
      talk.talk,
    );
  const said = () =>
    talk.sent.map((bytes) => {
      const [event] = new Hj212Framer().push(bytes);
      if (event?.type !== 'frame') throw new Error('no frame');
      return { ok: event.frame.ok, ...decodeFrame(event.frame) };
    });
  /** Carries what was said to the device and its answers back; returns the readings that they brought. */
  const deliver = () =>
    talk.sent
      .splice(0)
      .flatMap((bytes) => device.hear(bytes).send.flatMap((answer) => talk.hear(answer, clock.now())));
  return { ...talk, clock, ask, said, deliver, reports };
}

describe('a request to a device', () => {
  it('speaks as the device does: its number, password, system type, edition and checksum', () => {
    const { ask, said } = conversation();
    ask('setTime');
    const [request] = said();
    expect(request).toMatchObject({
      ok: true,
      fields: { ST: '39', CN: '1012', PW: '123456', MN, Flag: '5' },
      cp: [{ SystemTime: formatDeviceTime(NOW) }],
    });
    expect(lookup(request?.fields ?? {}, 'QN')).toBe(formatDeviceTime(NOW, true));
  });

  it('is accepted (9011), then done (9012)', () => {
    const { ask, deliver, reports } = conversation();
    ask('getTime');
    deliver();
    expect(reports).toEqual(['accepted QnRtn=1', 'done ExeRtn=1']);
  });

  it('brings history, which is read as any upload', () => {
    const { ask, deliver, reports } = conversation();
    ask('history', { period: '2051', begin: '20260105080000', end: '20260105080200' });
    const readings = deliver();
    expect(reports.at(-1)).toBe('done ExeRtn=1');
    const times = new Set(readings.map(({ period, at }) => `${period} ${new Date(at).toISOString()}`));
    expect([...times]).toEqual([
      'minute 2026-01-05T00:00:00.000Z',
      'minute 2026-01-05T00:01:00.000Z',
      'minute 2026-01-05T00:02:00.000Z',
    ]);
  });

  it('may be refused, with the device’s own code', () => {
    const { ask, deliver, reports } = conversation();
    ask('history', { period: '2031', begin: '20260101000000', end: '20260102000000' });
    deliver();
    expect(reports).toEqual(['refused QnRtn=8']);
  });

  it('is said three times, ten seconds apart, and then given up', () => {
    const { ask, sent, clock, reports } = conversation();
    ask('getTime');
    clock.advance(29_999);
    expect([sent.length, reports]).toEqual([3, []]);
    clock.advance(1);
    expect([sent.length, reports]).toEqual([3, ['silent']]);
  });

  it('has a number of its own, however fast they follow', () => {
    const { ask, said } = conversation();
    ask('getTime');
    ask('getTime');
    const numbers = said().map(({ fields }) => lookup(fields, 'QN'));
    expect(new Set(numbers).size).toBe(2);
  });

  it.each([
    ['a device that was not heard', 'getTime', {}, 'YC0002', 'device.notConnected'],
    ['no device', 'getTime', {}, null, 'device.notConnected'],
    ['times that are none', 'history', { period: '2051', begin: 'x', end: '' }, MN, 'device.optionWrong'],
    [
      'an end before its beginning',
      'history',
      { period: '2051', begin: '20260105080000', end: '20260104080000' },
      MN,
      'device.optionWrong',
    ],
  ])('is refused for %s', (_, key, values, mn, code) => {
    const { ask, sent } = conversation();
    expect(() => ask(key, values, mn)).toThrow(code);
    expect(sent).toEqual([]);
  });
});
