import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, watch } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { simulateHj212 } from '#electron/modules/devices/index.ts';
import { systemClock } from '#electron/platform/clock/index.ts';
import { dustMonitor, linkSettings, openTestStation } from './testing.ts';

const hasSocat = spawnSync('socat', ['-V']).status === 0;
const serial = (path: string) =>
  linkSettings({ kind: 'serial', path, baudRate: 9600, dataBits: 8, parity: 'none', stopBits: 1 });

const undo: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step();
});

function start() {
  const station = openTestStation({ clock: systemClock });
  undo.push(() => station.close());
  station.devices.start();
  return station;
}

/** Two pseudo-terminals with a wire between them. */
async function wire(): Promise<{ near: string; far: string; process: ChildProcess }> {
  const folder = mkdtempSync(join(tmpdir(), 'ucc-pty-'));
  const [near, far] = [join(folder, 'near'), join(folder, 'far')];
  const both = new Promise<void>((resolve) => {
    const watcher = watch(folder, () => {
      if (!existsSync(near) || !existsSync(far)) return;
      watcher.close();
      resolve();
    });
  });
  const process = spawn('socat', [`pty,raw,echo=0,link=${near}`, `pty,raw,echo=0,link=${far}`]);
  undo.push(async () => {
    if (process.exitCode === null && process.kill()) await once(process, 'exit');
    rmSync(folder, { recursive: true, force: true });
  });
  await both;
  return { near, far, process };
}

describe('a serial link', () => {
  it('says that a port is missing and keeps trying', async () => {
    const station = start();
    const link = station.devices.register.addLink(serial('/dev/ttyNONE9'), 'test');
    await station.until(() => station.status(link).state === 'waiting');
    expect(station.status(link)).toMatchObject({ error: { code: 'link.missing' }, reconnectAttempt: 1 });
  });

  it.skipIf(!hasSocat)(
    'carries the same bytes as a socket (skipped where socat is not installed)',
    async () => {
      const station = start();
      const { near, far } = await wire();
      const device = station.devices.register.addDevice(dustMonitor('YC0001'), 'test');
      const link = station.devices.register.addLink(serial(near), 'test');
      await station.until(() => station.status(link).state === 'connected');
      const options = {
        to: `serial:${far}`,
        mn: 'YC0001',
        rate: 200,
        count: 30,
        seed: 1,
        faults: 0,
      } as const;
      expect(await simulateHj212(options, systemClock)).toMatchObject({ sent: 30, acked: 30 });
      expect(station.telemetry.latest([device.id]).length).toBeGreaterThan(0);
      const second = station.devices.register.addLink(serial(near), 'test');
      await station.until(() => station.status(second).state === 'waiting');
      expect(station.status(second).error?.code).toBe('link.portBusy');
    },
  );
});
