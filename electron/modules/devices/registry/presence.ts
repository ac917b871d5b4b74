import type { LiveHub } from '#electron/platform/live/index.ts';
import type { Log } from '#electron/platform/log/index.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import { DEVICE_TOPICS, type DeviceState } from '#shared/modules/devices/index.ts';
import type { RegisteredDevice } from './store.ts';

/** A device fell silent or spoke again. */
export interface PresenceChange {
  deviceId: string;
  state: DeviceState;
  /** Null when it was never heard. */
  lastSeenAt: number | null;
  at: number;
}

export type PresenceListener = (change: PresenceChange) => void;

interface Seen {
  lastSeenAt: number | null;
  clockSkewMs: number | null;
  state: DeviceState;
}

export interface PresenceDeps {
  clock: Clock;
  hub: LiveHub;
  log: Log;
  devices(): Iterable<RegisteredDevice>;
  /** When it was last heard before this start. */
  lastReceivedAt(deviceId: string): number | null;
}

const WATCH_EVERY_MS = 10_000;

/** Who is there: the staleness watch over all devices. */
export class Presence {
  readonly #deps: PresenceDeps;
  readonly #seen = new Map<string, Seen>();
  readonly #listeners = new Set<PresenceListener>();
  readonly #stopWatching: () => void;

  constructor(deps: PresenceDeps) {
    this.#deps = deps;
    this.#stopWatching = deps.clock.every(WATCH_EVERY_MS, () => this.#watch());
  }

  /** `sentAt` is the device's clock, null when it did not say. */
  heard(device: RegisteredDevice, receivedAt: number, sentAt: number | null): void {
    const seen = this.of(device);
    seen.lastSeenAt = receivedAt;
    if (sentAt !== null) seen.clockSkewMs = sentAt - receivedAt;
    this.#enter(device.id, seen, 'online');
  }

  of(device: RegisteredDevice): Seen {
    let seen = this.#seen.get(device.id);
    if (!seen) {
      const lastSeenAt = this.#deps.lastReceivedAt(device.id);
      seen = { lastSeenAt, clockSkewMs: null, state: this.#stateOf(device, lastSeenAt) };
      this.#seen.set(device.id, seen);
    }
    return seen;
  }

  forget(deviceId: string): void {
    this.#seen.delete(deviceId);
  }

  onChange(listener: PresenceListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  close(): void {
    this.#stopWatching();
    this.#listeners.clear();
  }

  #watch(): void {
    for (const device of this.#deps.devices()) {
      const seen = this.of(device);
      if (device.enabled) this.#enter(device.id, seen, this.#stateOf(device, seen.lastSeenAt));
    }
  }

  #stateOf({ staleAfterMinutes }: RegisteredDevice, lastSeenAt: number | null): DeviceState {
    if (lastSeenAt === null) return 'never';
    return this.#deps.clock.now() - lastSeenAt > staleAfterMinutes * 60_000 ? 'stale' : 'online';
  }

  #enter(deviceId: string, seen: Seen, state: DeviceState): void {
    if (seen.state === state) return;
    seen.state = state;
    this.#deps.hub.publish(DEVICE_TOPICS.devices, deviceId);
    const change = { deviceId, state, lastSeenAt: seen.lastSeenAt, at: this.#deps.clock.now() };
    for (const listener of this.#listeners) {
      try {
        listener(change);
      } catch (error) {
        this.#deps.log.error('devices.listenerFailed', { deviceId, detail: String(error) });
      }
    }
  }
}
