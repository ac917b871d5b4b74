import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createConnection, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { simulateHj212 } from '#electron/modules/devices/index.ts';
import { systemClock } from '#electron/platform/clock/index.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import type { Link, LinkSettings } from '#shared/modules/devices/index.ts';
import { dustMonitor, LOOPBACK, linkSettings, openTestStation } from './testing.ts';

type Station = ReturnType<typeof openTestStation>;
const stations: Station[] = [];
const folders: string[] = [];
const sockets: Socket[] = [];
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  for (const station of stations.splice(0)) await station.close();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function start(clock: Clock = systemClock): Station {
  const station = openTestStation({ clock });
  stations.push(station);
  station.devices.start();
  return station;
}

async function listen(
  station: Station,
  transport: LinkSettings['transport'] = LOOPBACK,
): Promise<{ link: Link; port: number }> {
  const link = station.devices.register.addLink(linkSettings(transport), 'test');
  await station.until(() => station.status(link).state === 'listening');
  return { link, port: Number(station.status(link).address?.split(':').at(-1)) };
}

async function dial(port: number): Promise<Socket> {
  const socket = createConnection({ host: '127.0.0.1', port });
  sockets.push(socket);
  await once(socket, 'connect');
  // Being cut off is what some of these tests are about.
  socket.on('error', () => {});
  return socket;
}

async function closed(socket: Socket): Promise<void> {
  if (!socket.closed) await new Promise<void>((resolve) => socket.once('close', () => resolve()));
}

const simulation = (port: number, mn = 'YC0001') =>
  ({ to: `tcp:127.0.0.1:${port}`, mn, rate: 10_000, count: 60, seed: 1, faults: 0 }) as const;

describe('a TCP link', () => {
  it('takes a device in, stores what it says and answers every packet', async () => {
    const station = start();
    const { link, port } = await listen(station);
    const device = station.devices.register.addDevice(dustMonitor('YC0001'), 'test');
    const report = await simulateHj212(simulation(port), systemClock);
    expect(report).toMatchObject({ sent: 60, acked: 60, faulty: 0 });
    const pm10 = { deviceId: device.id, factor: 'a34002', statistic: 'value', period: 'realtime' } as const;
    const line = station.telemetry.readSeries({ ...pm10, from: 0, to: systemClock.now(), points: 1000 });
    expect(line.at).toHaveLength(40);
    expect(line.unit).toBe('µg/m³');
    expect(station.telemetry.getFrame(line.frameId[0] as number)).toMatchObject({
      deviceId: device.id,
      linkId: link.id,
    });
    expect(station.devices.device(device.id)).toMatchObject({ state: 'online' });
    const again = await simulateHj212(simulation(port), systemClock);
    expect(again.acked).toBe(60);
    // The simulator dates from the present minute, which may just have turned.
    expect(station.status(link).counters.duplicates).toBeGreaterThanOrEqual(57);
  });

  it('accounts for every byte of a faulty line and stores the rest', async () => {
    const station = start();
    const { link, port } = await listen(station);
    station.devices.register.addDevice(dustMonitor('YC0001'), 'test');
    const report = await simulateHj212({ ...simulation(port), count: 300, faults: 0.4 }, systemClock);
    await station.until(() => station.status(link).peerCount === 0);
    const { counters } = station.status(link);
    expect(report.faulty).toBeGreaterThan(50);
    expect(counters.bytes).toBe(report.bytes);
    expect(counters.acked).toBe(report.acked);
    expect(report.acked).toBeGreaterThanOrEqual(
      report.sent - report.faulty - counters.discardedBytes.truncated,
    );
    expect(counters.quarantined).toBeGreaterThan(0);
  });

  it('shows a browser out, notes it, and goes on with the rest', async () => {
    const station = start();
    const { link, port } = await listen(station);
    station.devices.register.addDevice(dustMonitor('YC0001'), 'test');
    const browser = await dial(port);
    browser.write('GET / HTTP/1.1\r\nHost: station\r\n\r\n');
    await closed(browser);
    expect((await simulateHj212(simulation(port), systemClock)).acked).toBe(60);
    expect(station.status(link).counters.refusedPeers).toBe(1);
    const { rows } = station.telemetry.listQuarantine({
      linkId: link.id,
      reason: 'stranger',
      cursor: null,
      limit: 10,
    });
    expect(Buffer.from(rows[0]?.hex ?? '', 'hex').toString()).toContain('GET / HTTP/1.1');
  });

  it('survives a flood of rubbish from one side while a device is served on the other', async () => {
    const station = start();
    const { link, port } = await listen(station);
    station.devices.register.addDevice(dustMonitor('YC0001'), 'test');
    const flood = await dial(port);
    const rubbish = Buffer.alloc(1024 * 1024, '##9999ZZ');
    for (let i = 0; i < 8; i++) flood.write(rubbish);
    await station.until(() => station.status(link).counters.bytes > 4 * 1024 * 1024);
    expect((await simulateHj212(simulation(port), systemClock)).acked).toBe(60);
    const { rows } = station.telemetry.listQuarantine({
      linkId: link.id,
      reason: null,
      cursor: null,
      limit: 200,
    });
    expect(rows.length).toBeLessThan(200);
  });

  it('counts a packet that breaks off with its line', async () => {
    const station = start();
    const { link, port } = await listen(station);
    const socket = await dial(port);
    socket.end('##0101QN=20160801085857223;ST=32;CN=10');
    await station.until(() => station.status(link).counters.discardedBytes.truncated > 0);
    expect(station.status(link)).toMatchObject({ state: 'listening', peerCount: 0 });
    expect(station.status(link).counters.discardedBytes.truncated).toBe(38);
  });

  it('lets only the named in', async () => {
    const station = start();
    const { link, port } = await listen(station, {
      ...LOOPBACK,
      allowedPeers: ['10.1.2.3'],
    } as LinkSettings['transport']);
    await closed(await dial(port));
    await station.until(() => station.status(link).counters.refusedPeers === 1);
    expect(station.status(link).peerCount).toBe(0);
  });

  it('says that a port is taken, keeps trying and harms nobody', async () => {
    const station = start();
    const { port, link } = await listen(station);
    station.devices.register.addDevice(dustMonitor('YC0001'), 'test');
    const second = station.devices.register.addLink(
      linkSettings({ ...LOOPBACK, port } as LinkSettings['transport']),
      'test',
    );
    await station.until(() => station.status(second).state === 'waiting');
    expect(station.status(second).error?.code).toBe('link.addressInUse');
    expect((await simulateHj212(simulation(port), systemClock)).acked).toBe(60);
    station.devices.register.enableLink(link.id, false, 'test');
    await station.until(() => station.status(second).state === 'listening');
  });

  it('dials a serial server and takes what comes', async () => {
    const station = start();
    const device = station.devices.register.addDevice(dustMonitor('YC0001'), 'test');
    const { port: inner } = await listen(station);
    const bridge = createServer((socket) => {
      void simulateHj212(simulation(inner), systemClock).then(() => socket.end());
    });
    bridge.listen(0, '127.0.0.1');
    await once(bridge, 'listening');
    const { port } = bridge.address() as AddressInfo;
    const client = station.devices.register.addLink(
      linkSettings({ kind: 'tcp-client', host: '127.0.0.1', port }),
      'test',
    );
    await station.until(() => station.status(client).state === 'connected');
    await station.until(() => station.status(client).state === 'waiting');
    expect(station.status(client).error?.code).toBe('link.reset');
    expect(station.telemetry.latest([device.id]).length).toBeGreaterThan(0);
    station.devices.register.removeLink(client.id, 'test');
    bridge.close();
    await once(bridge, 'close');
  });
});

