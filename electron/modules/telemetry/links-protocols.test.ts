import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import {
  loadProtocolTables,
  protocols,
  simulateDevice,
  simulateHj212,
  withDefaults,
} from '#electron/modules/devices/index.ts';
import { systemClock } from '#electron/platform/clock/index.ts';
import type { OptionValues } from '#shared/modules/devices/index.ts';
import { dustMonitor, LOOPBACK, openTestStation } from './testing.ts';

const tables = loadProtocolTables(join(import.meta.dirname, '../../../resources'));
const stations: ReturnType<typeof openTestStation>[] = [];
afterEach(async () => {
  for (const station of stations.splice(0)) await station.close();
});

/** A station with one link of the protocol, a simulated device that dials it, and whoever dials in registered. */
async function meet(protocol: (typeof protocols)[number], given: OptionValues, count: number) {
  const { name, options } = protocol.manifest;
  const station = openTestStation({ clock: systemClock });
  stations.push(station);
  const { register } = station.devices;
  station.devices.onUnknown(({ mn, suggestedKind }) => {
    register.addDevice(dustMonitor(mn, { kind: suggestedKind }), 'test');
  });
  station.devices.start();
  const settings = { name, protocol: name, transport: LOOPBACK, options: given, enabled: true };
  const link = register.addLink(settings, 'test');
  await station.until(() => station.status(link).state === 'listening');
  const port = Number(station.status(link).address?.split(':').at(-1));
  const device = {
    number: protocol.simulatedNumber(7),
    seed: 7,
    faults: 0,
    options: withDefaults(options, given),
  };
  const report = await simulateDevice(
    { to: `tcp:127.0.0.1:${port}`, rate: 10_000, count },
    (startAt) => protocol.createSimulator({ ...device, startAt }, tables.get(name)),
    systemClock,
  );
  await station.until(() => station.status(link).peerCount === 0);
  // What came last is written with its batch.
  await station.until(() => station.devices.devices().every(({ state }) => state === 'online'));
  const devices = station.devices.devices();
  const latest = station.telemetry.latest(devices.map(({ id }) => id));
  const heard = () => station.telemetry.latest(devices.map(({ id }) => id)).map(({ factor }) => factor);
  return { station, link, devices, latest, heard, report, counters: station.status(link).counters };
}

/** Answers until a figure comes, where the first brings none: a lamp is written, then read. */
const ANSWERS: Readonly<Record<string, number>> = { lamp: 2 };

/** Whether its devices send without being asked. */
const talksByItself = (protocol: (typeof protocols)[number]) => {
  const options = withDefaults(protocol.manifest.options, {});
  const device = { number: protocol.simulatedNumber(1), seed: 1, faults: 0, startAt: 0, options };
  return protocol.createSimulator(device, tables.get(protocol.manifest.name)).packets !== null;
};

const unitsOf = (protocol: (typeof protocols)[number]) => {
  const points = [...protocol.manifest.points, ...protocol.pointsOf(tables.get(protocol.manifest.name))];
  return new Map(points.map(({ code, unit }) => [code, unit]));
};

describe.each(protocols.map((protocol) => ({ name: protocol.manifest.name, protocol })))(
  'a device that speaks $name',
  ({ protocol }) => {
    it('is heard through a socket, and what it says stands in the curves', async () => {
      const speaks = talksByItself(protocol);
      const count = speaks ? 60 : (ANSWERS[protocol.manifest.name] ?? 1);
      const { devices, latest, counters, report } = await meet(protocol, {}, count);
      expect(devices).toHaveLength(1);
      expect(devices[0]?.state).toBe('online');
      expect(counters).toMatchObject({ quarantined: 0, discardedBytes: { noise: 0, truncated: 0 } });
      expect(counters.frames).toBeGreaterThanOrEqual(count);
      expect(counters.acked).toBe(report.acked);
      const units = unitsOf(protocol);
      if (units.size > 0) expect(latest.length).toBeGreaterThan(0);
      for (const { factor, unit, quality } of latest) {
        expect(units.get(factor), factor).toBe(unit);
        expect(['ok', 'unstable'], factor).toContain(quality);
      }
    });

    it.runIf(talksByItself(protocol))('accounts for every byte of a faulty line', async () => {
      const { name, options } = protocol.manifest;
      const station = openTestStation({ clock: systemClock });
      stations.push(station);
      station.devices.start();
      const settings = { name, protocol: name, transport: LOOPBACK, options: {}, enabled: true };
      const link = station.devices.register.addLink(settings, 'test');
      await station.until(() => station.status(link).state === 'listening');
      const port = Number(station.status(link).address?.split(':').at(-1));
      const device = { number: protocol.simulatedNumber(3), seed: 3, faults: 0.5 };
      const all = withDefaults(options, {});
      const report = await simulateDevice(
        { to: `tcp:127.0.0.1:${port}`, rate: 10_000, count: 100 },
        (startAt) => protocol.createSimulator({ ...device, startAt, options: all }, tables.get(name)),
        systemClock,
      );
      await station.until(() => station.status(link).peerCount === 0);
      const { counters } = station.status(link);
      expect(report.faulty).toBeGreaterThan(20);
      expect(counters.bytes).toBe(report.bytes);
      expect(counters.quarantined).toBeGreaterThan(0);
    });
  },
);

