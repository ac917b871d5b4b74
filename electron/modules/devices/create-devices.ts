import type { Database } from '#electron/platform/db/index.ts';
import type { Ledger } from '#electron/platform/facts/index.ts';
import type { LiveHub } from '#electron/platform/live/index.ts';
import type { Log } from '#electron/platform/log/index.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import {
  DEVICE_TOPICS,
  type Device,
  type DeviceKind,
  type Link,
  type LinkStatus,
} from '#shared/modules/devices/index.ts';
import { FrameBatcher } from './links/frame-batcher.ts';
import { LinkSupervisor } from './links/supervisor.ts';
import { listProtocols } from './list-protocols.query.ts';
import { createIntake, type ProtocolTables } from './load-protocol-tables.ts';
import { Orders } from './orders.ts';
import { findProtocol, withDefaults } from './protocols/index.ts';
import { IdentityReads } from './registry/identity-reads.ts';
import { Presence, type PresenceListener } from './registry/presence.ts';
import { Register } from './registry/register.ts';
import type { RegisteredDevice } from './registry/store.ts';
import { UnknownDevices } from './registry/unknown-devices.ts';
import { devicesRouter } from './router.ts';
import type { TelemetryPort } from './telemetry-port.ts';
import { createTransport } from './transports/create-transport.ts';
import { listSerialPorts } from './transports/list-serial-ports.ts';
import type { Transport } from './transports/transport.ts';

export interface DevicesDeps {
  /** `station.db`, brought to shape with `devicesMigrations`. */
  db: Database;
  /** Made with `devicesProjection` among its projections. */
  ledger: Ledger;
  telemetry: TelemetryPort;
  /** From `loadProtocolTables(resources)`. */
  tables: ProtocolTables;
  hub: LiveHub;
  clock: Clock;
  log: Log;
  /** What opens a link's wire; sockets, ports and files when left out. */
  openTransport?: (link: Link, clock: Clock) => Transport;
  /** Numbers in [0, 1) for the jitter of reconnecting; the machine's when left out. */
  random?: () => number;
}

export type UnknownListener = (heard: { mn: string; linkId: string; suggestedKind: DeviceKind }) => void;

/** Reads the register; nothing is opened before `start()`. */
export function createDevices({ db, ledger, telemetry, tables, hub, clock, log, ...ports }: DevicesDeps) {
  const { openTransport = (link: Link) => createTransport(link.transport, clock), random = Math.random } =
    ports;
  const unknown = new UnknownDevices();
  const identities = new IdentityReads(db, ledger, clock);
  const batcher = new FrameBatcher(telemetry, clock, log);
  const unknownListeners = new Set<UnknownListener>();
  let running = false;
  let opens = (_link: Link): boolean => true;
  const sync = (): void => supervisor.sync(register.links().filter(opens));

  const register = new Register(db, ledger, (topic, id) => {
    if (topic === DEVICE_TOPICS.links) {
      if (running) sync();
    } else {
      presence.forget(id);
      const device = register.find(id);
      if (device) unknown.forget(device.mn);
    }
    hub.publish(topic, id);
  });
  const presence = new Presence({
    clock,
    hub,
    log,
    devices: () => register.all(),
    lastReceivedAt: (deviceId) => telemetry.lastReceivedAt(deviceId),
  });
  const supervisor = new LinkSupervisor({
    openTransport: (link) => openTransport(link, clock),
    createIntake: (link) =>
      createIntake(link.protocol, tables, { ...spokenOn(link), now: () => clock.now() }),
    batcher,
    telemetry,
    devices: {
      byMn: (mn) => register.byMn(mn),
      heard(deviceId, receivedAt, sentAt) {
        const device = register.find(deviceId);
        if (device) presence.heard(device, receivedAt, sentAt);
      },
      identified(identity, deviceId, linkId) {
        const recorded = identities.record(identity, deviceId, linkId);
        if (recorded) hub.publish(DEVICE_TOPICS.identities, deviceId);
        return recorded;
      },
      heardUnknown(mn, link, at, suggestedKind, raw) {
        if (!unknown.heard(mn, link, at, suggestedKind, raw)) return;
        hub.publish(DEVICE_TOPICS.devices, link.id);
        for (const listener of unknownListeners) listener({ mn, linkId: link.id, suggestedKind });
      },
    },
    hub,
    clock,
    log,
    random,
  });

  const orders = new Orders({
    register,
    ledger,
    clock,
    say: (linkId, command) => supervisor.command(linkId, command),
    changed: (linkId) => hub.publish(DEVICE_TOPICS.orders, linkId),
  });

  const asItIs = (device: RegisteredDevice): Device => {
    const { state, lastSeenAt, clockSkewMs } = presence.of(device);
    return { ...device, state, lastSeenAt, clockSkewMs };
  };
  const linkStatus = (): LinkStatus[] => register.links().map((link) => supervisor.statusOf(link));
  const devices = (): Device[] => register.devices().map(asItIs);
  const device = (id: string): Device => asItIs(register.device(id));

  return {
    router: devicesRouter({
      register,
      telemetry,
      identities,
      orders,
      protocols: () => listProtocols(tables),
      linkStatus,
      devices,
      device,
      unknownDevices: () => unknown.list(),
      serialPorts: listSerialPorts,
    }),
    register,
    identities,
    orders,
    linkStatus,
    devices,
    device,
    /** Tells `listener` when a device falls silent or speaks again; returns how to stop. */
    onPresence: (listener: PresenceListener): (() => void) => presence.onChange(listener),
    /** Tells `listener` of a number heard for the first time; it may register it at once. Returns how to stop. */
    onUnknown(listener: UnknownListener): () => void {
      unknownListeners.add(listener);
      return () => unknownListeners.delete(listener);
    },
    /** Opens every enabled link, or only the one named, and keeps what runs in step with the register. */
    start(only: string | null = null): void {
      running = true;
      opens = ({ id }) => only === null || id === only;
      sync();
    },
    /** Writes what is under way and resolves when no socket, port or timer is left. */
    async close(): Promise<void> {
      running = false;
      batcher.flush();
      presence.close();
      await supervisor.close();
      batcher.flush();
    },
  };
}

/** The link's options with what they leave out, and a number for what names itself in no packet. */
function spokenOn({ id, protocol, options }: Link) {
  const all = withDefaults(findProtocol(protocol)?.manifest.options ?? [], options);
  const given = typeof all.number === 'string' ? all.number.trim() : '';
  return { options: all, number: given || `${protocol}-${id.slice(-8)}` };
}

export type Devices = ReturnType<typeof createDevices>;
