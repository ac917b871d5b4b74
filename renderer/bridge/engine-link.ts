import type { ClientContext, ClientLink, ClientOptions } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';

export type EngineState = 'starting' | 'up' | 'down';

declare global {
  interface Window {
    ucc: {
      onEngineState(listener: (state: EngineState) => void): void;
      chooseFile(file: File): Promise<string>;
      print(document: {
        html: string;
        output: 'pdf' | 'printer';
        name: string;
        footer: string;
      }): Promise<boolean>;
      saveAs(name: string): Promise<string | null>;
    };
  }
}

/** The engine went away while a call was under way: whether it took effect is not known. */
export class EngineLost extends Error {
  constructor() {
    super('The engine stopped while answering');
    this.name = 'EngineLost';
  }
}

interface Line {
  link: RPCLink<ClientContext>;
  lost: Promise<never>;
  hangUp(): void;
}

/**
 * A link that survives the engine: calls wait for a port, calls under way fail with {@link EngineLost} when
 * theirs dies, and the next port takes over.
 */
export class EngineLink implements ClientLink<ClientContext> {
  #line: Line | null = null;
  #waiting: ((line: Line) => void)[] = [];
  readonly #listeners = new Set<() => void>();
  #generation = 0;

  /** Counts ports: it changes when a new engine took over. */
  get generation(): number {
    return this.#generation;
  }

  connect(port: MessagePort): void {
    this.#line?.hangUp();
    let hangUp: () => void = () => {};
    const lost = new Promise<never>((_resolve, reject) => {
      hangUp = () => reject(new EngineLost());
    });
    lost.catch(() => {});
    this.#line = { link: new RPCLink({ port }), lost, hangUp };
    port.start();
    this.#generation += 1;
    for (const resolve of this.#waiting.splice(0)) resolve(this.#line);
    for (const listener of this.#listeners) listener();
  }

  disconnect(): void {
    this.#line?.hangUp();
    this.#line = null;
    for (const listener of this.#listeners) listener();
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async call(
    path: readonly string[],
    input: unknown,
    options: ClientOptions<ClientContext>,
  ): Promise<unknown> {
    const line = this.#line ?? (await new Promise<Line>((resolve) => this.#waiting.push(resolve)));
    const answer = await Promise.race([line.link.call(path, input, options), line.lost]);
    return isStream(answer) ? untilLost(answer, line.lost) : answer;
  }
}

function isStream(answer: unknown): answer is AsyncIterator<unknown> & AsyncIterable<unknown> {
  return typeof answer === 'object' && answer !== null && Symbol.asyncIterator in answer;
}

/** A stream whose engine died would wait for ever: it ends with {@link EngineLost} instead. */
async function* untilLost(stream: AsyncIterator<unknown>, lost: Promise<never>): AsyncGenerator<unknown> {
  try {
    for (;;) {
      const step = await Promise.race([stream.next(), lost]);
      if (step.done) return;
      yield step.value;
    }
  } finally {
    void stream.return?.()?.catch?.(() => {});
  }
}
