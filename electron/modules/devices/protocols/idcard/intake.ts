import type { QuarantineReason } from '#shared/modules/devices/index.ts';
import type { Intake, IntakeContext, Line, Opened, Taken, Talk } from '../intake.ts';
import { Poller } from '../poller.ts';
import type { Frame } from '../protocol.ts';
import { decodeFrame, isIdNumber, type SamMessage, STATUS } from './decode.ts';
import { encodePacket, REQUEST } from './encode.ts';
import { SamFramer } from './frame.ts';

/** Readers need 300 ms between looking for cards. */
const LOOK_EVERY_MS = 500;
const ANSWERED_WITHIN_MS = 2000;
/** A card that is left lying is read once. */
const SAME_WITHIN_MS = 10_000;

type Step = keyof typeof REQUEST;

export function idCardIntake({ number }: IntakeContext): Intake {
  return { meet: (line) => new Reader(line, number), takeIncomplete: () => 0 };
}

/** Looks for a card, selects it, reads it: each step only after the one before went well. */
class Reader implements Talk {
  readonly framer = new SamFramer();
  readonly #number: string;
  readonly #poller: Poller;
  #step: Step = 'find';
  #last = { idNumber: '', at: Number.NEGATIVE_INFINITY };

  constructor(line: Line, number: string) {
    this.#number = number;
    this.#poller = new Poller(line, {
      everyMs: LOOK_EVERY_MS,
      timeoutMs: ANSWERED_WITHIN_MS,
      target: number,
      next: () => {
        const [command, parameter] = REQUEST[this.#step];
        return encodePacket({ kind: 'request', command, parameter });
      },
      more: () => this.#step !== 'find',
      missed: () => {
        this.#step = 'find';
      },
    });
    this.#poller.ask();
  }

  open(raw: Frame): Opened {
    const message = decodeFrame(raw);
    const awaited = this.#poller.waiting && message.kind === 'answer';
    if (awaited) {
      this.#step = nextStep(this.#step, message.status);
      this.#poller.answered();
    }
    return {
      mn: this.#number,
      suggestedKind: 'card-reader',
      sentAt: null,
      take: (_, receivedAt) => (awaited ? this.#take(message, receivedAt) : 'grammar'),
    };
  }

  leave(): void {
    this.#poller.stop();
  }

  #take(message: SamMessage, at: number): Taken | QuarantineReason {
    const nothing = { readings: [], reply: null };
    if (message.kind !== 'answer' || message.status !== STATUS.done || !message.card) return nothing;
    const { card } = message;
    if (!isIdNumber(card.idNumber)) return 'grammar';
    const again = card.idNumber === this.#last.idNumber && at - this.#last.at < SAME_WITHIN_MS;
    this.#last = { idNumber: card.idNumber, at };
    return { ...nothing, identities: again ? [] : [{ kind: 'idCard', card }] };
  }
}

function nextStep(step: Step, status: number): Step {
  if (step === 'find' && status === STATUS.found) return 'select';
  return step === 'select' && status === STATUS.done ? 'read' : 'find';
}
