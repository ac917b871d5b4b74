import type { Clock } from '#shared/kernel/clock.ts';
import { Refusal } from '#shared/kernel/refusal.ts';
import { hj212 } from '../protocols/index.ts';
import { openSink, type Sink, type SinkAddress } from './sink.ts';

export interface SimulateOptions {
  to: SinkAddress;
  mn: string;
  /** Packets a second; null sends each when the device would, at its own time. */
  rate: number | null;
  /** How many packets; null goes on until `signal` aborts. A rate needs a count, else device time runs ahead. */
  count: number | null;
  seed: number;
  /** Share of packets, 0 to 1, that something is wrong with. */
  faults: number;
  /** Rises that raise alarms, in device time. */
  episodes?: readonly hj212.Episode[];
  signal?: AbortSignal;
}

export interface SimulateReport {
  sent: number;
  bytes: number;
  /** Packets sent with a fault. */
  faulty: number;
  /** Answers 9014 that came back. */
  acked: number;
  /** Device time of the first and the last packet, UTC milliseconds. */
  firstAt: number | null;
  lastAt: number | null;
}

const MINUTE_MS = 60_000;
/** Two real-time packets and one with minute data. */
const PACKETS_PER_MINUTE = 3;
/** Answers that have not come this long after the last one will not come. */
const LAST_ANSWER_MS = 2000;

/**
 * A dust monitor as a real client: real bytes to a real socket, port or file, counting the answers. Resolves when
 * all is sent and answered (or no answer came for two seconds), or when `signal` aborts. `report` is called after
 * each packet and answer with the running figures.
 * @throws Refusal `simulate.badAddress`, `simulate.needsCount`, `link.refused`, `link.reset` …
 */
export async function simulateHj212(
  options: SimulateOptions,
  clock: Clock,
  report: (figures: Readonly<SimulateReport>) => void = () => {},
): Promise<SimulateReport> {
  return new Simulation(options, clock, report).run();
}

class Simulation {
  readonly #options: SimulateOptions;
  readonly #clock: Clock;
  readonly #report: (figures: Readonly<SimulateReport>) => void;
  readonly #figures: SimulateReport = { sent: 0, bytes: 0, faulty: 0, acked: 0, firstAt: null, lastAt: null };
  readonly #framer = new hj212.Hj212Framer();
  #gone: Refusal | null = null;
  /** Ends the present wait early: an answer came, the far end went, or the run was called off. */
  #wake = () => {};

  constructor(options: SimulateOptions, clock: Clock, report: (figures: Readonly<SimulateReport>) => void) {
    this.#options = options;
    this.#clock = clock;
    this.#report = report;
  }

  async run(): Promise<SimulateReport> {
    const { to, signal } = this.#options;
    const startedAt = this.#startedAt();
    const sink = await openSink(
      to,
      (bytes) => this.#takeAnswers(bytes),
      (error) => {
        this.#gone = error;
        this.#wake();
      },
    );
    const stop = () => this.#wake();
    signal?.addEventListener('abort', stop);
    try {
      await this.#send(sink, startedAt);
      if (sink.answers) await this.#awaitAnswers();
    } finally {
      signal?.removeEventListener('abort', stop);
      await sink.close();
    }
    return this.#figures;
  }

  /** The device has been running: its last packet is of now, so no date lies ahead. */
  #startedAt(): number {
    const { rate, count } = this.#options;
    const thisMinute = Math.floor(this.#clock.now() / MINUTE_MS) * MINUTE_MS;
    if (rate === null) return thisMinute;
    if (count === null) throw new Refusal('simulate.needsCount', {});
    return thisMinute - Math.ceil(count / PACKETS_PER_MINUTE) * MINUTE_MS;
  }

  async #send(sink: Sink, startAt: number): Promise<void> {
    const { mn, seed, faults, episodes = [], rate, count } = this.#options;
    const figures = this.#figures;
    const beganAt = this.#clock.now();
    for (const packet of hj212.simulateDustMonitor({ mn, seed, faults, episodes, startAt })) {
      if (count !== null && figures.sent >= count) return;
      const due = rate === null ? packet.at : beganAt + (figures.sent * 1000) / rate;
      if (sink.answers) await this.#waitUntil(due);
      if (this.#options.signal?.aborted) return;
      await sink.write(packet.bytes);
      if (this.#gone) throw this.#gone;
      figures.sent += 1;
      figures.bytes += packet.bytes.length;
      if (packet.fault !== null) figures.faulty += 1;
      figures.firstAt ??= packet.at;
      figures.lastAt = packet.at;
      this.#report(figures);
    }
  }

  async #waitUntil(due: number): Promise<void> {
    while (this.#clock.now() < due && !this.#isOver()) await this.#pause(due - this.#clock.now());
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

  #takeAnswers(bytes: Uint8Array): void {
    const before = this.#figures.acked;
    for (const event of this.#framer.push(bytes)) {
      if (event.type !== 'frame') continue;
      const { fields } = hj212.protocol.decode(event.frame);
      if (hj212.lookup(fields, 'CN') === '9014') this.#figures.acked += 1;
    }
    if (this.#figures.acked === before) return;
    this.#report(this.#figures);
    this.#wake();
  }
}
