import { join } from 'node:path';
import type { ImportsDeps } from './deps.ts';
import { ImportJobs } from './jobs.ts';
import { MappingFiles } from './mapping-files.ts';
import { importsRouter } from './router.ts';

export { BATCH_ROWS, WINDOW_BATCH_ROWS } from './bounds.ts';
export { type CliImport, type ImportSummary, importCases, importFile } from './cli-import.ts';
export type { ImportDeps, ImportsDeps, ImportTarget } from './deps.ts';
export { IMPORT_THREAD_SOURCE, threadReader } from './import-thread.ts';
export { lookupsOf } from './lookups.ts';
export { readMappingAs, readMappingFile } from './mapping-files.ts';
export { mappedBatches } from './read-batches.ts';
export { recordImport } from './record-import.ts';

/** Import of cases from files, over an open station; `close` stops a running job after its batch. */
export function createImports(deps: ImportsDeps) {
  const jobs = new ImportJobs(deps, join(deps.dir, 'imports'));
  const mappings = new MappingFiles(join(deps.resourcesDir, 'mappings'), join(deps.dir, 'mappings'));
  return {
    router: importsRouter(deps, jobs, mappings),
    mappings,
    openBatches: deps.openBatches,
    close: () => jobs.close(),
  };
}

export type ImportsModule = ReturnType<typeof createImports>;
