/**
 * The dependency rules of .dependency-cruiser.cjs, and the preload's thinness. Fails too when fewer files were read
 * than the project has: a checker that reads nothing finds nothing.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { inRoot, packageFile, ROOT } from './lib/paths.ts';
import { runMain } from './lib/say.ts';

/** Fewer files read than this means that the checker is broken, not that the project is small. */
const FILES_FLOOR = 200;
const PRELOAD_LINES_CEILING = 60;
const PRELOAD_IMPORTS = ['contextBridge', 'ipcRenderer', 'webUtils'];

type Cruise = {
  summary: {
    totalCruised: number;
    violations: { from: string; to: string; rule: { name: string }; cycle?: { name: string }[] }[];
  };
};

function brokenWalls(): string[] {
  const cruiser = packageFile('dependency-cruiser', 'bin', 'dependency-cruiser.mjs');
  const args = [
    cruiser,
    '--config',
    '.dependency-cruiser.cjs',
    '--output-type',
    'json',
    'electron',
    'renderer',
    'shared',
  ];
  const { stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: ROOT,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  if (!stdout.startsWith('{')) return [`dependency-cruiser gave no report: ${stderr}`];
  const { totalCruised, violations } = (JSON.parse(stdout) as Cruise).summary;
  const broken = violations.map(({ rule, from, to, cycle }) => {
    const way = cycle ? cycle.map(({ name }) => name).join(' → ') : to;
    return `${rule.name}: ${from} → ${way}`;
  });
  if (totalCruised < FILES_FLOOR)
    broken.push(`files-floor: only ${totalCruised} files were read, ${FILES_FLOOR} expected`);
  return broken;
}

function thickPreload(): string[] {
  const source = readFileSync(inRoot('electron', 'preload.ts'), 'utf8');
  const problems: string[] = [];
  const lines = source.trimEnd().split('\n').length;
  if (lines > PRELOAD_LINES_CEILING)
    problems.push(`thin-preload: lines of electron/preload.ts: ${lines}, at most ${PRELOAD_LINES_CEILING}`);
  const names = [...source.matchAll(/import\s+\{([^}]*)\}\s+from\s+'electron'/g)].flatMap((match) =>
    (match[1] ?? '').split(',').map((name) => name.trim()),
  );
  for (const name of names.filter((name) => name !== '' && !PRELOAD_IMPORTS.includes(name))) {
    problems.push(
      `thin-preload: names in electron/preload.ts: ${name}, not one of ${PRELOAD_IMPORTS.join(', ')}`,
    );
  }
  if (/exposeInMainWorld\([^)]*\bipcRenderer\b\s*[,})]/s.test(source))
    problems.push('thin-preload: hand-out of ipcRenderer itself in electron/preload.ts');
  return problems;
}

await runMain(async () => {
  const problems = [...brokenWalls(), ...thickPreload()];
  for (const problem of problems) console.log(problem);
  return problems.length === 0 ? 0 : 1;
});
