import type { QuarantineReason } from '#shared/modules/devices/index.ts';
import type { Intake, IntakeContext, Opened, Taken, Talk } from '../intake.ts';
import { isAhead, positionReadings } from '../position.ts';
import type { Frame } from '../protocol.ts';
import { decodeFrame, type NmeaFix, type NmeaMessage } from './decode.ts';
import { type NmeaFrame, NmeaFramer } from './frame.ts';

const DAY_MS = 86_400_000;
/** Receivers that miss a roll-over of the ten-bit week number date everything 1024 weeks back. */
const ROLL_OVER_MS = 1024 * 7 * DAY_MS;

export function nmeaIntake({ options, number }: IntakeContext): Intake {
  const everyMs = Number(options.everySeconds) * 1000;
  return { meet: () => new Receiver(number, everyMs), takeIncomplete: () => 0 };
}

class Receiver implements Talk {
  readonly framer = new NmeaFramer();
  readonly #number: string;
  readonly #everyMs: number;
  #dayAt: number | null = null;
  #keptAt = Number.NEGATIVE_INFINITY;

  constructor(number: string, everyMs: number) {
    this.#number = number;
    this.#everyMs = everyMs;
  }

  open(raw: Frame): Opened {
    const frame = raw as NmeaFrame;
    const message = decodeFrame(frame);
    return {
      mn: this.#number,
      suggestedKind: 'vehicle',
      sentAt: null,
      take: (_, receivedAt) => this.#take(frame, message, receivedAt),
    };
  }

  leave(): void {}

  #take({ checksumOk }: NmeaFrame, message: NmeaMessage, receivedAt: number): Taken | QuarantineReason {
    if (checksumOk === false) return 'checksum';
    const { fix, dayAt } = message;
    // Vendors' own lines may go without a checksum; a position may not.
    if (fix && checksumOk === null) return 'checksum';
    if (dayAt !== null) this.#dayAt = withinReach(dayAt, receivedAt);
    const at = this.#timeOf(message, receivedAt);
    if (!fix?.valid || at === null || !this.#isDue(at)) return { readings: [], reply: null };
    return { readings: readingsOf(fix, at, receivedAt), reply: null };
  }

  /** A sentence without a date is of the day last named, or of the day that brings it nearest to now. */
  #timeOf({ timeOfDayMs, dayAt }: NmeaMessage, receivedAt: number): number | null {
    if (timeOfDayMs === null) return null;
    if (dayAt === null && this.#dayAt === null) {
      const today = Math.floor(receivedAt / DAY_MS) * DAY_MS + timeOfDayMs;
      return today + Math.round((receivedAt - today) / DAY_MS) * DAY_MS;
    }
    return (this.#dayAt ?? 0) + timeOfDayMs;
  }

  /** All sentences of one instant belong together. */
  #isDue(at: number): boolean {
    if (at === this.#keptAt) return true;
    if (Math.abs(at - this.#keptAt) < this.#everyMs) return false;
    this.#keptAt = at;
    return true;
  }
}

function withinReach(dayAt: number, receivedAt: number): number {
  let at = dayAt;
  while (receivedAt - at > ROLL_OVER_MS - DAY_MS) at += ROLL_OVER_MS;
  return at;
}

function readingsOf(fix: NmeaFix, at: number, receivedAt: number) {
  const { lat, lng, speed, heading, altitude, satellites, hdop } = fix;
  const quality = isAhead(at, receivedAt) ? 'skewed' : fix.measured ? 'ok' : 'manual';
  return positionReadings({ lng, lat, speed, heading, altitude, satellites, hdop }, at, quality);
}
