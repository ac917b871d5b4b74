/**
 * `npm run check`: every rule the code keeps, one line each with its time; what failed is shown in full.
 * All steps run even when one fails. `npm run check -- walls types` runs some.
 */
import { spawnSync } from 'node:child_process';
import { inRoot, packageFile, ROOT } from './lib/paths.ts';
import { runMain, seconds, Trouble } from './lib/say.ts';

/** Step → program and arguments, run with the project's Node in the project's folder. */
const STEPS: Record<string, readonly string[]> = {
  style: [packageFile('@biomejs', 'biome', 'bin', 'biome'), 'ci', '--error-on-warnings'],
  types: [packageFile('typescript', 'bin', 'tsc'), '--noEmit'],
  'types-shared': [packageFile('typescript', 'bin', 'tsc'), '--noEmit', '--project', 'shared'],
  walls: [inRoot('scripts', 'check-walls.ts')],
  unused: [packageFile('knip', 'bin', 'knip.js'), '--no-progress'],
  schema: [inRoot('scripts', 'schema-snapshot.ts')],
  unit: [packageFile('vitest', 'vitest.mjs'), 'run', '--reporter=dot'],
};

await runMain(async () => {
  const wanted = process.argv.slice(2);
  const unknown = wanted.find((name) => !Object.hasOwn(STEPS, name));
  if (unknown) throw new Trouble(`no step ${unknown}; steps: ${Object.keys(STEPS).join(', ')}`);
  const failed: string[] = [];
  for (const [name, args] of Object.entries(STEPS)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    const startedAt = performance.now();
    const { status, stdout, stderr } = spawnSync(process.execPath, args, {
      cwd: ROOT,
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
    });
    const ok = status === 0;
    console.log(`${ok ? 'ok  ' : 'FAIL'} ${name.padEnd(13)} ${seconds(performance.now() - startedAt)}`);
    if (ok) continue;
    failed.push(name);
    console.log(`${stdout}${stderr}`.trimEnd());
  }
  console.log(failed.length === 0 ? 'all checks hold' : `failed: ${failed.join(', ')}`);
  return failed.length === 0 ? 0 : 1;
});
