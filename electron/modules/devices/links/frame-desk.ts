import type {
  Device,
  DeviceKind,
  Link,
  LinkCounters,
  QuarantineReason,
} from '#shared/modules/devices/index.ts';
import {
  type Frame,
  type FrameEvent,
  hideSecrets,
  type Identity,
  type Intake,
  type Taken,
} from '../protocols/index.ts';
import type { TelemetryPort } from '../telemetry-port.ts';
import type { FrameBatcher, StoreOutcome } from './frame-batcher.ts';
import type { PeerSession } from './peer-session.ts';

/** What a link asks of the register of devices. */
export interface DeviceDesk {
  byMn(mn: string): Pick<Device, 'id' | 'profile' | 'linkId' | 'enabled'> | undefined;
  /** A packet of a registered device is on disk. `sentAt` is the device's clock. */
  heard(deviceId: string, receivedAt: number, sentAt: number | null): void;
  /** False when its line brings too many. */
  identified(identity: Identity, deviceId: string, linkId: string): boolean;
  heardUnknown(mn: string, link: Link, receivedAt: number, suggestedKind: DeviceKind, raw: Uint8Array): void;
}

export interface FrameDeskDeps {
  link: Link;
  /** Packets of this protocol name persons: what is kept of them is hidden first. */
  personal: boolean;
  intake: Intake;
  counters: LinkCounters;
  batcher: FrameBatcher;
  telemetry: TelemetryPort;
  devices: DeviceDesk;
  now(): number;
  send(peer: PeerSession, reply: Uint8Array): boolean;
  stored(outcome: StoreOutcome): void;
}

/** A flood of rubbish is counted in full and kept in samples. */
const NOTES_PER_SECOND = 20;

/** Sorts what a framer puts out: to the batch, to quarantine, to the devices that nobody has registered. */
export class FrameDesk {
  readonly #deps: FrameDeskDeps;
  #notesLeft = NOTES_PER_SECOND;
  last: { raw: Uint8Array; at: number } | null = null;

  constructor(deps: FrameDeskDeps) {
    this.#deps = deps;
  }

  /** Once a second. */
  tick(): void {
    this.#notesLeft = NOTES_PER_SECOND;
    this.#deps.counters.incomplete += this.#deps.intake.takeIncomplete();
  }

  take(events: readonly FrameEvent[], peer: PeerSession): number {
    let frames = 0;
    for (const event of events) {
      if (event.type === 'frame') {
        frames += 1;
        this.#takeFrame(event.frame, peer);
        continue;
      }
      this.#deps.counters.discardedBytes[event.reason] += event.byteCount;
      this.quarantine(event.reason, event.sample, event.byteCount, peer);
    }
    return frames;
  }

  quarantine(reason: QuarantineReason, sample: Uint8Array, bytes: number, peer: PeerSession): void {
    const { counters, telemetry, link, now } = this.#deps;
    counters.quarantined += 1;
    if (this.#notesLeft <= 0) return;
    this.#notesLeft -= 1;
    const kept = this.#deps.personal ? hideSecrets(link.protocol, sample) : sample;
    telemetry.quarantine({ linkId: link.id, peer: peer.address, at: now(), reason, sample: kept, bytes });
  }

  #takeFrame(frame: Frame, peer: PeerSession): void {
    const { counters, devices, link, now } = this.#deps;
    const receivedAt = now();
    counters.frames += 1;
    peer.frames += 1;
    this.last = { raw: frame.bytes, at: receivedAt };
    const opened = peer.talk.open(frame);
    const known = opened.mn === null ? undefined : devices.byMn(opened.mn);
    if (opened.mn === null || (!known && !frame.ok)) {
      this.quarantine(frame.ok ? 'grammar' : 'checksum', frame.bytes, frame.bytes.length, peer);
      return;
    }
    peer.mn = opened.mn;
    if (!known) devices.heardUnknown(opened.mn, link, receivedAt, opened.suggestedKind, frame.bytes);
    // Whoever heard of it may have registered it by now.
    const device = known ?? devices.byMn(opened.mn);
    if (!device?.enabled) {
      counters.unknownDevice += 1;
      if (opened.refusal) this.#deps.send(peer, opened.refusal);
      return;
    }
    const bound = device.linkId === null || device.linkId === link.id;
    const taken = bound ? opened.take(device.profile, receivedAt) : 'wrongLink';
    if (typeof taken === 'string') {
      this.quarantine(taken, frame.bytes, frame.bytes.length, peer);
      return;
    }
    for (const identity of taken.identities ?? [])
      if (!devices.identified(identity, device.id, link.id))
        this.quarantine('overflow', frame.bytes, frame.bytes.length, peer);
    this.#store(frame, device.id, opened.sentAt, taken, receivedAt, peer);
  }

  #store(
    frame: Frame,
    deviceId: string,
    sentAt: number | null,
    { readings, reply }: Taken,
    receivedAt: number,
    peer: PeerSession,
  ): void {
    const { batcher, counters, devices, link, send, stored } = this.#deps;
    batcher.add({
      frame: { linkId: link.id, deviceId, protocol: link.protocol, raw: frame.bytes, receivedAt, readings },
      done: (outcome) => {
        stored(outcome);
        if (typeof outcome !== 'string') {
          counters.notStored += 1;
          return;
        }
        if (outcome === 'duplicate') counters.duplicates += 1;
        else counters.readings += readings.length;
        devices.heard(deviceId, receivedAt, sentAt);
        if (reply && send(peer, reply)) counters.acked += 1;
      },
    });
  }
}
