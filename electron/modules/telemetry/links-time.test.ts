import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { call } from '@orpc/server';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { hj212, MemoryTransport } from '#electron/modules/devices/index.ts';
import { ManualClock, systemClock } from '#electron/platform/clock/index.ts';
import { PERMISSIONS } from '#shared/kernel/permissions.ts';
import type { DeviceSettings, Link } from '#shared/modules/devices/index.ts';
import { dustMonitor, LOOPBACK, linkSettings, openTestStation } from './testing.ts';

const NOW = Date.UTC(2026, 0, 10, 4, 0);
const MINUTE = 60_000;
const stations: ReturnType<typeof openTestStation>[] = [];
const folders: string[] = [];
afterEach(async () => {
  for (const station of stations.splice(0)) await station.close();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A station whose links are memory and whose clock stands still. */
function start(device: Partial<DeviceSettings> = {}) {
  const clock = new ManualClock(NOW);
  const wires: MemoryTransport[] = [];
  const answers: string[] = [];
  const station = openTestStation({
    clock,
    openTransport() {
      const wire = new MemoryTransport((_, bytes) => answers.push(Buffer.from(bytes).toString()));
      wires.push(wire);
      return wire;
    },
  });
  stations.push(station);
  const monitor = station.devices.register.addDevice(dustMonitor('YC0001', device), 'test');
  station.devices.start();
  const link = station.devices.register.addLink(linkSettings(LOOPBACK), 'test');
  const wire = () => wires.at(-1) as MemoryTransport;
  wire().connect('peer');
  const latest = (): number[] => station.telemetry.latest([monitor.id]).map(({ value }) => value);
  return { ...station, clock, wires, wire, answers, monitor, link, latest };
}

interface Upload {
  mn?: string;
  at?: number;
  value?: number;
  cn?: string;
  flag?: string;
  fields?: Record<string, string>;
  item?: Record<string, string>;
  crc?: hj212.CrcMode;
}

function upload({
  mn = 'YC0001',
  at = NOW,
  value = 50,
  cn = '2011',
  flag = '5',
  fields = {},
  item,
  crc = 'hj212',
}: Upload = {}) {
  const time = hj212.formatDeviceTime(at);
  const head = {
    QN: hj212.formatDeviceTime(at, true),
    ST: '39',
    CN: cn,
    PW: '123456',
    MN: mn,
    Flag: flag,
    ...fields,
  };
  return hj212.encodePacket({
    fields: head,
    cp: [{ DataTime: time }, item ?? { 'a34002-Rtd': String(value), 'a34002-Flag': 'N' }],
    crc,
  });
}

describe('from bytes to readings', () => {
  it('answers only after the batch is on disk', () => {
    const { wire, clock, answers, latest, status, link } = start();
    wire().receive('peer', upload());
    expect([answers.length, latest()]).toEqual([0, []]);
    clock.advance(100);
    expect(latest()).toEqual([50]);
    expect(answers[0]).toMatch(/ST=91;CN=9014;.*MN=YC0001;Flag=4/);
    expect(status(link).counters).toMatchObject({ frames: 1, readings: 1, acked: 1 });
  });

  it('answers nothing that it could not write, and says why', () => {
    const { wire, clock, answers, telemetry, status, link } = start();
    telemetry.close();
    wire().receive('peer', upload());
    clock.advance(100);
    expect(answers).toEqual([]);
    expect(status(link)).toMatchObject({
      error: { code: 'link.notStored' },
      counters: { notStored: 1, acked: 0 },
    });
    stations.pop();
  });

  it('gives the same however the bytes are cut', () => {
    const bytes = Buffer.concat([
      upload(),
      Buffer.from('\0noise'),
      upload({ at: NOW + 30_000, value: 60 }),
      upload(),
    ]);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1 }), (cuts) => {
        const { wire, clock, answers, latest, status, link } = start();
        for (let at = 0, i = 0; at < bytes.length; i++) {
          const size = cuts[i % cuts.length] as number;
          wire().receive('peer', bytes.subarray(at, at + size));
          at += size;
        }
        clock.advance(100);
        expect(latest()).toEqual([60]);
        expect(answers).toHaveLength(3);
        expect(status(link).counters).toMatchObject({ frames: 3, readings: 2, duplicates: 1, acked: 3 });
        expect(status(link).counters.discardedBytes.noise).toBe(6);
      }),
      { numRuns: 25 },
    );
  });

  it.each<[string, Upload, string]>([
    ['a normal value', {}, 'ok'],
    ['a value in maintenance', { item: { 'a34002-Rtd': '50', 'a34002-Flag': 'M' } }, 'maintenance'],
    ['a value nothing can have', { value: 9_000_000 }, 'implausible'],
    ['a date that lies ahead', { at: NOW + 6 * MINUTE }, 'skewed'],
    ['a date a little ahead', { at: NOW + 4 * MINUTE }, 'ok'],
    ['history sent late', { at: NOW - 90 * 24 * 60 * MINUTE }, 'ok'],
    ['a flag of no standard', { item: { 'a34002-Rtd': '50', 'a34002-Flag': 'Q' } }, 'unknown'],
  ])('keeps %s and says what it is worth', (_, packet, quality) => {
    const { wire, clock, telemetry, monitor } = start();
    wire().receive('peer', upload(packet));
    clock.advance(100);
    const at = packet.at ?? NOW;
    expect(telemetry.latest([monitor.id])).toMatchObject([{ quality, at, receivedAt: NOW }]);
  });

  it('stores both parts of a split upload in any order and answers each', () => {
    const { wire, clock, answers, telemetry, monitor, status, link } = start();
    const part = (number: string, factor: string) =>
      upload({
        cn: '2051',
        flag: '7',
        fields: { PNUM: '2', PNO: number },
        item: { [`${factor}-Avg`]: '20' },
      });
    wire().receive('peer', part('2', 'a34004'));
    wire().receive('peer', part('1', 'a34002'));
    clock.advance(100);
    expect(telemetry.latest([monitor.id]).map(({ factor, at }) => [factor, at])).toEqual([
      ['a34004', NOW],
      ['a34002', NOW],
    ]);
    expect(answers).toHaveLength(2);
    clock.advance(2 * MINUTE);
    expect(status(link).counters.incomplete).toBe(0);
    wire().receive(
      'peer',
      upload({ at: NOW + MINUTE, cn: '2051', flag: '7', fields: { PNUM: '2', PNO: '1' } }),
    );
    clock.advance(2 * MINUTE);
    expect(status(link).counters.incomplete).toBe(1);
  });

  it('keeps what a fan is doing as figures, and answers a packet that brings none', () => {
    const { wire, clock, answers, telemetry, monitor, status, link } = start();
    wire().receive('peer', upload({ cn: '2021', item: { 'SB1-RS': '1', 'SB2-RS': '4' } }));
    wire().receive('peer', upload({ cn: '9015', item: {} }));
    clock.advance(100);
    const figures = telemetry.latest([monitor.id]).map(({ factor, value }) => [factor, value]);
    expect(figures).toEqual([
      ['SB1-RS', 1],
      ['SB2-RS', 4],
    ]);
    expect(answers).toHaveLength(2);
    expect(status(link).counters.duplicates).toBe(0);
  });

  it.each<[string, Upload, Partial<DeviceSettings>, string]>([
    ['a checksum of another family', { crc: 'modbus' }, {}, 'profile'],
    ['no device number', { mn: '' }, {}, 'grammar'],
    ['a device of another link', {}, { linkId: 'second' }, 'wrongLink'],
  ])('puts %s aside unanswered', (_, packet, device, reason) => {
    const { wire, clock, answers, telemetry, latest, devices, monitor } = start();
    const other = devices.register.addLink({ ...linkSettings(LOOPBACK, 'second'), enabled: false }, 'test');
    if (device.linkId)
      devices.register.changeDevice({ ...dustMonitor('YC0001'), id: monitor.id, linkId: other.id }, 'test');
    wire().receive('peer', upload(packet));
    clock.advance(100);
    expect([answers, latest()]).toEqual([[], []]);
    const { rows } = telemetry.listQuarantine({ linkId: null, reason: null, cursor: null, limit: 10 });
    expect(rows.map((row) => row.reason)).toEqual([reason]);
  });

  it('takes the checksum family that a profile names', () => {
    const { wire, clock, answers, latest } = start({
      profile: { crc: 'auto', units: { a34002: 'mg/m³' }, acknowledge: true },
    });
    wire().receive('peer', upload({ crc: 'modbus', value: 0.05 }));
    clock.advance(100);
    expect(latest()).toEqual([50]);
    expect(answers).toHaveLength(1);
  });

  it('shows who is not registered, and takes it in once it is', () => {
    const { wire, clock, answers, devices, link, telemetry } = start();
    for (let i = 0; i < 3; i++) wire().receive('peer', upload({ mn: 'YC0777', at: NOW + i }));
    clock.advance(100);
    const { unknownDevices } = devices.router;
    const context = { session: { windowId: '1', windowKind: 'desk' as const, signedIn: officer() } };
    return call(unknownDevices.list, undefined, { context }).then((unknown) => {
      expect(unknown).toMatchObject([
        { mn: 'YC0777', linkId: link.id, frames: 3, suggestedKind: 'dust-monitor' },
      ]);
      expect(answers).toEqual([]);
      const device = devices.register.addDevice(dustMonitor('YC0777'), 'test');
      wire().receive('peer', upload({ mn: 'YC0777' }));
      clock.advance(100);
      expect(answers).toHaveLength(1);
      expect(telemetry.latest([device.id])).toHaveLength(1);
    });
  });

  it('takes the very packet by which a device was found, when it is registered on the spot', () => {
    const { wire, clock, answers, devices } = start();
    devices.onUnknown(({ mn }) => devices.register.addDevice(dustMonitor(mn), 'test'));
    wire().receive('peer', upload({ mn: 'YC0888' }));
    clock.advance(100);
    expect(answers).toHaveLength(1);
  });

  it('settles a packet whose line end was lost once the line is quiet', () => {
    const { wire, clock, answers } = start();
    wire().receive('peer', upload().subarray(0, -2));
    clock.advance(2100);
    expect(answers).toHaveLength(1);
  });

  it('rests a peer that sends too fast, and only that one', () => {
    const { wire, clock, status, link } = start();
    wire().connect('calm');
    wire().receive('peer', new Uint8Array(6 * 1024 * 1024));
    wire().receive('calm', upload());
    expect([...wire().paused]).toEqual(['peer']);
    expect(
      status(link)
        .peers.filter(({ throttled }) => throttled)
        .map(({ id }) => id),
    ).toEqual(['peer']);
    clock.advance(500);
    expect([...wire().paused]).toEqual([]);
  });
});

