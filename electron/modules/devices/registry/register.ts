import type { Database } from '#electron/platform/db/index.ts';
import type { Ledger } from '#electron/platform/facts/index.ts';
import { newId } from '#shared/kernel/id.ts';
import { Refusal } from '#shared/kernel/refusal.ts';
import {
  type DeviceSettings,
  isUnit,
  type Link,
  type LinkSettings,
  MAX_LINKS,
} from '#shared/modules/devices/index.ts';
import { findProtocol, wrongOption } from '../protocols/index.ts';
import type { RegistryFacts } from './facts.ts';
import { type RegisteredDevice, readRegistry } from './store.ts';

/** Devices that a station can hold; far above the thousand feeds of a whole city. */
export const MAX_DEVICES = 20_000;

/** Told after a fact about a link or device is on disk. */
type Changed = (topic: 'links' | 'devices', id: string) => void;

/** Links and devices in memory, changed only by facts. Device numbers are the same whatever their case. */
export class Register {
  readonly #ledger: Ledger;
  readonly #changed: Changed;
  readonly #links = new Map<string, Link>();
  readonly #devices = new Map<string, RegisteredDevice>();
  readonly #byMn = new Map<string, RegisteredDevice>();

  constructor(db: Database, ledger: Ledger, changed: Changed) {
    this.#ledger = ledger;
    this.#changed = changed;
    const { links, devices } = readRegistry(db);
    for (const link of links) this.#links.set(link.id, link);
    for (const device of devices) this.#put(device);
  }

  links(): Link[] {
    return [...this.#links.values()];
  }

  all(): Iterable<RegisteredDevice> {
    return this.#devices.values();
  }

  /** In the order of their numbers. */
  devices(): RegisteredDevice[] {
    return [...this.#devices.values()].sort((a, b) => (mnKey(a.mn) < mnKey(b.mn) ? -1 : 1));
  }

  find(id: string): RegisteredDevice | undefined {
    return this.#devices.get(id);
  }

  /** @throws Refusal `device.unknown` */
  device(id: string): RegisteredDevice {
    const device = this.find(id);
    if (!device) throw new Refusal('device.unknown', { id });
    return device;
  }

  byMn(mn: string): RegisteredDevice | undefined {
    return this.#byMn.get(mnKey(mn));
  }

  /** @throws Refusal `device.linkLimit`, `device.protocolUnknown`, `device.optionWrong`, `device.transportWrong` */
  addLink(settings: LinkSettings, actor: string): Link {
    if (this.#links.size >= MAX_LINKS) throw new Refusal('device.linkLimit', { limit: MAX_LINKS });
    checkLink(settings);
    const link = { ...settings, id: newId() };
    this.#record('LinkAdded.v1', link.id, settings, actor);
    return this.#keepLink(link);
  }

  /** @throws Refusal `device.linkUnknown` and those of {@link addLink} */
  changeLink({ id, ...settings }: Link, actor: string): Link {
    this.#link(id);
    checkLink(settings);
    this.#record('LinkChanged.v1', id, settings, actor);
    return this.#keepLink({ id, ...settings });
  }

  /** Starts or stops a link for good. @throws Refusal `device.linkUnknown` */
  enableLink(id: string, enabled: boolean, actor: string): Link {
    const link = this.#link(id);
    return link.enabled === enabled ? link : this.changeLink({ ...link, enabled }, actor);
  }

  /** @throws Refusal `device.linkUnknown`, `device.linkInUse` */
  removeLink(id: string, actor: string): void {
    const { name } = this.#link(id);
    const users = [...this.#devices.values()].filter(({ linkId }) => linkId === id).length;
    if (users > 0) throw new Refusal('device.linkInUse', { name, devices: users });
    this.#record('LinkRemoved.v1', id, {}, actor);
    this.#links.delete(id);
    this.#changed('links', id);
  }

  /** @throws Refusal `device.mnTaken`, `device.linkUnknown`, `device.unitUnknown`, `device.limit` */
  addDevice(settings: DeviceSettings, actor: string): RegisteredDevice {
    if (this.#devices.size >= MAX_DEVICES) throw new Refusal('device.limit', { limit: MAX_DEVICES });
    this.#check(settings, null);
    const device = { ...settings, id: newId() };
    this.#record('DeviceRegistered.v1', device.id, settings, actor);
    return this.#keepDevice(device);
  }

  /** @throws Refusal `device.unknown` and those of {@link addDevice} */
  changeDevice({ id, ...settings }: RegisteredDevice, actor: string): RegisteredDevice {
    const before = this.device(id);
    this.#check(settings, id);
    this.#record('DeviceChanged.v1', id, settings, actor);
    this.#byMn.delete(mnKey(before.mn));
    return this.#keepDevice({ id, ...settings });
  }

  /** @throws Refusal `device.unknown` */
  removeDevice(id: string, actor: string): void {
    const { mn } = this.device(id);
    this.#record('DeviceRemoved.v1', id, {}, actor);
    this.#devices.delete(id);
    this.#byMn.delete(mnKey(mn));
    this.#changed('devices', id);
  }

  #link(id: string): Link {
    const link = this.#links.get(id);
    if (!link) throw new Refusal('device.linkUnknown', { id });
    return link;
  }

  #check({ mn, linkId, profile }: DeviceSettings, id: string | null): void {
    const holder = this.byMn(mn);
    if (holder && holder.id !== id) throw new Refusal('device.mnTaken', { mn, name: holder.name });
    if (linkId !== null) this.#link(linkId);
    for (const unit of Object.values(profile.units))
      if (!isUnit(unit)) throw new Refusal('device.unitUnknown', { unit });
  }

  #record<K extends keyof RegistryFacts>(
    kind: K,
    entity: string,
    payload: RegistryFacts[K],
    actor: string,
  ): void {
    this.#ledger.write({ actor }, (writer) => writer.append({ kind, entity, payload }));
  }

  #keepLink(link: Link): Link {
    this.#links.set(link.id, link);
    this.#changed('links', link.id);
    return link;
  }

  #keepDevice(device: RegisteredDevice): RegisteredDevice {
    this.#put(device);
    this.#changed('devices', device.id);
    return device;
  }

  #put(device: RegisteredDevice): void {
    this.#devices.set(device.id, device);
    this.#byMn.set(mnKey(device.mn), device);
  }
}

function checkLink({ protocol: name, transport, options }: LinkSettings): void {
  const manifest = findProtocol(name)?.manifest;
  if (!manifest) throw new Refusal('device.protocolUnknown', { protocol: name });
  const wrong = wrongOption(manifest.options, options);
  if (wrong !== null) throw new Refusal('device.optionWrong', { option: wrong });
  if (transport.kind !== 'replay' && !manifest.transports.includes(transport.kind))
    throw new Refusal('device.transportWrong', { protocol: name, transport: transport.kind });
}

export function mnKey(mn: string): string {
  return mn.toUpperCase();
}
