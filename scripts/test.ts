/**
 * `npm test`: unit tests, then end-to-end tests in a real Electron. The last line is the sum of both:
 * `N passed, N failed[, N skipped]`. Exit code 0 only when something ran and nothing failed.
 * `npm test -- unit` and `npm test -- e2e` run one half.
 */
import { runEndToEnd } from './lib/e2e-run.ts';
import { runMain, say, seconds, Trouble } from './lib/say.ts';
import { add, type Counts, NOTHING, sumLine } from './lib/test-counts.ts';
import { runUnit } from './lib/unit-run.ts';

const HALVES = { unit: runUnit, e2e: runEndToEnd };

await runMain(async () => {
  const wanted = process.argv.slice(2);
  if (wanted.some((name) => !Object.hasOwn(HALVES, name)))
    throw new Trouble('usage: npm test [-- unit | e2e]');
  let total: Counts = NOTHING;
  for (const [name, half] of Object.entries(HALVES)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    say(`${name} tests …`);
    const startedAt = performance.now();
    const counts = await half().catch((error) => {
      say(
        `${name} tests could not run: ${error instanceof Trouble ? error.message : (error.stack ?? error)}`,
      );
      return { ...NOTHING, failed: 1 };
    });
    say(`${name} tests: ${sumLine(counts)} in ${seconds(performance.now() - startedAt)}`);
    total = add(total, counts);
  }
  if (total.passed + total.failed === 0) say('no test ran');
  process.stdout.write(`${sumLine(total)}\n`);
  return total.failed === 0 && total.passed > 0 ? 0 : 1;
});
