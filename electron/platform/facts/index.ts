export { type Fact, type FactDraft, JsonText, type RunDraft } from './fact.ts';
export type { FactRow } from './fact-row.ts';
export {
  type FactListener,
  Ledger,
  type LedgerOptions,
  type Policy,
  type RunWriter,
  type WriteOptions,
  type Writer,
} from './ledger.ts';
export { factsMigration } from './migration.ts';
export type { ApplyFact, Projection } from './projection.ts';
export { type FactReader, factReader, factsOfKinds } from './read.ts';
export { type RebuildProgress, rebuildAndCompare, rebuildSteps, type TableDifference } from './rebuild.ts';
export { factsOf, MAX_RUN } from './run.ts';
export { uuidToBlob as toFactKey } from './uuid-blob.ts';
export { type ChainBreak, type ChainWalk, chainSteps, walkChain } from './walk-chain.ts';
