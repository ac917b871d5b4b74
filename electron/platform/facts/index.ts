export { type Fact, type FactDraft, JsonText } from './fact.ts';
export {
  type FactListener,
  Ledger,
  type LedgerOptions,
  type Policy,
  type WriteOptions,
  type Writer,
} from './ledger.ts';
export { factsMigration } from './migration.ts';
export type { Projection } from './projection.ts';
export { type FactReader, type FactRow, factReader } from './read.ts';
export { type RebuildProgress, rebuildAndCompare, rebuildSteps, type TableDifference } from './rebuild.ts';
export { blobToUuid as toFactId, uuidToBlob as toFactKey } from './uuid-blob.ts';
export { type ChainBreak, type ChainWalk, chainSteps, walkChain } from './walk-chain.ts';