describe('over time', () => {
  it('tries again later and later, and at once gentler when it was served', () => {
    const { devices, wires, clock, status } = start();
    const broken = { code: 'link.refused', params: {} };
    const client = devices.register.addLink(
      linkSettings({ kind: 'tcp-client', host: 'dtu', port: 1 }),
      'test',
    );
    const wire = () => wires.at(-1) as MemoryTransport;
    for (const [attempt, wait] of [1000, 2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000].entries()) {
      wire().fail(broken);
      const count = wires.length;
      expect(status(client)).toMatchObject({
        state: 'waiting',
        error: broken,
        reconnectAttempt: attempt + 1,
      });
      expect(status(client).nextAttemptAt).toBe(clock.now() + wait);
      clock.advance(wait - 1);
      expect(wires).toHaveLength(count);
      clock.advance(1);
      expect(wires).toHaveLength(count + 1);
      expect(status(client)).toMatchObject({ state: 'connected', nextAttemptAt: null });
    }
    wire().connect('dtu');
    wire().receive('dtu', upload());
    wire().fail(broken);
    expect(status(client).nextAttemptAt).toBe(clock.now() + 1000);
  });

  it('notices that a device fell silent, and that it is back', () => {
    const { devices, monitor, wire, clock } = start({ staleAfterMinutes: 10 });
    const changes: unknown[] = [];
    devices.onPresence(({ state, lastSeenAt }) => changes.push([state, lastSeenAt]));
    expect(devices.device(monitor.id)).toMatchObject({ state: 'never', lastSeenAt: null, clockSkewMs: null });
    wire().receive('peer', upload({ at: NOW - 7000 }));
    clock.advance(100);
    expect(devices.device(monitor.id)).toMatchObject({
      state: 'online',
      lastSeenAt: NOW,
      clockSkewMs: -7000,
    });
    clock.advance(10 * MINUTE + 10_000);
    expect(devices.device(monitor.id).state).toBe('stale');
    wire().receive('peer', upload({ at: clock.now() }));
    clock.advance(100);
    expect(changes).toEqual([
      ['online', NOW],
      ['stale', NOW],
      ['online', clock.now() - 100],
    ]);
  });

  it('calls an open line stale when nothing comes, and opens a serial port afresh', async () => {
    const { devices, wires, clock, status, link, wire } = start();
    const serial = devices.register.addLink(
      linkSettings({
        kind: 'serial',
        path: 'COM3',
        baudRate: 9600,
        dataBits: 8,
        parity: 'none',
        stopBits: 1,
      }),
      'test',
    );
    const before = wires.length;
    const reopened = new Promise<void>((resolve) => {
      const check = () => (wires.length > before ? resolve() : setImmediate(check));
      check();
    });
    clock.advance(10 * MINUTE + 2000);
    await reopened;
    expect(status(link).state).toBe('stale');
    expect(status(serial).state).toBe('stale');
    const port = wire();
    port.connect('COM3');
    port.receive('COM3', upload());
    expect(status(serial).state).toBe('connected');
  });

  it('shows out who never brings a packet', () => {
    const { wire, clock, status, link } = start();
    clock.advance(2 * 60 * MINUTE + 2000);
    expect(wire().peers.size).toBe(0);
    expect(status(link)).toMatchObject({ state: 'listening', peerCount: 0 });
  });
});

