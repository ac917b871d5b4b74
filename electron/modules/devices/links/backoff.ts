const FIRST_MS = 1000;
const LONGEST_MS = 60_000;
const JITTER = 0.2;

/**
 * How long to wait before attempt `attempt` (from 1): 1 s, 2 s, 4 s … up to a minute, give or take a fifth, so
 * that a hall full of stations does not knock at a returning server in step. `random` gives numbers in [0, 1).
 */
export function backoffMs(attempt: number, random: () => number): number {
  const base = Math.min(LONGEST_MS, FIRST_MS * 2 ** (attempt - 1));
  return Math.round(base * (1 - JITTER + 2 * JITTER * random()));
}
