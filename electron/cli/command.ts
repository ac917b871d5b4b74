import type { Readable } from 'node:stream';
import type { parseArgs } from 'node:util';

type Options = NonNullable<NonNullable<Parameters<typeof parseArgs>[0]>['options']>;

export interface Streams {
  stdin: Readable;
  /** One JSON value a line, nothing else. */
  out(value: unknown): void;
  /** Progress and errors, for people. */
  err(line: string): void;
  /** Aborts when the person presses Ctrl+C. */
  signal: AbortSignal;
}

/** One verb of the command line. `run` answers with the exit code. */
export interface Command {
  /** How it is called, as `--help` shows it. */
  usage: string;
  summary: string;
  examples: readonly string[];
  options: Options;
  run(
    args: { values: Record<string, string | boolean | undefined>; positionals: string[] },
    streams: Streams,
  ): Promise<number>;
}

/** What was typed cannot be understood; the message says what would be. */
export class UsageError extends Error {}

export function textOption(values: Record<string, string | boolean | undefined>, name: string): string {
  const value = values[name];
  if (typeof value !== 'string' || value === '') throw new UsageError(`--${name} is needed`);
  return value;
}

/** A whole number within bounds, or `fallback` when the option is absent. */
export function numberOption(
  values: Record<string, string | boolean | undefined>,
  name: string,
  { fallback, min, max }: { fallback?: number; min: number; max: number },
): number {
  const text = values[name];
  if (text === undefined && fallback !== undefined) return fallback;
  const value = Number(text);
  if (typeof text !== 'string' || !Number.isInteger(value) || value < min || value > max) {
    throw new UsageError(`--${name} takes a whole number from ${min} to ${max}`);
  }
  return value;
}
