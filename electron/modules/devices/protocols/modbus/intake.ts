import type { QuarantineReason } from '#shared/modules/devices/index.ts';
import type { NewReading } from '../../telemetry-port.ts';
import type { Intake, IntakeContext, Line, Opened, Taken, Talk } from '../intake.ts';
import { Poller } from '../poller.ts';
import type { Frame } from '../protocol.ts';
import { decodeFrame, type ModbusMessage } from './decode.ts';
import { encodePacket } from './encode.ts';
import { type ModbusFrame, ModbusFramer } from './frame.ts';
import { type Block, blocksOf, figureOf, type RegisterMap, type RegisterMaps } from './register-map.ts';

const ANSWERED_WITHIN_MS = 1000;
/** Slave addresses of the standard. */
const LAST_UNIT = 247;

/** `1, 2,5` as addresses; what is none is left out. */
export function unitsOf(text: string): number[] {
  const units = text.split(/[,\s]+/).map(Number);
  return [...new Set(units.filter((unit) => Number.isInteger(unit) && unit >= 1 && unit <= LAST_UNIT))];
}

/** The one master of a bus. */
export function modbusIntake(maps: RegisterMaps, context: IntakeContext): Intake {
  const map = maps.get(String(context.options.map));
  return { meet: (line) => new Master(line, map, context), takeIncomplete: () => 0 };
}

interface Asked {
  unit: number;
  block: Block;
  transaction: number;
}

class Master implements Talk {
  readonly framer: ModbusFramer;
  readonly #number: string;
  readonly #map: RegisterMap | undefined;
  readonly #round: readonly Omit<Asked, 'transaction'>[];
  readonly #tcp: boolean;
  readonly #poller: Poller;
  #next = 0;
  #transaction = 0;
  #asked: Asked | null = null;

  constructor(line: Line, map: RegisterMap | undefined, { options, number }: IntakeContext) {
    this.#number = number;
    this.#map = map;
    this.#tcp = options.framing === 'tcp';
    this.framer = new ModbusFramer(this.#tcp ? 'tcp' : 'rtu');
    const blocks = map ? blocksOf(map) : [];
    this.#round = unitsOf(String(options.units)).flatMap((unit) => blocks.map((block) => ({ unit, block })));
    this.#poller = new Poller(line, {
      everyMs: Number(options.everySeconds) * 1000,
      timeoutMs: ANSWERED_WITHIN_MS,
      target: `${number}-${options.units}`,
      next: () => this.#request(),
      more: () => this.#next > 0,
      missed: () => {
        this.#asked = null;
      },
    });
    if (map) this.#poller.ask();
    else line.trouble({ code: 'link.noRegisterMap', params: { map: String(options.map) } });
  }

  open(raw: Frame): Opened {
    const message = decodeFrame(raw as ModbusFrame);
    const asked = this.#asked && answers(message, this.#asked, this.#tcp) ? this.#asked : null;
    if (asked) {
      this.#asked = null;
      this.#poller.answered();
    }
    return {
      mn: `${this.#number}-${message.unit}`,
      suggestedKind: this.#map?.kind ?? 'sensor',
      sentAt: null,
      take: (_, receivedAt) => takeAnswer(message, asked, receivedAt),
    };
  }

  leave(): void {
    this.#poller.stop();
  }

  #request(): Uint8Array | null {
    const due = this.#round[this.#next];
    if (!due) return null;
    this.#next = (this.#next + 1) % this.#round.length;
    this.#transaction = (this.#transaction + 1) & 0xffff;
    this.#asked = { ...due, transaction: this.#transaction };
    const { unit, block } = due;
    const request = { unit, function: block.function, address: block.address, quantity: block.count };
    return encodePacket(this.#tcp ? { ...request, transaction: this.#transaction } : request);
  }
}

function answers(message: ModbusMessage, { unit, block, transaction }: Asked, tcp: boolean): boolean {
  if (message.unit !== unit || message.function !== block.function) return false;
  if (tcp && message.transaction !== transaction) return false;
  return (
    message.kind === 'exception' || (message.kind === 'data' && message.registers.length === block.count)
  );
}

/** What nobody asked for, or what the slave refuses, is kept for the eye: a wrong map shows like that. */
function takeAnswer(message: ModbusMessage, asked: Asked | null, at: number): Taken | QuarantineReason {
  if (!asked || message.kind !== 'data') return 'grammar';
  const readings = asked.block.registers.map((register): NewReading => {
    const value = figureOf(asked.block, register, message.registers);
    const [min, max] = register.range;
    const quality = value >= min && value <= max ? 'ok' : 'implausible';
    const { code: factor, unit } = register;
    return { factor, unit, value, at, quality, statistic: 'value', period: 'realtime' };
  });
  return { readings, reply: null };
}