describe('a captured file', () => {
  it('plays like any other wire and ends', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'ucc-replay-'));
    folders.push(folder);
    const file = join(folder, 'capture.bin');
    writeFileSync(
      file,
      Buffer.concat(Array.from({ length: 500 }, (_, i) => upload({ at: NOW + i * 1000, value: i }))),
    );
    const station = openTestStation({ clock: systemClock });
    stations.push(station);
    const device = station.devices.register.addDevice(dustMonitor('YC0001'), 'test');
    station.devices.start();
    const play = (bytesPerSecond: number, path = file): Link =>
      station.devices.register.addLink(linkSettings({ kind: 'replay', file: path, bytesPerSecond }), 'test');
    const link = play(0);
    await station.until(
      () => station.status(link).state === 'stopped' && station.status(link).counters.readings === 500,
    );
    expect(station.telemetry.latest([device.id])).toMatchObject([{ value: 499 }]);
    const paced = play(400_000);
    await station.until(
      () => station.status(paced).state === 'stopped' && station.status(paced).counters.duplicates === 500,
    );
    const missing = play(0, join(folder, 'none.bin'));
    await station.until(() => station.status(missing).state === 'failed');
    expect(station.status(missing).error?.code).toBe('link.missing');
  });
});

describe('at the door', () => {
  it('answers every question in the shape of its contract, and only to who may ask', async () => {
    const { devices, telemetry, wire, clock, monitor, link } = start();
    wire().receive('peer', Buffer.concat([Buffer.from('PW=1234'), upload()]));
    clock.advance(1100);
    const context = { session: { windowId: '1', windowKind: 'desk' as const, signedIn: officer() } };
    const ask = { context };
    const deviceId = monitor.id;
    const textOf = (hex: string | undefined) => Buffer.from(hex ?? '', 'hex').toString();
    const [status] = await call(devices.router.links.status, undefined, ask);
    expect(textOf(status?.lastFrame?.hex)).toContain(';PW=******;');
    const [sealed] = (await call(devices.router.quarantine.list, {}, ask)).rows;
    expect(textOf(sealed?.hex)).toBe('PW=****');
    expect(await call(devices.router.links.status, undefined, ask)).toMatchObject([
      {
        linkId: link.id,
        state: 'connected',
        lastFrame: { ok: true, checksum: 'hj212' },
        counters: { acked: 1 },
      },
    ]);
    expect(await call(devices.router.links.list, undefined, ask)).toHaveLength(1);
    const page = await call(devices.router.devices.list, { search: 'yc00', state: 'online' }, ask);
    expect(page).toMatchObject({ rows: [{ id: deviceId, mn: 'YC0001' }], next: null });
    expect((await call(devices.router.quarantine.list, {}, ask)).rows).toMatchObject([
      { reason: 'noise', bytes: 7 },
    ]);
    expect(await call(devices.router.serialPorts.list, undefined, ask)).toBeInstanceOf(Array);
    const [latest] = await call(telemetry.router.latest, { deviceIds: [deviceId] }, ask);
    expect(latest).toMatchObject({ factor: 'a34002', value: 50 });
    const frame = await call(telemetry.router.frame.get, { frameId: latest?.frameId ?? 0 }, ask);
    expect(frame.fields.map(({ text }) => text).join('')).toContain('a34002-Rtd=50');
    expect(frame.fields.map(({ text }) => text)).toContain('PW=******');
    expect(textOf(frame.hex)).toContain(';PW=******;');
    expect(Buffer.from(telemetry.getFrame(frame.id).raw).toString()).toContain(';PW=123456;');
    expect(await call(telemetry.router.series.list, { deviceId }, ask)).toHaveLength(1);
    const range = {
      deviceId,
      factor: 'a34002',
      statistic: 'value',
      period: 'realtime',
      from: 0,
      to: NOW * 2,
      points: 9,
    } as const;
    expect((await call(telemetry.router.series.read, range, ask)).last).toEqual([50]);
    const stopped = await call(devices.router.links.stop, { id: link.id }, ask);
    expect(stopped.enabled).toBe(false);
    const visitor = { context: { session: { windowId: '1', windowKind: 'desk' as const, signedIn: null } } };
    await expect(call(devices.router.links.list, undefined, visitor)).rejects.toThrow('door.signInFirst');
  });
});

function officer() {
  return {
    personId: '1',
    personName: '管理员',
    postId: 'admin',
    unitId: null,
    permissions: new Set(PERMISSIONS),
  };
}
