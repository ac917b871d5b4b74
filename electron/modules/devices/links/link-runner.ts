import type { LiveHub } from '#electron/platform/live/index.ts';
import type { Log } from '#electron/platform/log/index.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import { Refusal, type RefusalData } from '#shared/kernel/refusal.ts';
import { DEVICE_TOPICS, type Link, type LinkState, type LinkStatus } from '#shared/modules/devices/index.ts';
import { type Command, explainFrame, findProtocol, type Intake, type Line } from '../protocols/index.ts';
import type { TelemetryPort } from '../telemetry-port.ts';
import type { Transport, TransportHandlers } from '../transports/transport.ts';
import { backoffMs } from './backoff.ts';
import type { FrameBatcher, StoreOutcome } from './frame-batcher.ts';
import { type DeviceDesk, FrameDesk } from './frame-desk.ts';
import { zeroCounters } from './link-counters.ts';
import { PeerSession } from './peer-session.ts';
import { RateMeter } from './rate-meter.ts';
import { isStranger } from './stranger.ts';

export interface LinkRunnerDeps {
  openTransport(link: Link): Transport;
  createIntake(link: Link): Intake;
  batcher: FrameBatcher;
  telemetry: TelemetryPort;
  devices: DeviceDesk;
  hub: LiveHub;
  clock: Clock;
  log: Log;
  /** Numbers in [0, 1) for the jitter of reconnecting. */
  random(): number;
}

const TICK_MS = 1000;
/** A packet whose line end was lost is whole when nothing has come for this long. */
const IDLE_MS = 500;
/** Real-time data comes every half minute to minute; an open line that is silent this long is suspect. */
export const LINK_STALE_MS = 10 * 60_000;
/** Real devices send under 1 KB a second, a whole city's forwarder some hundred. */
export const PEER_BYTES_PER_SECOND = 4 * 1024 * 1024;
/** A connection that has not brought one packet in this time is none of ours (the longest interval is an hour). */
const MUTE_PEER_MS = 2 * 60 * 60_000;
const SHOWN_PEERS = 200;

/** Keeps one link open and its bytes flowing. Nothing that happens here reaches another link. */
export class LinkRunner {
  readonly link: Link;
  readonly #deps: LinkRunnerDeps;
  readonly #counters = zeroCounters();
  readonly #bytesRate = new RateMeter();
  readonly #framesRate = new RateMeter();
  readonly #peers = new Map<string, PeerSession>();
  readonly #desk: FrameDesk;
  readonly #intake: Intake;
  readonly #maySleep: boolean;
  #transport: Transport | null = null;
  #closing: Promise<void> = Promise.resolve();
  #state: LinkState = 'stopped';
  #since: number;
  #error: RefusalData | null = null;
  #address: string | null = null;
  #lastBytesAt = 0;
  #attempt = 0;
  #nextAttemptAt: number | null = null;
  #cancelAttempt: (() => void) | null = null;
  #cancelTick: (() => void) | null = null;
  #changed = false;

