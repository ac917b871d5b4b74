import { actorOf, doorFor } from '#electron/platform/door/index.ts';
import {
  type Device,
  devicesContract,
  type Link,
  type LinkStatus,
  type ProtocolManifest,
  type QuarantineEntry,
  type SerialPortInfo,
  type UnknownDevice,
} from '#shared/modules/devices/index.ts';
import { listDevices } from './list-devices.query.ts';
import type { Orders } from './orders.ts';
import { hideSecrets } from './protocols/index.ts';
import type { IdentityReads } from './registry/identity-reads.ts';
import type { Register } from './registry/register.ts';
import type { TelemetryPort } from './telemetry-port.ts';

export interface DeviceQuestions {
  register: Register;
  telemetry: TelemetryPort;
  identities: IdentityReads;
  orders: Orders;
  protocols(): ProtocolManifest[];
  linkStatus(): LinkStatus[];
  /** All, in the order of their numbers, as they are now. */
  devices(): Device[];
  device(id: string): Device;
  unknownDevices(): UnknownDevice[];
  serialPorts(): Promise<SerialPortInfo[]>;
}

export function devicesRouter({ register, telemetry, ...ask }: DeviceQuestions) {
  const door = doorFor(devicesContract);
  return {
    protocols: { list: door.protocols.list.handler(() => ask.protocols()) },
    links: {
      list: door.links.list.handler(() => register.links()),
      add: door.links.add.handler(({ input, context }) => register.addLink(input, actorOf(context.session))),
      update: door.links.update.handler(({ input, context }) =>
        register.changeLink(input, actorOf(context.session)),
      ),
      remove: door.links.remove.handler(({ input, context }) =>
        register.removeLink(input.id, actorOf(context.session)),
      ),
      start: door.links.start.handler(({ input, context }) =>
        register.enableLink(input.id, true, actorOf(context.session)),
      ),
      stop: door.links.stop.handler(({ input, context }) =>
        register.enableLink(input.id, false, actorOf(context.session)),
      ),
      status: door.links.status.handler(() => ask.linkStatus()),
    },
    devices: {
      list: door.devices.list.handler(({ input }) => listDevices(ask.devices(), input)),
      get: door.devices.get.handler(({ input }) => ask.device(input.id)),
      add: door.devices.add.handler(({ input, context }) =>
        ask.device(register.addDevice(input, actorOf(context.session)).id),
      ),
      update: door.devices.update.handler(({ input, context }) =>
        ask.device(register.changeDevice(input, actorOf(context.session)).id),
      ),
      remove: door.devices.remove.handler(({ input, context }) =>
        register.removeDevice(input.id, actorOf(context.session)),
      ),
    },
    unknownDevices: { list: door.unknownDevices.list.handler(() => ask.unknownDevices()) },
    quarantine: {
      list: door.quarantine.list.handler(({ input }) => {
        const { rows, next } = telemetry.listQuarantine(input);
        return { rows: rows.map(toShow(register.links())), next };
      }),
    },
    identities: {
      list: door.identities.list.handler(({ input }) => ask.identities.list(input)),
      reveal: door.identities.reveal.handler(({ input, context }) =>
        ask.identities.reveal(input.id, input.purpose, actorOf(context.session)),
      ),
    },
    orders: {
      send: door.orders.send.handler(({ input, context }) =>
        ask.orders.send(input, actorOf(context.session)),
      ),
      list: door.orders.list.handler(() => ask.orders.list()),
    },
    serialPorts: { list: door.serialPorts.list.handler(() => ask.serialPorts()) },
  };
}

/** Sealed bytes are shown without secrets too, whatever protocol their link speaks. */
function toShow(links: readonly Link[]) {
  const protocolOf = new Map(links.map(({ id, protocol }) => [id, protocol]));
  return (entry: QuarantineEntry): QuarantineEntry => {
    const shown = hideSecrets(protocolOf.get(entry.linkId) ?? 'hj212', Buffer.from(entry.hex, 'hex'));
    return { ...entry, hex: Buffer.from(shown).toString('hex') };
  };
}
