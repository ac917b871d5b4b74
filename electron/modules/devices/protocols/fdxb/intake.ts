import type { Intake, IntakeContext, Opened, Taken, Talk } from '../intake.ts';
import type { Frame } from '../protocol.ts';
import { decodeFrame } from './decode.ts';
import { type FdxbFrame, FdxbFramer } from './frame.ts';

/** A reader repeats a chip for as long as it is held before it. */
const SAME_WITHIN_MS = 3000;

export function fdxbIntake({ number }: IntakeContext): Intake {
  return { meet: () => new Reader(number), takeIncomplete: () => 0 };
}

class Reader implements Talk {
  readonly framer = new FdxbFramer();
  readonly #number: string;
  #last = { code: '', at: Number.NEGATIVE_INFINITY };

  constructor(number: string) {
    this.#number = number;
  }

  open(raw: Frame): Opened {
    const { code } = decodeFrame(raw as FdxbFrame);
    return {
      mn: this.#number,
      suggestedKind: 'chip-reader',
      sentAt: null,
      take: (_, receivedAt) => (code === null ? 'grammar' : this.#take(code, receivedAt)),
    };
  }

  leave(): void {}

  #take(code: string, at: number): Taken {
    const again = code === this.#last.code && at - this.#last.at < SAME_WITHIN_MS;
    this.#last = { code, at };
    return { readings: [], reply: null, identities: again ? [] : [{ kind: 'chip', code }] };
  }
}
