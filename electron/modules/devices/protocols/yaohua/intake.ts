import type { OptionValues } from '#shared/modules/devices/index.ts';
import type { Intake, IntakeContext, Line, Opened, Taken, Talk } from '../intake.ts';
import { Poller } from '../poller.ts';
import type { Frame } from '../protocol.ts';
import { kilograms, type WeightCode, type WeightUnit, WeightWatch } from '../weighing.ts';
import { decodeFrame, type YaohuaMessage } from './decode.ts';
import { encodePacket } from './encode.ts';
import { type YaohuaFrame, YaohuaFramer } from './frame.ts';

const ASKED_EVERY_MS = 1000;
const ANSWERED_WITHIN_MS = 500;
const LETTERS: Readonly<Record<string, readonly string[]>> = { gross: ['B'], all: ['B', 'C', 'D'] };

/** One indicator at the end of one line: listens, and asks where it waits to be asked. */
export function yaohuaIntake({ options, number }: IntakeContext): Intake {
  return { meet: (line) => new Indicator(line, options, number), takeIncomplete: () => 0 };
}

class Indicator implements Talk {
  readonly framer = new YaohuaFramer();
  readonly #options: OptionValues;
  readonly #number: string;
  readonly #poller: Poller | null;
  readonly #watches = new Map<WeightCode, WeightWatch>();
  #asked = 0;

  constructor(line: Line, options: OptionValues, number: string) {
    this.#options = options;
    this.#number = number;
    const letters = LETTERS[String(options.ask)] ?? [];
    const address = String(options.address).toUpperCase();
    this.#poller =
      letters.length === 0 || !/^[A-Z]$/.test(address)
        ? null
        : new Poller(line, {
            everyMs: ASKED_EVERY_MS,
            timeoutMs: ANSWERED_WITHIN_MS,
            target: address,
            next: () => this.#request(address, letters),
          });
    this.#poller?.ask();
  }

  open(raw: Frame): Opened {
    const message = decodeFrame(raw as YaohuaFrame);
    const asked = message.command?.letter ?? '';
    if (raw.ok && asked >= 'a') this.#poller?.answered();
    return {
      mn: this.#number,
      suggestedKind: 'weighbridge',
      sentAt: null,
      take: (_, receivedAt) => (raw.ok ? this.#take(message, receivedAt) : 'checksum'),
    };
  }

  leave(): void {
    this.#poller?.stop();
  }

  #request(address: string, letters: readonly string[]): Uint8Array {
    const letter = letters[this.#asked % letters.length] as string;
    this.#asked += 1;
    return encodePacket({ form: 'command', address, letter });
  }

  /** Overload and handshakes bring no figure: that they came is all there is to keep. */
  #take(message: YaohuaMessage, receivedAt: number): Taken | 'profile' {
    const value = this.#valueOf(message);
    if (value === 'profile') return 'profile';
    if (value === null) return { readings: [], reply: null };
    let watch = this.#watches.get(message.code);
    if (!watch) {
      watch = new WeightWatch(message.code);
      this.#watches.set(message.code, watch);
    }
    const unit = message.unit ?? (this.#options.unit as WeightUnit);
    return { readings: watch.take(kilograms(value, unit), message.stable, receivedAt), reply: null };
  }

  #valueOf({ value, equals }: YaohuaMessage): number | null | 'profile' {
    if (!equals) return value;
    if (this.#options.equals === 'low-first') return equals.lowFirst;
    return this.#options.equals === 'high-first' ? equals.highFirst : 'profile';
  }
}
