import { parseArgs } from 'node:util';
import { Refusal } from '#shared/kernel/refusal.ts';
import { type Command, type Streams, UsageError } from './cli/command.ts';
import { commands } from './cli/commands.ts';
import { help } from './cli/help.ts';

const FAILED = 1;
const MISUSED = 2;

const stop = new AbortController();
process.once('SIGINT', () => stop.abort());
process.once('SIGTERM', () => stop.abort());
// A reader that has seen enough (`| head`) is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) =>
  process.exit(error.code === 'EPIPE' ? 0 : FAILED),
);

const streams: Streams = {
  stdin: process.stdin,
  out: (value) => process.stdout.write(`${JSON.stringify(value)}\n`),
  err: (line) => process.stderr.write(`${line}\n`),
  signal: stop.signal,
};

process.exitCode = await main(process.argv.slice(2));

async function main(argv: string[]): Promise<number> {
  const found = find(argv);
  if (!found) {
    if (argv.includes('--help') || argv[0] === 'help') return show(commands);
    const fault = argv.length === 0 ? 'Which command?' : `Unknown command: ${argv.join(' ')}`;
    streams.err(`${fault}\n\n${help(commands)}`);
    return MISUSED;
  }
  const { name, command } = found;
  const rest = argv.slice(name.split(' ').length);
  if (rest.includes('--help')) return show({ [name]: command });
  try {
    const { values, positionals } = parseArgs({
      args: rest,
      options: command.options,
      allowPositionals: true,
    });
    return await command.run(
      { values: values as Record<string, string | boolean | undefined>, positionals },
      streams,
    );
  } catch (error) {
    return explain(error, name, command);
  }
}

/** Help that was asked for is the answer, not an error. */
function show(asked: Record<string, Command>): number {
  process.stdout.write(`${help(asked, true)}\n`);
  return 0;
}

/** The longest command name that the words begin with: `cases list` before `cases`. */
function find(argv: string[]): { name: string; command: Command } | null {
  for (const words of [2, 1]) {
    const name = argv.slice(0, words).join(' ');
    const command = argv.length >= words ? commands[name] : undefined;
    if (command) return { name, command };
  }
  return null;
}

function explain(error: unknown, name: string, command: Command): number {
  const misused =
    error instanceof UsageError || (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS');
  if (misused) {
    streams.err(`${(error as Error).message}\n\n${help({ [name]: command }, true)}`);
    return MISUSED;
  }
  if (error instanceof Refusal) streams.err(JSON.stringify({ refused: error.code, ...error.params }));
  else streams.err(error instanceof Error ? (error.stack ?? error.message) : String(error));
  return FAILED;
}
