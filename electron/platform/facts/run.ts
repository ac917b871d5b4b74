import type { Fact } from './fact.ts';
import { type FactLine, type FactRow, lineOf } from './fact-row.ts';
import { idAfter, indexFrom } from './id-run.ts';

/** Facts that one line may hold: few enough that to read one of them costs nothing to speak of. */
export const MAX_RUN = 500;

const BETWEEN = ',\n';

/**
 * The payload of a run: how many there are, what all of them share, then each one's own, a line each. Text made by
 * JSON.stringify holds no line end, so that one can be taken out without reading the others.
 */
export function runText(shared: object, payloads: readonly string[]): string {
  return `[${payloads.length}${BETWEEN}${JSON.stringify(shared)}${BETWEEN}${payloads.join(BETWEEN)}]`;
}

/** A line that is no run has an object as its payload. */
const isRun = (payloadText: string) => payloadText.startsWith('[');

/** How many facts a stored line holds, by the beginning of its payload. */
export function lengthOf(payloadText: string): number {
  return isRun(payloadText) ? Number.parseInt(payloadText.slice(1, 8), 10) : 1;
}

/** The facts that a stored line holds, in order. @throws SyntaxError when its payload is no JSON */
export function factsOf(row: FactRow): Fact[] {
  const line = lineOf(row);
  if (!isRun(row.payload)) return [{ ...line, payload: JSON.parse(row.payload) }];
  const [shared = '', ...texts] = row.payload.slice(1, -1).split(BETWEEN).slice(1);
  return runFacts(line, JSON.parse(shared), texts);
}

/** The fact with that id or of that entity, when the stored run holds it. */
export function factIn(row: FactRow, by: 'id' | 'entity', id: string): Fact | null {
  const line = lineOf(row);
  const index = indexFrom(line[by], id);
  if (index < 0 || index >= lengthOf(row.payload)) return null;
  return factsOf(row)[index] ?? null;
}

/** Facts of a run from its line's own fields: number, id and entity count up from the line's. */
export function runFacts(line: FactLine, shared: object, texts: readonly string[]): Fact[] {
  return texts.map((text, index) => new RunFact(line, shared, index, text));
}

/** Works out its id and reads its payload when asked: whoever brought the rows' values along never asks. */
class RunFact implements Fact {
  readonly seq: number;
  readonly station: string;
  readonly actor: string;
  readonly kind: string;
  readonly entity: string;
  readonly entityVersion: number;
  readonly causedBy: string | null;
  readonly at: number;
  readonly #firstId: string;
  readonly #index: number;
  readonly #shared: object;
  readonly #text: string;

  constructor(line: FactLine, shared: object, index: number, text: string) {
    this.seq = line.seq + index;
    this.station = line.station;
    this.actor = line.actor;
    this.kind = line.kind;
    this.entity = idAfter(line.entity, index);
    this.entityVersion = line.entityVersion;
    this.causedBy = line.causedBy;
    this.at = line.at;
    this.#firstId = line.id;
    this.#index = index;
    this.#shared = shared;
    this.#text = text;
  }

  get id(): string {
    return idAfter(this.#firstId, this.#index);
  }

  get payload(): unknown {
    return { ...this.#shared, ...JSON.parse(this.#text) };
  }
}
