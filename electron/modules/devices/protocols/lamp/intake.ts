import type { OptionValues } from '#shared/modules/devices/index.ts';
import type { NewReading } from '../../telemetry-port.ts';
import type { Command, Intake, IntakeContext, Line, Opened, Taken, Talk } from '../intake.ts';
import { Poller } from '../poller.ts';
import type { Frame } from '../protocol.ts';
import { decodeFrame, type LampMessage } from './decode.ts';
import { encodePacket } from './encode.ts';
import { type LampFrame, LampFramer } from './frame.ts';
import { DARK, LIGHTS, type Lights } from './lights.ts';

const ANSWERED_WITHIN_MS = 500;
const TEST_STEP_MS = 1000;
const RESTING_EVERY_MS = 60_000;
const CODES = { red: 'lampRed', yellow: 'lampYellow', green: 'lampGreen', buzzer: 'lampBuzzer' } as const;

/** The lamp of one link: what it should show is kept here, whether it is plugged in or not. */
export function lampIntake(context: IntakeContext): Intake {
  return new Lamp(context);
}

class Lamp implements Intake {
  readonly #context: IntakeContext;
  readonly #talks = new Set<LampTalk>();
  #wanted: Lights = DARK;

  constructor(context: IntakeContext) {
    this.#context = context;
  }

  meet(line: Line): Talk {
    const talk = new LampTalk(
      line,
      this.#context,
      () => this.#wanted,
      () => this.#talks.delete(talk),
    );
    this.#talks.add(talk);
    return talk;
  }

  command({ key, values, report }: Command): void {
    if (key === 'test') for (const talk of this.#talks) talk.test();
    else {
      this.#wanted = lightsOf(values);
      for (const talk of this.#talks) talk.assert();
    }
    report('done', '');
  }

  takeIncomplete(): number {
    return 0;
  }
}

function lightsOf(values: OptionValues): Lights {
  return Object.fromEntries(LIGHTS.map((light) => [light, values[light] === true])) as unknown as Lights;
}

class LampTalk implements Talk {
  readonly framer = new LampFramer();
  readonly #line: Line;
  readonly #number: string;
  readonly #unit: number;
  readonly #everyMs: number;
  readonly #wanted: () => Lights;
  readonly #left: () => void;
  readonly #poller: Poller | null;
  /** What the self-test shows just now, over what is wanted. */
  #tested: Lights | null = null;
  /** Coils are written, then read back. */
  #reads = false;
  #shown: { lights: Lights; at: number } | null = null;

  constructor(line: Line, { options, number }: IntakeContext, wanted: () => Lights, left: () => void) {
    this.#line = line;
    this.#number = number;
    this.#unit = Number(options.unit);
    this.#everyMs = Number(options.everySeconds) * 1000;
    this.#wanted = wanted;
    this.#left = left;
    this.#poller =
      options.model === 'modbus'
        ? new Poller(line, {
            everyMs: this.#everyMs,
            timeoutMs: ANSWERED_WITHIN_MS,
            target: number,
            next: () => this.#ask(),
            more: () => this.#reads,
            missed: () => {
              this.#reads = false;
            },
          })
        : null;
    this.#repeat();
  }

  /** Sends what should be lit, now. */
  assert(): void {
    if (this.#poller) this.#poller.ask();
    else this.#switch(this.#tested ?? this.#wanted());
  }

  test(): void {
    const step = (i: number): void => {
      const light = LIGHTS[i];
      this.#tested = light ? { ...DARK, [light]: true } : null;
      this.assert();
      if (light) this.#line.after(TEST_STEP_MS, () => step(i + 1));
    };
    step(0);
  }

  open(raw: Frame): Opened {
    const message = decodeFrame(raw as LampFrame);
    const mine = message.kind === 'written' || message.kind === 'lights';
    if (mine && message.address === this.#unit) this.#poller?.answered();
    return {
      mn: this.#number,
      suggestedKind: 'signal-lamp',
      sentAt: null,
      take: (_, receivedAt) => this.#take(message, receivedAt),
    };
  }

  /** All off: a lamp that nobody tends must not go on saying something. */
  leave(): void {
    this.#left();
    this.#poller?.stop();
    if (this.#poller) this.#line.send(encodePacket({ kind: 'write', unit: this.#unit, lights: DARK }));
    else this.#switch(DARK);
  }

  #repeat(): void {
    this.assert();
    if (!this.#poller) this.#line.after(this.#everyMs, () => this.#repeat());
  }

  #switch(lights: Lights): void {
    const packets = LIGHTS.map((light, i) =>
      encodePacket({ kind: 'switch', channel: i + 1, on: lights[light] }),
    );
    this.#line.send(Buffer.concat(packets));
  }

  #ask(): Uint8Array {
    const unit = this.#unit;
    this.#reads = !this.#reads;
    if (!this.#reads) return encodePacket({ kind: 'ask', unit });
    return encodePacket({ kind: 'write', unit, lights: this.#tested ?? this.#wanted() });
  }

  /** What the lamp itself says that it shows, when that changes and once a minute. */
  #take({ kind, lights }: LampMessage, at: number): Taken | 'grammar' {
    if (kind === 'refused') return 'grammar';
    if (!lights || kind !== 'lights') return { readings: [], reply: null };
    const before = this.#shown;
    const same = before && LIGHTS.every((light) => before.lights[light] === lights[light]);
    if (same && at - before.at < RESTING_EVERY_MS) return { readings: [], reply: null };
    this.#shown = { lights, at };
    const readings = LIGHTS.map((light): NewReading => {
      const value = lights[light] ? 1 : 0;
      return {
        factor: CODES[light],
        unit: '',
        value,
        at,
        quality: 'ok',
        statistic: 'value',
        period: 'realtime',
      };
    });
    return { readings, reply: null };
  }
}
