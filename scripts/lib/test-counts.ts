export type Counts = { passed: number; failed: number; skipped: number };

export const NOTHING: Counts = { passed: 0, failed: 0, skipped: 0 };

export function add(a: Counts, b: Counts): Counts {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped };
}

/** `N passed, N failed`, and `, N skipped` when there are any. */
export function sumLine({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

type VitestReport = { testResults: { status: string; assertionResults: { status: string }[] }[] };

/**
 * Counts in Vitest's JSON report. A file that failed without a failing test (it does not load, a hook threw)
 * counts as one failure.
 */
export function vitestCounts(report: VitestReport): Counts {
  let counts = NOTHING;
  for (const file of report.testResults) {
    const of = (...statuses: string[]) =>
      file.assertionResults.filter((test) => statuses.includes(test.status)).length;
    const failed = of('failed');
    const passed = of('passed');
    const brokenFile = file.status === 'failed' && failed === 0 ? 1 : 0;
    counts = add(counts, {
      passed,
      failed: failed + brokenFile,
      skipped: file.assertionResults.length - passed - failed,
    });
  }
  return counts;
}

type PlaywrightReport = {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
  errors: unknown[];
};

/** Counts in Playwright's JSON report. Errors outside tests (a file that does not load) count as failures. */
export function playwrightCounts({ stats, errors }: PlaywrightReport): Counts {
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + errors.length,
    skipped: stats.skipped,
  };
}

/** A runner that ended badly although no test failed (a crash, a time limit) is a failure too. */
export function withExitCode(counts: Counts, exitCode: number): Counts {
  return exitCode !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}
