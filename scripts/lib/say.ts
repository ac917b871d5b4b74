/** Progress for the person at the terminal: always on standard error, so that a command's own output stays clean. */
export function say(text: string): void {
  process.stderr.write(`· ${text}\n`);
}

/** Runs `work`, saying its name before and its duration after. Returns what `work` returns; errors pass through. */
export async function step<T>(name: string, work: () => T | Promise<T>): Promise<T> {
  say(`${name} …`);
  const startedAt = performance.now();
  const result = await work();
  say(`${name}: ${seconds(performance.now() - startedAt)}`);
  return result;
}

/** Milliseconds as seconds with one decimal, e.g. `12.3 s`. */
export function seconds(durationMs: number): string {
  return `${(durationMs / 1000).toFixed(1)} s`;
}

/** A problem whose message is all the person needs: shown as one line, without a stack, exit code 1. */
export class Trouble extends Error {}

/** Runs a script's `main` and turns what it throws into a line on standard error and an exit code. */
export async function runMain(main: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await main();
  } catch (error) {
    const text =
      error instanceof Trouble ? error.message : error instanceof Error ? error.stack : String(error);
    process.stderr.write(`${text}\n`);
    process.exitCode = 1;
  }
}
