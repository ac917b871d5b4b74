/**
 * `npm run check:faults`: a rule that was never seen to fail is not a rule. Plants one fault per rule in a copy of
 * the tree, runs the check there and expects it to name the fault. Ends with a table: rule, seen to fail or not.
 */
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ROOT } from './lib/paths.ts';
import { runMain } from './lib/say.ts';

type Fault = {
  /** What the check must print. */
  rule: string;
  /** Step of scripts/check.ts. */
  step: string;
  file: string;
  /** New text of the file from its old one ('' when it does not exist). */
  plant: (before: string) => string;
};

const append = (text: string) => (before: string) => `${before}\n${text}\n`;
const prepend = (text: string) => (before: string) => `${text}\n${before}`;
const wall = (rule: string, file: string, text: string): Fault => ({
  rule,
  step: 'walls',
  file,
  plant: prepend(text),
});

const FAULTS: readonly Fault[] = [
  wall(
    'module-order-territory',
    'electron/modules/territory/planted.ts',
    "import '#electron/modules/devices/index.ts';",
  ),
  wall(
    'module-order-territory',
    'shared/modules/territory/planted.ts',
    "import type {} from '#shared/modules/cases/index.ts';",
  ),
  wall('module-known', 'electron/platform/planted.ts', "import '#electron/modules/planted/index.ts';"),
  wall(
    'front-door:',
    'electron/modules/cases/planted.ts',
    "import '#electron/modules/territory/territory.ts';",
  ),
  wall(
    'front-door-from-outside',
    'electron/planted.ts',
    "import '#electron/modules/territory/territory.ts';",
  ),
  wall('only-shell-sees-electron', 'electron/platform/planted.ts', "import 'electron';"),
  wall('preload-imports-only-electron', 'electron/preload.ts', "import 'zod';"),
  wall(
    'renderer-not-to-engine',
    'renderer/planted.ts',
    "import type {} from '#electron/platform/clock/index.ts';",
  ),
  wall('renderer-no-node', 'renderer/planted.ts', "import 'node:fs';"),
  wall('only-bridge-holds-the-port', 'renderer/planted.ts', "import '@orpc/client';"),
  wall('shared-stands-alone', 'shared/planted.ts', "import '#electron/platform/clock/index.ts';"),
  wall('shared-no-node', 'shared/planted.ts', "import 'node:path';"),
  wall('shared-packages', 'shared/planted.ts', "import 'dayjs';"),
  wall(
    'platform-knows-no-module',
    'electron/platform/planted.ts',
    "import '#shared/modules/territory/index.ts';",
  ),
  wall('not-to-tests', 'shared/planted.ts', "import '#shared/kernel/personal.test.ts';"),
  wall('no-cycles', 'shared/planted.ts', "import './planted-too.ts';"),
  wall('resolvable', 'shared/planted.ts', "import './nowhere.ts';"),
  wall('thin-preload: lines', 'electron/preload.ts', '// thick\n'.repeat(60)),
  wall('thin-preload: names', 'electron/preload.ts', "import { shell } from 'electron';"),
  wall(
    'thin-preload: hand-out',
    'electron/preload.ts',
    "contextBridge.exposeInMainWorld('planted', ipcRenderer);",
  ),
  {
    rule: 'files-floor',
    step: 'walls',
    file: 'scripts/check-walls.ts',
    plant: (text) => text.replace(/'electron',\s*'renderer',\s*'shared'/, "'shared/kernel'"),
  },
  {
    rule: 'noNonNullAssertion',
    step: 'style',
    file: 'shared/planted.ts',
    plant: append('export const x = [1][0]!;'),
  },
  { rule: 'noConsole', step: 'style', file: 'shared/planted.ts', plant: append("console.log('x');") },
  { rule: 'format', step: 'style', file: 'shared/planted.ts', plant: append('export   const y   = "1"') },
  {
    rule: 'TS2322',
    step: 'types',
    file: 'electron/planted.ts',
    plant: append("export const n: number = 'text';"),
  },
  {
    rule: 'window',
    step: 'types-shared',
    file: 'shared/planted.ts',
    plant: append('export const title = window.document;'),
  },
  {
    rule: 'process',
    step: 'types-shared',
    file: 'shared/planted.ts',
    plant: append('export const env = process.env;'),
  },
  {
    rule: 'planted.ts',
    step: 'unused',
    file: 'electron/planted.ts',
    plant: append('export const nobody = 1;'),
  },
  {
    rule: 'docs/schema.sql differs',
    step: 'schema',
    file: 'docs/schema.sql',
    plant: (text) => text.replace('CREATE TABLE', 'CREATE  TABLE'),
  },
  {
    rule: 'planted to fail',
    step: 'unit',
    file: 'shared/planted.test.ts',
    plant: append(
      "import { expect, test } from 'vitest';\ntest('planted to fail', () => expect(1).toBe(2));",
    ),
  },
];

/** A fault that takes a second file. */
const COMPANIONS: Record<string, { file: string; text: string }> = {
  // Only the planted test runs: the others have their own run.
  'planted to fail': {
    file: 'vitest.config.ts',
    text: "export default { test: { include: ['shared/planted.test.ts'] } };\n",
  },
  'no-cycles': { file: 'shared/planted-too.ts', text: "import './planted.ts';\n" },
  'module-known': { file: 'electron/modules/planted/index.ts', text: 'export {};\n' },
};

const SKIPPED = new Set([
  '.git',
  '.cache',
  'node_modules',
  'out',
  'release',
  'coverage',
  'test-results',
  'playwright-report',
]);

/** A copy of the tree that borrows node_modules. */
function copyTree(): string {
  const copy = mkdtempSync(join(tmpdir(), 'ucc-faults-'));
  for (const name of readdirSync(ROOT).filter((name) => !SKIPPED.has(name))) {
    cpSync(join(ROOT, name), join(copy, name), { recursive: true });
  }
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
  return copy;
}

function write(copy: string, file: string, text: string): () => void {
  const path = join(copy, file);
  const before = existsSync(path) ? readFileSync(path, 'utf8') : undefined;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return () => (before === undefined ? rmSync(path) : writeFileSync(path, before));
}

/** Whether the check fails on the fault and names it. */
function isSeen(copy: string, { rule, step, file, plant }: Fault): boolean {
  const path = join(copy, file);
  const undo = [write(copy, file, plant(existsSync(path) ? readFileSync(path, 'utf8') : ''))];
  const companion = COMPANIONS[rule];
  if (companion) undo.push(write(copy, companion.file, companion.text));
  const { status, stdout } = spawnSync(process.execPath, [join(copy, 'scripts', 'check.ts'), step], {
    cwd: copy,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  for (const back of undo) back();
  // The same line must name both, or a fault that the tree has already would count.
  const names = (line: string) => line.includes(rule) && (rule === 'files-floor' || line.includes(file));
  return status !== 0 && stdout.split('\n').some(names);
}

await runMain(async () => {
  const copy = copyTree();
  let unseen = 0;
  try {
    for (const fault of FAULTS) {
      const seen = isSeen(copy, fault);
      if (!seen) unseen++;
      console.log(
        `${seen ? 'seen to fail' : 'NOT SEEN    '}  ${fault.step.padEnd(12)} ${fault.rule.replace(/:$/, '')}`,
      );
    }
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
  console.log(`${FAULTS.length - unseen} of ${FAULTS.length} faults seen`);
  return unseen === 0 ? 0 : 1;
});
