import { join } from 'node:path';
import {
  createDevices,
  devicesMigration,
  devicesProjection,
  loadProtocolTables,
  type Transport,
} from '#electron/modules/devices/index.ts';
import { openDatabase } from '#electron/platform/db/index.ts';
import { factsMigration, Ledger } from '#electron/platform/facts/index.ts';
import { LiveHub } from '#electron/platform/live/index.ts';
import { type Log, silentLog } from '#electron/platform/log/index.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import type { DeviceSettings, Link, LinkStatus } from '#shared/modules/devices/index.ts';
import { createTelemetry } from './create-telemetry.ts';

const RESOURCES = join(import.meta.dirname, '../../../resources');

export interface TestStationOptions {
  clock: Clock;
  /** Folder for the two database files; in memory when left out. */
  folder?: string;
  openTransport?: (link: Link, clock: Clock) => Transport;
  log?: Log;
}

/** Devices and telemetry put together as the engine does it, on real databases. */
export function openTestStation({ clock, folder, openTransport, log = silentLog }: TestStationOptions) {
  const db = openDatabase({
    file: folder ? join(folder, 'station.db') : ':memory:',
    applicationId: 1,
    durability: 'FULL',
    migrations: [factsMigration, devicesMigration],
  });
  const ledger = new Ledger({ db, station: 'A', clock, projections: [devicesProjection] });
  const hub = new LiveHub(clock);
  const telemetry = createTelemetry({
    file: folder ? join(folder, 'telemetry.db') : ':memory:',
    clock,
    hub,
    log,
  });
  const tables = loadProtocolTables(RESOURCES);
  const devices = createDevices({
    db,
    ledger,
    telemetry,
    tables,
    hub,
    clock,
    log,
    random: () => 0.5,
    ...(openTransport ? { openTransport } : {}),
  });
  const status = (link: Link): LinkStatus => {
    const found = devices.linkStatus().find(({ linkId }) => linkId === link.id);
    if (!found) throw new Error('no such link');
    return found;
  };
  return {
    db,
    ledger,
    hub,
    telemetry,
    devices,
    status,
    async close(): Promise<void> {
      await devices.close();
      telemetry.close();
      db.close();
    },
  };
}

/** A device that sends dust in µg/m³, as the simulator does. */
export function dustMonitor(mn: string, over: Partial<DeviceSettings> = {}): DeviceSettings {
  const dust = 'µg/m³';
  return {
    mn,
    name: `扬尘 ${mn}`,
    kind: 'dust-monitor',
    modelKey: null,
    place: { streetCode: null, address: '', lng: null, lat: null },
    profile: { crc: 'strict', units: { a34001: dust, a34002: dust, a34004: dust }, acknowledge: true },
    linkId: null,
    staleAfterMinutes: 10,
    enabled: true,
    ...over,
  };
}

/** Resolves as soon as `holds` is true after one of the changes that `watch` tells of. */
export async function until(holds: () => boolean, watch: (changed: () => void) => () => void): Promise<void> {
  if (holds()) return;
  await new Promise<void>((resolve) => {
    const stop = watch(() => {
      if (!holds()) return;
      stop();
      resolve();
    });
  });
}