describe('what stays', () => {
  it('keeps every acknowledged packet when the process is killed', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'ucc-kill-'));
    folders.push(folder);
    const script = `
      import { systemClock } from '#electron/platform/clock/index.ts';
      import { dustMonitor, LOOPBACK, linkSettings, openTestStation } from '#electron/modules/telemetry/testing.ts';
      const station = openTestStation({ clock: systemClock, folder: ${JSON.stringify(folder)} });
      station.devices.register.addDevice(dustMonitor('YC0001'), 'test');
      const link = station.devices.register.addLink(linkSettings(LOOPBACK), 'test');
      station.devices.start();
      await station.until(() => station.status(link).state === 'listening');
      console.log(station.status(link).address.split(':')[1]);`;
    const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = (await once(child.stdout, 'data')) as [Buffer];
    const exited = once(child, 'exit');
    const figures = { acked: 0 };
    await simulateHj212(
      { ...simulation(Number(line.toString())), rate: 400, count: 3000 },
      systemClock,
      ({ acked }) => {
        figures.acked = acked;
        if (acked >= 100) child.kill('SIGKILL');
      },
    ).catch(() => {});
    await exited;
    const station = openTestStation({ clock: systemClock, folder });
    stations.push(station);
    const [device] = station.devices.devices();
    let kept = 0;
    for (const period of ['realtime', 'minute'] as const) {
      const statistic = period === 'minute' ? 'avg' : 'value';
      const key = { deviceId: device?.id ?? '', factor: 'a34002', statistic, period } as const;
      kept += station.telemetry.readSeries({ ...key, from: 0, to: 1e15, points: 4000 }).at.length;
    }
    expect(figures.acked).toBeGreaterThanOrEqual(100);
    expect(kept).toBeGreaterThanOrEqual(figures.acked);
  });

  it('leaves no socket, port or timer when it is closed', async () => {
    let timers = 0;
    const counted = (set: () => () => void) => {
      let live = 1;
      timers += 1;
      const cancel = set();
      const done = () => {
        timers -= live;
        live = 0;
      };
      const stop = () => {
        done();
        cancel();
      };
      return { done, cancel: stop };
    };
    const clock: Clock = {
      now: () => systemClock.now(),
      after(ms, task) {
        const run = () => {
          timer.done();
          task();
        };
        const timer = counted(() => systemClock.after(ms, run));
        return timer.cancel;
      },
      every: (ms, task) => counted(() => systemClock.every(ms, task)).cancel,
    };
    const handles = () =>
      process
        .getActiveResourcesInfo()
        .filter((name) => /TCP|Serial|FS/.test(name))
        .sort();
    const before = handles();
    const station = openTestStation({ clock });
    station.devices.start();
    const { port } = await listen(station);
    station.devices.register.addLink(linkSettings({ kind: 'tcp-client', host: '127.0.0.1', port }), 'test');
    station.devices.register.addLink(
      linkSettings({ kind: 'tcp-client', host: '127.0.0.1', port: 1 }),
      'test',
    );
    const socket = await dial(port);
    socket.write('##0101QN=2016');
    await station.until(() => station.devices.linkStatus().some(({ state }) => state === 'waiting'));
    expect(timers).toBeGreaterThan(3);
    await station.close();
    await closed(socket);
    expect(timers).toBe(0);
    // The event loop frees closed handles at the end of its turn.
    await new Promise<void>((resolve) => setImmediate(resolve));
    expect(handles()).toEqual(before);
  });
});
