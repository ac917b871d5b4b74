import { type BenchLine, printLine } from './bench-line.ts';

// `npm run bench` runs them all; `npm run bench -- hj212 cases` only those. One line a figure.

const BENCHES = ['hj212', 'time', 'rules', 'ingest', 'cases', 'import', 'start', 'scroll'] as const;

const asked = process.argv.slice(2).filter((arg) => !arg.startsWith('-'));
const unknown = asked.filter((name) => !BENCHES.some((bench) => bench === name));
if (unknown.length > 0) {
  process.stderr.write(`Unknown: ${unknown.join(', ')}. There are: ${BENCHES.join(', ')}\n`);
  process.exit(2);
}

for (const name of BENCHES.filter((bench) => asked.length === 0 || asked.includes(bench))) {
  process.stdout.write(`\n${name}\n`);
  const { run } = (await import(`./${name}.ts`)) as { run(): Promise<BenchLine[]> };
  for (const line of await run()) process.stdout.write(`  ${printLine(line)}\n`);
}
process.exit(0);
