import type { Database } from '../db/index.ts';
import type { Fact } from './fact.ts';

/**
 * Applies a fact. `ready` is what follows from the payload, worked out beforehand by the same pure functions: whoever
 * writes may bring it along to spare this thread the work. A rebuild never has it.
 */
export type ApplyFact = (fact: Fact, ready?: unknown) => void;

/**
 * A module's tables as a function of facts. The same `apply` runs when a command writes and when the tables
 * are rebuilt to be compared, so what a row holds must follow from the facts alone.
 */
export interface Projection {
  module: string;
  kinds: readonly string[];
  /** Tables that a rebuild must reproduce row by row. */
  tables: readonly string[];
  /** Prepares statements on a database and returns the function that applies one fact. */
  bind(db: Database): ApplyFact;
}
