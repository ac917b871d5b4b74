import { describe, expect, test } from 'vitest';
import { NOTHING, playwrightCounts, sumLine, vitestCounts, withExitCode } from './test-counts.ts';

describe('the last line of a test run', () => {
  test.each([
    [{ passed: 3, failed: 0, skipped: 0 }, '3 passed, 0 failed'],
    [{ passed: 3, failed: 1, skipped: 2 }, '3 passed, 1 failed, 2 skipped'],
  ])('%o reads %s', (counts, line) => expect(sumLine(counts)).toBe(line));

  test('a file that fails without a failing test counts as one failure', () => {
    const ran = { status: 'failed', assertionResults: [{ status: 'passed' }, { status: 'pending' }] };
    const failing = { status: 'failed', assertionResults: [{ status: 'failed' }] };
    const unloadable = { status: 'failed', assertionResults: [] };
    expect(vitestCounts({ testResults: [ran, failing, unloadable] })).toEqual({
      passed: 1,
      failed: 3,
      skipped: 1,
    });
  });

  test('errors outside of tests count as failures', () => {
    const stats = { expected: 2, unexpected: 1, flaky: 1, skipped: 1 };
    expect(playwrightCounts({ stats, errors: [{}] })).toEqual({ passed: 3, failed: 2, skipped: 1 });
  });

  test.each([
    [0, 0, 0],
    [0, 1, 1],
    [2, 1, 2],
  ])('%i failures and exit code %i give %i failures', (failed, exitCode, sum) =>
    expect(withExitCode({ ...NOTHING, failed }, exitCode).failed).toBe(sum),
  );
});
