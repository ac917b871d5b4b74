/** `npm run bench`: runs the measurements of scripts/bench/, one after another; `npm run bench -- cases time` some. */
import { readdirSync } from 'node:fs';
import { run } from './lib/exec.ts';
import { inRoot } from './lib/paths.ts';
import { runMain, step, Trouble } from './lib/say.ts';

/** How a figure is said: no measurement itself. */
const LINES = 'bench-line.ts';

await runMain(async () => {
  const all = readdirSync(inRoot('scripts', 'bench'))
    .filter((file) => file.endsWith('.ts') && file !== LINES)
    .map((file) => file.slice(0, -'.ts'.length))
    .sort();
  const wanted = process.argv.slice(2);
  const unknown = wanted.find((name) => !all.includes(name));
  if (unknown) throw new Trouble(`no measurement ${unknown}; there are: ${all.join(', ')}`);
  let failed = 0;
  for (const name of wanted.length > 0 ? wanted : all) {
    const code = await step(name, () =>
      run(process.execPath, [inRoot('scripts', 'bench', `${name}.ts`)], { cwd: inRoot() }),
    );
    if (code !== 0) failed++;
  }
  return failed === 0 ? 0 : 1;
});