  constructor(link: Link, deps: LinkRunnerDeps) {
    this.link = link;
    this.#deps = deps;
    this.#since = deps.clock.now();
    this.#intake = deps.createIntake(link);
    this.#maySleep = findProtocol(link.protocol)?.manifest.maySleep ?? false;
    this.#desk = new FrameDesk({
      link,
      personal: findProtocol(link.protocol)?.manifest.personal ?? false,
      intake: this.#intake,
      counters: this.#counters,
      batcher: deps.batcher,
      telemetry: deps.telemetry,
      devices: deps.devices,
      now: () => deps.clock.now(),
      send: (peer, reply) => this.#send(peer, reply),
      stored: (outcome) => this.#stored(outcome),
    });
  }

  start(): void {
    if (this.#cancelTick) return;
    this.#cancelTick = this.#deps.clock.every(TICK_MS, () => this.#tick());
    this.#open();
  }

  /** Resolves when no socket, port or timer is left. */
  async stop(): Promise<void> {
    this.#cancelTick?.();
    this.#cancelTick = null;
    this.#cancelWaiting();
    this.#shut();
    this.#enter('stopped', null);
    await this.#closing;
  }

  /** @throws Refusal `device.notConnected` */
  command(command: Command): void {
    const peers = [...this.#peers.values()].sort((a, b) => b.lastHeardAt - a.lastHeardAt);
    const peer = command.mn === null ? peers[0] : peers.find(({ mn }) => mn === command.mn);
    if (!this.#intake.command) throw new Refusal('device.commandUnknown', { command: command.key });
    this.#intake.command(command, peer?.talk ?? null);
  }

  status(): LinkStatus {
    const { last } = this.#desk;
    const peers = [...this.#peers.values()]
      .sort((a, b) => b.lastHeardAt - a.lastHeardAt)
      .slice(0, SHOWN_PEERS);
    return {
      linkId: this.link.id,
      state: this.#state,
      since: this.#since,
      error: this.#error,
      address: this.#address,
      peerCount: this.#peers.size,
      peers: peers.map((peer) => peer.toPeer()),
      bytesPerSecond: this.#bytesRate.perSecond,
      framesPerSecond: this.#framesRate.perSecond,
      counters: structuredClone(this.#counters),
      lastFrameAt: last?.at ?? null,
      lastFrame: last && { ...explainFrame(this.link.protocol, last.raw), at: last.at },
      reconnectAttempt: this.#attempt,
      nextAttemptAt: this.#nextAttemptAt,
    };
  }

  #open(): void {
    this.#cancelWaiting();
    this.#lastBytesAt = this.#deps.clock.now();
    if (this.#state !== 'stale') this.#enter('starting', this.#error);
    try {
      const transport = this.#deps.openTransport(this.link);
      this.#transport = transport;
      transport.open(this.#handlers(transport));
    } catch (error) {
      this.#ended({ code: 'link.broken', params: { target: this.link.name, detail: String(error) } });
    }
  }

  /** What a transport says counts only while it is this link's; what goes wrong in here stays in here. */
  #handlers(transport: Transport): TransportHandlers {
    const guard =
      <A extends unknown[]>(work: (...args: A) => void) =>
      (...args: A): void => {
        if (this.#transport === transport) this.#guarded(() => work(...args));
      };
    return {
      opened: guard((address) => this.#opened(address)),
      connected: guard((peer, address) => this.#connected(peer, address)),
      data: guard((peer, bytes) => this.#data(peer, bytes)),
      disconnected: guard((peer) => this.#disconnected(peer)),
      refused: guard(() => {
        this.#counters.refusedPeers += 1;
        this.#changed = true;
      }),
      ended: guard((error) => this.#ended(error)),
    };
  }

  #opened(address: string): void {
    this.#address = address;
    if (this.link.transport.kind === 'tcp-server') {
      this.#attempt = 0;
      this.#enter('listening', null);
    } else if (this.#state !== 'stale') this.#enter('connected', null);
  }

  #connected(id: string, address: string): void {
    const now = this.#deps.clock.now();
    this.#lastBytesAt = now;
    if (this.#state !== 'stale') this.#enter('connected', null);
    const meet = (peer: PeerSession) => this.#intake.meet(this.#lineTo(peer));
    this.#peers.set(id, new PeerSession(id, address, meet, now, PEER_BYTES_PER_SECOND));
    this.#changed = true;
  }

  #data(id: string, bytes: Uint8Array): void {
    const peer = this.#peers.get(id);
    if (!peer) return;
    const now = this.#deps.clock.now();
    this.#lastBytesAt = now;
    this.#attempt = 0;
    if (this.#state !== 'connected') this.#enter('connected', null);
    peer.lastHeardAt = now;
    peer.bytes += bytes.length;
    this.#counters.bytes += bytes.length;
    this.#bytesRate.add(bytes.length);
    this.#changed = true;
    if (this.#isStranger(peer, bytes)) return;
    this.#framesRate.add(this.#desk.take(peer.talk.framer.push(bytes), peer));
    this.#rest(peer, peer.allowance.spend(bytes.length, now));
  }

  /** Who dials in and speaks something else is noted and shown out. A serial line is never hung up on. */
  #isStranger(peer: PeerSession, bytes: Uint8Array): boolean {
    if (this.link.transport.kind !== 'tcp-server') return false;
    const first = peer.firstBytes(bytes);
    if (!first || !isStranger(first)) return false;
    this.#desk.quarantine('stranger', bytes, bytes.length, peer);
    this.#counters.refusedPeers += 1;
    this.#transport?.drop(peer.id);
    return true;
  }

  #rest(peer: PeerSession, ms: number): void {
    if (ms === 0 || peer.endRest) return;
    this.#transport?.pause(peer.id);
    const cancel = this.#deps.clock.after(ms, () => {
      peer.endRest = null;
      this.#transport?.resume(peer.id);
    });
    peer.endRest = cancel;
  }

  #disconnected(id: string): void {
    const peer = this.#peers.get(id);
    if (!peer) return;
    this.#peers.delete(id);
    this.#guarded(() => peer.talk.leave());
    this.#settle(peer);
    if (this.#peers.size === 0 && this.link.transport.kind === 'tcp-server') this.#enter('listening', null);
    this.#changed = true;
  }

  /** Takes what the framer still holds of a peer that is gone. */
  #settle(peer: PeerSession): void {
    peer.endRest?.();
    peer.endRest = null;
    for (const cancel of peer.pending) cancel();
    peer.pending.clear();
    this.#framesRate.add(this.#desk.take(peer.talk.framer.flush('end'), peer));
  }

  #ended(error: RefusalData | null): void {
    this.#shut();
    if (this.link.transport.kind === 'replay') {
      this.#enter(error ? 'failed' : 'stopped', error);
      return;
    }
    this.#attempt += 1;
    const wait = backoffMs(this.#attempt, this.#deps.random);
    this.#nextAttemptAt = this.#deps.clock.now() + wait;
    this.#cancelAttempt = this.#deps.clock.after(wait, () => this.#open());
    this.#enter('waiting', error);
  }

  #shut(): void {
    const transport = this.#transport;
    for (const peer of this.#peers.values()) this.#guarded(() => peer.talk.leave());
    this.#transport = null;
    for (const peer of this.#peers.values()) this.#settle(peer);
    this.#peers.clear();
    this.#address = null;
    if (transport) this.#closing = Promise.all([this.#closing, transport.close()]).then(() => {});
  }

  #cancelWaiting(): void {
    this.#cancelAttempt?.();
    this.#cancelAttempt = null;
    this.#nextAttemptAt = null;
  }

  #tick(): void {
    const now = this.#deps.clock.now();
    this.#bytesRate.tick();
    this.#framesRate.tick();
    this.#desk.tick();
    for (const peer of this.#peers.values()) {
      const silentMs = now - peer.lastHeardAt;
      if (silentMs > IDLE_MS && peer.talk.framer.buffered > 0)
        this.#framesRate.add(this.#desk.take(peer.talk.framer.flush('idle'), peer));
      if (!this.#maySleep && peer.frames === 0 && now - peer.connectedAt > MUTE_PEER_MS)
        this.#transport?.drop(peer.id);
    }
    if (this.#transport && !this.#maySleep && now - this.#lastBytesAt > LINK_STALE_MS) this.#goStale();
    if (this.#changed || this.#bytesRate.perSecond > 0) this.#publish();
  }

  /**
   * Silent for too long. The death of a serial adapter or of the far end of a dialled line is often not reported,
   * so those are opened afresh; a listener with nobody there is simply listening.
   */
  #goStale(): void {
    const { kind } = this.link.transport;
    if (kind === 'replay' || (kind === 'tcp-server' && this.#peers.size === 0)) return;
    if (this.#state !== 'stale') this.#enter('stale', null);
    if (kind === 'tcp-server') return;
    this.#lastBytesAt = this.#deps.clock.now();
    this.#shut();
    const reopen = () => this.#state === 'stale' && this.#cancelTick && this.#open();
    this.#closing = this.#closing.then(() => void reopen());
  }

  #send(peer: PeerSession, reply: Uint8Array): boolean {
    if (!this.#transport || (this.#peers.get(peer.id) ?? peer) !== peer) return false;
    if (this.#transport.write(peer.id, reply)) return true;
    this.#transport.drop(peer.id);
    return false;
  }

  /** What a conversation may do with its peer, as long as the peer is there. */
  #lineTo(peer: PeerSession): Line {
    const { clock } = this.#deps;
    return {
      send: (bytes) => this.#send(peer, bytes),
      after: (ms, task) => {
        const cancel = clock.after(ms, () => {
          peer.pending.delete(cancel);
          this.#guarded(task);
        });
        peer.pending.add(cancel);
        return () => {
          peer.pending.delete(cancel);
          cancel();
        };
      },
      now: () => clock.now(),
      trouble: (refusal) => {
        if (this.#state === 'connected' && this.#error?.code !== refusal?.code)
          this.#enter('connected', refusal);
      },
    };
  }

  #guarded(task: () => void): void {
    try {
      task();
    } catch (error) {
      this.#deps.log.error('devices.linkFailed', { linkId: this.link.id, detail: String(error) });
    }
  }

  #stored(outcome: StoreOutcome): void {
    this.#changed = true;
    const failed = typeof outcome !== 'string';
    if (failed) this.#error = outcome;
    else if (this.#error?.code.startsWith('db.') || this.#error?.code === 'link.notStored')
      this.#error = null;
  }

  #enter(state: LinkState, error: RefusalData | null): void {
    this.#error = error;
    if (this.#state !== state) {
      this.#state = state;
      this.#since = this.#deps.clock.now();
      this.#deps.log.info('devices.link', {
        linkId: this.link.id,
        state,
        ...(error ? { error: error.code } : {}),
      });
    }
    this.#publish();
  }

  #publish(): void {
    this.#changed = false;
    this.#deps.hub.publish(DEVICE_TOPICS.links, this.link.id);
  }
}
