/**
 * `npm run pack`: a folder and an archive for this system, in release/. `npm run pack -- <arguments>` hands other
 * wishes to electron-builder, e.g. `npm run pack -- --win nsis`; those need the declared Electron.
 */
import { readFileSync } from 'node:fs';
import { ensureBuilt } from './build.ts';
import { describeRuntime, type ElectronRuntime, resolveElectron, runtimeEnv } from './electron-runtime.ts';
import { run } from './lib/exec.ts';
import { inRoot, packageFile } from './lib/paths.ts';
import { runMain, say, step, Trouble } from './lib/say.ts';

const OWN_SYSTEM: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  linux: ['--linux', 'dir'],
  win32: ['--win', 'dir'],
  darwin: ['--mac', 'dir'],
};

function builderArgs(runtime: ElectronRuntime, wishes: readonly string[]): string[] {
  const common = ['--config', 'electron-builder.config.cjs', '--publish', 'never'];
  if (runtime.source === 'registry') {
    say('packing from the registry runtime: for trying out, not for giving away (docs/packaging.md)');
  }
  if (wishes.length > 0) {
    const foreign = wishes.some((wish) => /^(--(win|mac|arm64)|-[wm])/.test(wish));
    if (foreign && runtime.source === 'registry') {
      throw new Trouble(
        'Packages for other systems need the declared Electron; it cannot be reached (docs/packaging.md)',
      );
    }
    if (foreign) return [...wishes, ...common];
  }
  const own = OWN_SYSTEM[process.platform];
  if (!own) throw new Trouble(`no package for ${process.platform}`);
  return [
    ...(wishes.length > 0 ? wishes : own),
    ...common,
    `-c.electronVersion=${runtime.version}`,
    `-c.electronDist=${runtime.dist}`,
  ];
}

/** electron-builder's own archives need tools it downloads; Linux has tar. */
async function archive(): Promise<void> {
  const { name, version } = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'));
  const title = `${name}-${version}-linux-${process.arch}`;
  const args = ['-C', inRoot('release'), '--owner=0', '--group=0', `--transform=s,^linux-unpacked,${title},`];
  await step(`writing ${title}.tar.gz`, async () => {
    const code = await run('tar', [...args, '-czf', inRoot('release', `${title}.tar.gz`), 'linux-unpacked']);
    if (code !== 0) throw new Trouble(`tar ended with ${code}`);
  });
}

await runMain(async () => {
  const runtime = await resolveElectron();
  say(describeRuntime(runtime));
  await ensureBuilt();
  const args = builderArgs(runtime, process.argv.slice(2));
  const env = { ...process.env, ...runtimeEnv(runtime) };
  const code = await step('packing', () =>
    run(process.execPath, [packageFile('electron-builder', 'cli.js'), ...args], {
      cwd: inRoot(),
      env,
      output: 'stderr',
    }),
  );
  if (code !== 0) throw new Trouble(`electron-builder ended with ${code}`);
  if (process.argv.length === 2 && process.platform === 'linux') await archive();
  console.log(inRoot('release'));
  return 0;
});
