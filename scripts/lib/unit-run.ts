import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from './exec.ts';
import { inRoot, packageFile } from './paths.ts';
import { type Counts, NOTHING, vitestCounts, withExitCode } from './test-counts.ts';

const LIMIT_MS = 20 * 60_000;

/** Runs Vitest over all unit tests; shows its dots and failures on standard error. */
export async function runUnit(): Promise<Counts> {
  const work = mkdtempSync(join(tmpdir(), 'ucc-unit-'));
  const report = join(work, 'report.json');
  try {
    const exitCode = await run(
      process.execPath,
      [
        packageFile('vitest', 'vitest.mjs'),
        'run',
        '--reporter=dot',
        '--reporter=json',
        `--outputFile.json=${report}`,
      ],
      { cwd: inRoot(), output: 'stderr', timeoutMs: LIMIT_MS },
    );
    const counts = existsSync(report) ? vitestCounts(JSON.parse(readFileSync(report, 'utf8'))) : NOTHING;
    return withExitCode(counts, exitCode);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
