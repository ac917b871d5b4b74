import type { Log } from '#electron/platform/log/index.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import { Refusal, type RefusalData } from '#shared/kernel/refusal.ts';
import type { FrameToStore, TelemetryPort } from '../telemetry-port.ts';

const FLUSH_FRAMES = 500;
const FLUSH_MS = 100;

/** How it went with one packet: only after `stored` and `duplicate` may it be acknowledged. */
export type StoreOutcome = 'stored' | 'duplicate' | RefusalData;

export interface BatchItem {
  frame: FrameToStore;
  done(outcome: StoreOutcome): void;
}

/** Collects the packets of all links into one transaction per 500 packets or tenth of a second. */
export class FrameBatcher {
  readonly #telemetry: TelemetryPort;
  readonly #clock: Clock;
  readonly #log: Log;
  #items: BatchItem[] = [];
  #cancelTimer: (() => void) | null = null;

  constructor(telemetry: TelemetryPort, clock: Clock, log: Log) {
    this.#telemetry = telemetry;
    this.#clock = clock;
    this.#log = log;
  }

  add(item: BatchItem): void {
    this.#items.push(item);
    if (this.#items.length >= FLUSH_FRAMES) this.flush();
    else this.#cancelTimer ??= this.#clock.after(FLUSH_MS, () => this.flush());
  }

  flush(): void {
    this.#cancelTimer?.();
    this.#cancelTimer = null;
    const items = this.#items;
    this.#items = [];
    if (items.length > 0) this.#store(items);
  }

  #store(items: readonly BatchItem[]): void {
    let duplicate: boolean[];
    try {
      ({ duplicate } = this.#telemetry.store(items.map(({ frame }) => frame)));
    } catch (error) {
      this.#notStored(items, error);
      return;
    }
    for (const [i, item] of items.entries()) this.#tell(item, duplicate[i] ? 'duplicate' : 'stored');
  }

  /** A disk that refuses, refuses all; of anything else one packet is the cause and must not take the rest along. */
  #notStored(items: readonly BatchItem[], error: unknown): void {
    if (!(error instanceof Refusal) && items.length > 1) {
      for (const item of items) this.#store([item]);
      return;
    }
    const detail = error instanceof Error ? error.message : String(error);
    this.#log.error('devices.notStored', { frames: items.length, detail });
    const refusal =
      error instanceof Refusal ? error.toData() : { code: 'link.notStored', params: { detail } };
    for (const item of items) this.#tell(item, refusal);
  }

  #tell(item: BatchItem, outcome: StoreOutcome): void {
    try {
      item.done(outcome);
    } catch (error) {
      this.#log.error('devices.linkFailed', { linkId: item.frame.linkId, detail: String(error) });
    }
  }
}
