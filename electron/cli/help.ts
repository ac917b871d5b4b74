import type { Command } from './command.ts';

/** What can be called; with `whole` also every option and example. */
export function help(commands: Record<string, Command>, whole = false): string {
  const lines = ['Usage: npm run -s cli -- COMMAND …      JSON on stdout, progress and errors on stderr', ''];
  for (const [name, { usage, summary, examples, options }] of Object.entries(commands)) {
    lines.push(`  ${name} ${usage}`.trimEnd(), `      ${summary}`);
    if (!whole) continue;
    const named = Object.entries(options).map(
      ([option, { type }]) => `--${option}${type === 'string' ? ' VALUE' : ''}`,
    );
    if (named.length > 0) lines.push(`      Options: ${named.join(', ')}`);
    lines.push('', '  Examples', ...examples.map((example) => `      ${example}`), '');
  }
  if (!whole) lines.push('', '  COMMAND --help shows options and examples.');
  return lines.join('\n');
}
