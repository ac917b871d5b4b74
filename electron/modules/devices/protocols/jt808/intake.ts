import { createHash } from 'node:crypto';
import type { QuarantineReason } from '#shared/modules/devices/index.ts';
import type { NewReading } from '../../telemetry-port.ts';
import type { Intake, IntakeContext, Line, Opened, Taken, Talk } from '../intake.ts';
import { isAhead, positionReadings } from '../position.ts';
import type { Frame } from '../protocol.ts';
import { bodyOf, decodeFrame, type Jt808Body, MESSAGE, readBody } from './decode.ts';
import { encodePacket, REGISTRATION, RESULT, registeredBody, replyBody } from './encode.ts';
import { type ExtraTables, readExtras } from './extras.ts';
import { type Jt808Frame, Jt808Framer, type Jt808Header } from './frame.ts';
import type { Jt808Location } from './location.ts';
import { Reassembler } from './reassemble.ts';

/** A platform of terminals on one link. */
export function jt808Intake(tables: ExtraTables, context: IntakeContext): Intake {
  let incomplete = 0;
  return {
    meet: (line) =>
      new Terminal(line, tables, context, (count) => {
        incomplete += count;
      }),
    takeIncomplete() {
      const count = incomplete;
      incomplete = 0;
      return count;
    },
  };
}

/** The number that a terminal is registered under: its phone without leading zeros, the same in every edition. */
export function numberOf(phone: string): string {
  return phone.replace(/^0+(?=.)/, '');
}

class Terminal implements Talk {
  readonly framer = new Jt808Framer();
  readonly #line: Line;
  readonly #tables: ExtraTables;
  readonly #context: IntakeContext;
  readonly #reassembler = new Reassembler();
  readonly #noteIncomplete: (count: number) => void;
  /** Number that has signed in on this connection. */
  #signedIn: string | null = null;
  #serial = 0;

  constructor(
    line: Line,
    tables: ExtraTables,
    context: IntakeContext,
    noteIncomplete: (count: number) => void,
  ) {
    this.#line = line;
    this.#tables = tables;
    this.#context = context;
    this.#noteIncomplete = noteIncomplete;
  }

  open(raw: Frame): Opened {
    const frame = raw as Jt808Frame;
    const { header } = frame;
    const refuses = frame.ok && header?.messageId === MESSAGE.register;
    return {
      mn: header ? numberOf(header.phone) : null,
      suggestedKind: 'vehicle',
      sentAt: null,
      refusal: refuses ? this.#registered(header, REGISTRATION.noTerminal) : null,
      take: (_, receivedAt) => {
        if (!frame.ok || !header) return 'checksum';
        return header.encryption === 0 ? this.#take(frame, header, receivedAt) : 'grammar';
      },
    };
  }

  leave(): void {
    this.#reassembler.expire(Number.POSITIVE_INFINITY);
    this.#noteIncomplete(this.#reassembler.takeIncomplete());
  }

  /** Parts are answered together once the message is whole and stored: what is lost before that is sent again. */
  #take(frame: Jt808Frame, header: Jt808Header, receivedAt: number): Taken | QuarantineReason {
    if (!header.part) return this.#answer(decodeFrame(frame), header, [header.serial], receivedAt);
    const whole = this.#reassembler.add(header, bodyOf(frame), receivedAt);
    this.#noteIncomplete(this.#reassembler.takeIncomplete());
    if (!whole) return { readings: [], reply: null };
    const body = readBody(header.messageId, whole.body, header.versioned);
    return this.#answer(body, header, whole.serials, receivedAt);
  }

  #answer(
    body: Jt808Body,
    header: Jt808Header,
    serials: readonly number[],
    receivedAt: number,
  ): Taken | QuarantineReason {
    const reply = (result: number) =>
      Buffer.concat(
        serials.map((serial) =>
          this.#packet(header, MESSAGE.platformReply, replyBody(serial, header.messageId, result)),
        ),
      );
    switch (body.kind) {
      case 'register':
        return { readings: [], reply: this.#registered(header, REGISTRATION.done) };
      case 'signIn': {
        const known = body.code === this.#codeOf(header);
        this.#signedIn = known ? numberOf(header.phone) : null;
        return { readings: [], reply: reply(known ? RESULT.done : RESULT.failed) };
      }
      case 'signOff':
        this.#signedIn = null;
        return { readings: [], reply: reply(RESULT.done) };
      // Answers are never answered.
      case 'reply':
      case 'registered':
        return { readings: [], reply: null };
      case 'unreadable':
        this.#line.send(reply(RESULT.wrong));
        return 'grammar';
    }
    if (this.#context.options.authenticate && this.#signedIn !== numberOf(header.phone)) {
      this.#line.send(reply(RESULT.failed));
      return 'unauthorised';
    }
    const readings =
      body.kind === 'locations' ? body.locations.flatMap((at) => this.#readings(at, receivedAt)) : [];
    return { readings, reply: reply(RESULT.done) };
  }

  #readings(location: Jt808Location, receivedAt: number): NewReading[] {
    const { lat, lng, altitude, speed, heading, positioned, accOn } = location;
    const at = location.at ?? receivedAt;
    const quality = isAhead(at, receivedAt) ? 'skewed' : 'ok';
    const placed = positioned && lat !== null && lng !== null;
    const place: Record<string, number> = placed ? { lng, lat, speed, heading, altitude } : {};
    const instant = { at, quality, statistic: 'value', period: 'realtime' } as const;
    const extras = readExtras(this.#tables, String(this.#context.options.vendor), location.extras);
    return [
      ...positionReadings(place, at, quality),
      { ...instant, factor: 'acc', unit: '', value: accOn ? 1 : 0 },
      { ...instant, factor: 'alarmBits', unit: '', value: location.alarm },
      ...extras.map(({ code, unit, value }) => ({ ...instant, factor: code, unit, value })),
    ];
  }

  /** Follows from link and phone, so that a terminal that kept it may sign in again after a restart. */
  #codeOf({ phone }: Jt808Header): string {
    const text = `${this.#context.number} ${numberOf(phone)}`;
    return createHash('sha256').update(text).digest('hex').slice(0, 16);
  }

  #registered(header: Jt808Header, result: number): Uint8Array {
    return this.#packet(
      header,
      MESSAGE.registered,
      registeredBody(header.serial, result, this.#codeOf(header)),
    );
  }

  /** Spoken as the terminal speaks: edition and phone are its own. */
  #packet({ phone }: Jt808Header, messageId: number, body: Uint8Array): Uint8Array {
    this.#serial = (this.#serial + 1) & 0xffff;
    return encodePacket({ messageId, phone, serial: this.#serial, versioned: phone.length > 12, body });
  }
}
