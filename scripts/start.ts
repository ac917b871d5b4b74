/** `npm start`: everything a fresh clone needs, then the application. Arguments after `--` go to it. */
import { ensureBuilt } from './build.ts';
import { describeRuntime, resolveElectron, runtimeEnv } from './electron-runtime.ts';
import { run } from './lib/exec.ts';
import { inRoot, isRoot } from './lib/paths.ts';
import { noSandboxBecause } from './lib/sandbox.ts';
import { runMain, say, Trouble } from './lib/say.ts';
import { ensureSystemPackages } from './lib/system-packages.ts';

await runMain(async () => {
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) {
    throw new Trouble(
      'No display: set DISPLAY or WAYLAND_DISPLAY, or run `xvfb-run -a npm start`, or work without a window: `npm run -s cli -- --help`.',
    );
  }
  await ensureSystemPackages('window');
  await ensureSystemPackages('fonts').catch((error) =>
    say(`Chinese text may show as boxes. ${error.message}`),
  );
  const runtime = await resolveElectron();
  say(describeRuntime(runtime));
  await ensureBuilt();
  const bare = noSandboxBecause(runtime.dist, undefined);
  if (bare && !isRoot()) throw new Trouble(`The window's processes cannot be sandboxed: ${bare}`);
  if (bare) say(`starting with --no-sandbox: ${bare}. Better: start as an ordinary user.`);
  return run(runtime.executable, [...(bare ? ['--no-sandbox'] : []), inRoot(), ...process.argv.slice(2)], {
    env: { ...process.env, ...runtimeEnv(runtime) },
  });
});
