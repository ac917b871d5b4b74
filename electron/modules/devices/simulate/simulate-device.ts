import type { Clock } from '#shared/kernel/clock.ts';
import { Refusal } from '#shared/kernel/refusal.ts';
import { hj212, type SimulatedPacket, type Simulator } from '../protocols/index.ts';
import { openSink, type Sink, type SinkAddress } from './sink.ts';

export interface SimulateOptions {
  to: SinkAddress;
  /** Packets a second; null sends each when the device would, at its own time. */
  rate: number | null;
  /** How many packets; null goes on until `signal` aborts. A rate needs a count, else device time runs ahead. */
  count: number | null;
  signal?: AbortSignal;
}

export interface SimulateReport {
  /** Packets sent, answers to requests included. */
  sent: number;
  bytes: number;
  /** Packets sent with a fault. */
  faulty: number;
  /** Packets that the far end acknowledged. */
  acked: number;
  /** Device time of the first and the last packet, UTC milliseconds. */
  firstAt: number | null;
  lastAt: number | null;
}

/** Makes the device; `startAt` is the device time of its first packet. */
export type MakeSimulator = (startAt: number) => Simulator;
type Report = (figures: Readonly<SimulateReport>) => void;

const MINUTE_MS = 60_000;
/** Answers that have not come this long after the last one will not come. */
const LAST_ANSWER_MS = 2000;

/**
 * A device as a real client: real bytes to a real socket, port or file, counting the answers. Resolves when
 * all is sent and answered (or no answer came for two seconds), or when `signal` aborts; a device that only answers
 * goes on until it has answered `count` times. `report` is called after each packet and answer with the running figures.
 * @throws Refusal `simulate.badAddress`, `simulate.needsCount`, `link.refused`, `link.reset` …
 */
export async function simulateDevice(
  options: SimulateOptions,
  make: MakeSimulator,
  clock: Clock,
  report: Report = () => {},
): Promise<SimulateReport> {
  return new Simulation(options, make, clock, report).run();
}

export interface SimulateHj212Options extends SimulateOptions {
  mn: string;
  seed: number;
  /** Share of packets, 0 to 1, that something is wrong with. */
  faults: number;
  /** Rises that raise alarms, in device time. */
  episodes?: readonly hj212.Episode[];
}

/** A dust monitor as a real client. */
export async function simulateHj212(
  { mn, seed, faults, episodes = [], ...options }: SimulateHj212Options,
  clock: Clock,
  report: Report = () => {},
): Promise<SimulateReport> {
  const make: MakeSimulator = (startAt) =>
    hj212.simulateHj212({ number: mn, seed, faults, episodes, startAt });
  return simulateDevice(options, make, clock, report);
}

class Simulation {
  readonly #options: SimulateOptions;
  readonly #clock: Clock;
  readonly #report: Report;
  readonly #device: Simulator;
  readonly #figures: SimulateReport = { sent: 0, bytes: 0, faulty: 0, acked: 0, firstAt: null, lastAt: null };
  #gone: Refusal | null = null;
  /** Ends the present wait early: an answer came, the far end went, or the run was called off. */
  #wake = () => {};

  constructor(options: SimulateOptions, make: MakeSimulator, clock: Clock, report: Report) {
    this.#options = options;
    this.#clock = clock;
    this.#report = report;
    const thisMinute = Math.floor(clock.now() / MINUTE_MS) * MINUTE_MS;
    const { rate, count } = options;
    const { packetsPerMinute, packets } = make(thisMinute);
    if (rate !== null && count === null && packets) throw new Refusal('simulate.needsCount', {});
    // The device has been running: its last packet is of now, so no date lies ahead.
    const minutes = rate === null || count === null ? 0 : Math.ceil(count / packetsPerMinute);
    this.#device = make(thisMinute - minutes * MINUTE_MS);
  }

  async run(): Promise<SimulateReport> {
    const { to, signal } = this.#options;
    const sink = await openSink(
      to,
      (bytes) => this.#hear(bytes, sink),
      (error) => {
        this.#gone = error;
        this.#wake();
      },
    );
    const stop = () => this.#wake();
    signal?.addEventListener('abort', stop);
    try {
      const { packets, acknowledged } = this.#device;
      if (packets) await this.#send(sink, packets);
      else await this.#answer();
      if (packets && acknowledged && sink.answers) await this.#awaitAnswers();
    } finally {
      signal?.removeEventListener('abort', stop);
      await sink.close();
    }
    return this.#figures;
  }

  async #send(sink: Sink, packets: Iterator<SimulatedPacket>): Promise<void> {
    const { rate, count } = this.#options;
    const figures = this.#figures;
    const beganAt = this.#clock.now();
    while (count === null || figures.sent < count) {
      const { value: packet, done } = packets.next();
      if (done) return;
      const due = rate === null ? packet.at : beganAt + (figures.sent * 1000) / rate;
      if (sink.answers) await this.#waitUntil(due);
      if (this.#options.signal?.aborted) return;
      const before = figures.acked;
      await sink.write(packet.bytes);
      if (this.#gone) throw this.#gone;
      this.#count(packet);
      if (packet.waits && sink.answers && figures.acked === before) await this.#pause(LAST_ANSWER_MS);
    }
  }

  #count({ bytes, fault, at }: SimulatedPacket): void {
    const figures = this.#figures;
    figures.sent += 1;
    figures.bytes += bytes.length;
    if (fault !== null) figures.faulty += 1;
    figures.firstAt ??= at;
    figures.lastAt = at;
    this.#report(figures);
  }

  async #answer(): Promise<void> {
    const { count } = this.#options;
    while (!this.#isOver() && (count === null || this.#figures.sent < count)) await this.#pause(MINUTE_MS);
    if (this.#gone) throw this.#gone;
  }

  async #waitUntil(due: number): Promise<void> {
    while (this.#clock.now() < due && !this.#isOver()) {
      await this.#pause(Math.max(1, due - this.#clock.now()));
    }
    if (this.#gone) throw this.#gone;
  }

  async #awaitAnswers(): Promise<void> {
    for (;;) {
      const { acked, sent } = this.#figures;
      if (acked >= sent || this.#isOver()) return;
      await this.#pause(LAST_ANSWER_MS);
      if (this.#figures.acked === acked) return;
    }
  }

  #isOver(): boolean {
    return this.#gone !== null || this.#options.signal?.aborted === true;
  }

  async #pause(ms: number): Promise<void> {
    let cancel = () => {};
    await new Promise<void>((resolve) => {
      this.#wake = resolve;
      cancel = this.#clock.after(ms, resolve);
    });
    this.#wake = () => {};
    cancel();
  }

  #hear(bytes: Uint8Array, sink: Sink): void {
    const { acked, send } = this.#device.hear(bytes);
    for (const answer of send) {
      void sink.write(answer);
      this.#count({ at: this.#clock.now(), bytes: answer, fault: null });
    }
    if (acked === 0 && send.length === 0) return;
    this.#figures.acked += acked;
    this.#report(this.#figures);
    this.#wake();
  }
}
