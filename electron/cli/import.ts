import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Refusal } from '#shared/kernel/refusal.ts';
import { importCases, readMappingFile } from '../modules/cases/index.ts';
import { type Command, textOption, UsageError } from './command.ts';
import { isStation, openOrSetUp } from './open.ts';

export const importCasesCommand: Command = {
  usage: 'FILE --mapping NAME|FILE.json --db DIR [--dry-run] [--profile ID]',
  summary:
    'Takes in cases from CSV, XLSX, JSON or NDJSON. Rejected rows go to a file beside FILE; twice imported, a case stands once.',
  examples: [
    'npm run -s cli -- import cases requests.csv --mapping service-requests-311 --db /tmp/station --dry-run',
    'npm run -s cli -- import cases 工单.xlsx --mapping my-mapping.json --db /tmp/station --profile jiading-310114',
  ],
  options: {
    mapping: { type: 'string' },
    db: { type: 'string' },
    profile: { type: 'string' },
    'dry-run': { type: 'boolean' },
  },
  async run({ values, positionals: [file] }, streams) {
    if (!file) throw new UsageError('Which file?');
    const named = textOption(values, 'mapping');
    const profile = typeof values.profile === 'string' ? { profile: values.profile } : {};
    const dryRun = values['dry-run'] === true;
    const db = textOption(values, 'db');
    // A mistyped name makes no station.
    if (!existsSync(file)) throw new Refusal('import.fileMissing', { file });
    // Nothing is written by a trial: where there is no station yet, one is made to be thrown away.
    const isNew = !isStation(db);
    const trial = dryRun && isNew ? mkdtempSync(join(tmpdir(), 'ucc-trial-')) : null;
    const { modules, close } = await openOrSetUp(trial ?? db, streams, profile);
    try {
      const mapping = modules.imports.mappings.find(named) ?? readMappingFile(named);
      const summary = await importCases(modules, {
        file,
        mapping,
        dryRun,
        isNew,
        actor: 'window:cli',
        signal: streams.signal,
        openBatches: modules.imports.openBatches,
        onProgress: ({ read }) => streams.err(`${read} rows`),
      });
      streams.out(summary);
      return summary.cancelled ? 1 : 0;
    } finally {
      await close();
      if (trial) rmSync(trial, { recursive: true, force: true });
    }
  },
};
