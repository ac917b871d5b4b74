import type { QuarantineReason } from '#shared/modules/devices/index.ts';
import type { Intake, IntakeContext, Opened, Taken, Talk } from '../intake.ts';
import type { Frame } from '../protocol.ts';
import { kilograms, WeightWatch } from '../weighing.ts';
import { decodeFrame, type ToledoUnit } from './decode.ts';
import { type ToledoFrame, ToledoFramer } from './frame.ts';

const POUND_KG = 0.45359237;

export function toledoIntake({ number }: IntakeContext): Intake {
  return { meet: () => new Indicator(number), takeIncomplete: () => 0 };
}

class Indicator implements Talk {
  readonly framer = new ToledoFramer();
  readonly #number: string;
  readonly #watches = {
    gross: new WeightWatch('gross'),
    net: new WeightWatch('net'),
    tare: new WeightWatch('tare'),
  };
  /** Who has sent the check byte once sends it always: without it a packet is a broken one. */
  #checks = false;

  constructor(number: string) {
    this.#number = number;
  }

  open(raw: Frame): Opened {
    const frame = raw as ToledoFrame;
    this.#checks ||= frame.checked;
    return {
      mn: this.#number,
      suggestedKind: 'weighbridge',
      sentAt: null,
      take: (_, receivedAt) => this.#take(frame, receivedAt),
    };
  }

  leave(): void {}

  #take(frame: ToledoFrame, receivedAt: number): Taken | QuarantineReason {
    if (this.#checks && !frame.checked) return 'checksum';
    const { weight, tare, unit, net, moving } = decodeFrame(frame);
    if (unit === 'other') return 'grammar';
    if (weight === null) return { readings: [], reply: null };
    const watch = net ? this.#watches.net : this.#watches.gross;
    const readings = watch.take(inKilograms(weight, unit), !moving, receivedAt);
    readings.push(...this.#watches.tare.take(inKilograms(tare, unit), true, receivedAt));
    return { readings, reply: null };
  }
}

function inKilograms(value: number, unit: Exclude<ToledoUnit, 'other'>): number {
  return unit === 'lb' ? kilograms(value * POUND_KG, 'kg') : kilograms(value, unit);
}
