import { join } from 'node:path';
import {
  createDevices,
  devicesMigration,
  devicesProjection,
  identitiesMigration,
  linkOptionsMigration,
  loadProtocolTables,
  type Transport,
} from '#electron/modules/devices/index.ts';
import { openDatabase } from '#electron/platform/db/index.ts';
import { factsMigration, Ledger } from '#electron/platform/facts/index.ts';
import { LiveHub } from '#electron/platform/live/index.ts';
import { type Log, silentLog } from '#electron/platform/log/index.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import {
  DEVICE_TOPICS,
  type DeviceSettings,
  type Link,
  type LinkSettings,
  type LinkStatus,
} from '#shared/modules/devices/index.ts';
import { TELEMETRY_TOPIC } from '#shared/modules/telemetry/index.ts';
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
    migrations: [
      factsMigration,
      devicesMigration,
      { ...linkOptionsMigration, number: 3 },
      { ...identitiesMigration, number: 4 },
    ],
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
    /** Resolves as soon as a change is told of after which `holds` is true. */
    async until(holds: () => boolean): Promise<void> {
      if (holds()) return;
      const over = new AbortController();
      const topics = [...Object.values(DEVICE_TOPICS), TELEMETRY_TOPIC];
      for await (const _ of hub.watch(topics, 0, over.signal)) if (holds()) over.abort();
    },
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

export function linkSettings(transport: LinkSettings['transport'], name = '接入'): LinkSettings {
  return { name, protocol: 'hj212', transport, options: {}, enabled: true };
}

/** Listens on a port that the operating system chooses. */
export const LOOPBACK: LinkSettings['transport'] = {
  kind: 'tcp-server',
  host: '127.0.0.1',
  port: 0,
  allowedPeers: [],
};