describe('readers of chips and cards', () => {
  it.each([
    ['fdxb', 5, 'chip', /^999\d{12}$/, 5],
    ['idcard', 3, 'idCard', /^990000\*{8}\d{3}[\dX]$/, 1],
  ] as const)('%s: %i packets over a socket are on record', async (name, count, kind, code, reads) => {
    const protocol = protocols.find(({ manifest }) => manifest.name === name);
    if (!protocol) throw new Error('no such protocol');
    const { station, link, devices } = await meet(protocol, {}, count);
    const listed = () => station.devices.identities.list({ deviceId: null, cursor: null, limit: 10 }).rows;
    expect(listed()).toHaveLength(reads);
    for (const read of listed()) {
      expect(read).toMatchObject({ kind, linkId: link.id, deviceId: devices[0]?.id });
      expect(read.code).toMatch(code);
    }
  });
});

describe('what is said to devices', () => {
  it('fetches history over a socket, is on record, and is followed to its end', async () => {
    const station = openTestStation({ clock: systemClock });
    stations.push(station);
    const { register, orders } = station.devices;
    const device = register.addDevice(dustMonitor('YC0001'), 'test');
    const settings = { name: 'a', protocol: 'hj212', transport: LOOPBACK, options: {}, enabled: true };
    station.devices.start();
    const link = register.addLink(settings, 'test');
    await station.until(() => station.status(link).state === 'listening');
    const port = Number(station.status(link).address?.split(':').at(-1));
    const stop = new AbortController();
    const monitor = simulateHj212(
      {
        to: `tcp:127.0.0.1:${port}`,
        mn: 'YC0001',
        seed: 1,
        faults: 0,
        rate: null,
        count: null,
        signal: stop.signal,
      },
      systemClock,
    );
    await station.until(() => station.devices.device(device.id).state === 'online');
    const values = { period: '2051', begin: '20250612080000', end: '20250612080400' };
    const order = orders.send(
      { linkId: link.id, deviceId: device.id, command: 'history', values },
      'person:1/systemAdmin',
    );
    expect(order).toMatchObject({ state: 'sent', values });
    await station.until(() => orders.list()[0]?.state === 'done');
    const key = { deviceId: device.id, factor: 'a34002', statistic: 'avg', period: 'minute' } as const;
    const line = () =>
      station.telemetry.readSeries({ ...key, from: 0, to: Date.parse('2025-06-13T00:00:00Z'), points: 100 });
    await station.until(() => line().at.length === 5);
    const facts = station.db.prepare("SELECT actor FROM facts WHERE kind = 'DeviceCommanded.v1'").all();
    expect(facts).toEqual([{ actor: 'person:1/systemAdmin' }]);
    expect(() => orders.send({ linkId: link.id, deviceId: null, command: 'history', values }, 'x')).toThrow(
      'device.commandUnknown',
    );
    expect(() =>
      orders.send({ linkId: link.id, deviceId: device.id, command: 'history', values: { x: 1 } }, 'x'),
    ).toThrow('device.optionWrong');
    stop.abort();
    await monitor;
    await station.until(() => station.status(link).peerCount === 0);
    expect(() =>
      orders.send({ linkId: link.id, deviceId: device.id, command: 'getTime', values: {} }, 'x'),
    ).toThrow('device.notConnected');
    expect(orders.list()).toHaveLength(1);
  });
});

describe('devices that are asked', () => {
  it.each([
    ['yaohua', { ask: 'all' }, ['gross', 'net', 'tare']],
    ['modbus', { map: 'renke-noise', framing: 'tcp', everySeconds: 1 }, ['LA']],
  ] as const)('%s %j answers over a socket', async (name, options, factors) => {
    const protocol = protocols.find(({ manifest }) => manifest.name === name);
    if (!protocol) throw new Error('no such protocol');
    const { station, heard, counters } = await meet(protocol, options, factors.length);
    await station.until(() => heard().length === factors.length);
    expect(heard().sort()).toEqual([...factors]);
    expect(counters.quarantined).toBe(0);
  });
});
