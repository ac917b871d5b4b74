/** A payload that is written already: bulk work makes its text before the transaction begins. */
export class JsonText {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** What a command asks to be recorded. */
export interface FactDraft {
  /** Past tense with a version: `CaseFiled.v1`. */
  kind: string;
  /** Id of what it happened to. */
  entity: string;
  /** Plain JSON, or {@link JsonText} of it; everything the tables need must be in it. */
  payload: object;
  /** Nothing has ever happened to the entity: its id was made in this transaction. Saves the look-up of its version. */
  first?: boolean;
  /** Id of the fact that led to this one. */
  causedBy?: string | undefined;
  /** When it happened, if not now (imports, device time); UTC milliseconds. */
  at?: number | undefined;
}

/**
 * Many facts of one kind, each the first of a new entity, in one line of the log: an import of a million rows needs
 * neither a million hashes nor a million lines.
 */
export interface RunDraft {
  kind: string;
  /** What the payloads of all have in common: plain JSON. */
  shared: object;
  /** JSON text of an object with the rest, for each fact, as JSON.stringify makes it. At most `MAX_RUN`. */
  payloads: readonly string[];
  /** For each fact what its tables need of it, see `ApplyFact`. */
  ready?: readonly unknown[];
}

/** Something that happened. `entityVersion` counts from 1 per entity, `seq` from 1 per station. */
export interface Fact {
  seq: number;
  id: string;
  station: string;
  /** `person:<id>/<post>`, `policy:<name>`, `import:<profile>`, `device:<id>` or `system`. */
  actor: string;
  kind: string;
  entity: string;
  entityVersion: number;
  causedBy: string | null;
  at: number;
  payload: unknown;
}
