import { join } from 'node:path';
import { openCore } from './create-core.ts';
import { EngineHost } from './engine-host.ts';
import { systemClock } from './platform/clock/index.ts';
import { jsonLog } from './platform/log/index.ts';

// The engine in its own process: it holds the database and the device links, so nothing it does can freeze a
// window, and a window that dies takes nothing with it.

const dir = process.env.UCC_DATA_DIR;
const resourcesDir = process.env.UCC_RESOURCES_DIR;
if (!dir || !resourcesDir) throw new Error('The engine needs UCC_DATA_DIR and UCC_RESOURCES_DIR');

/** Stands beside this file in what was built. */
const importThread = join(import.meta.dirname, 'import-thread.js');

const log = jsonLog((line) => process.stderr.write(line), systemClock.now);

// What is on disk is whole whatever happens. Work that failed behind everyone's back is written down and the rest goes
// on; after an error that nobody caught only a new process can be trusted, and the keeper starts one.
process.on('unhandledRejection', (reason) =>
  log.error('engine.workFailed', { error: reason instanceof Error ? reason.stack : String(reason) }),
);
const giveUp = () => process.exit(1);
process.on('uncaughtException', (error, origin) => {
  log.error('engine.failed', { origin, error: error.stack ?? error.message });
  giveUp();
});

const host = new EngineHost({
  open: (joins) =>
    openCore({ dir, resourcesDir, clock: systemClock, log, runLinks: true, importThread, ...joins }),
  say: (message) => process.parentPort.postMessage(message),
  log,
  giveUp,
});
process.parentPort.on('message', ({ data, ports }) => host.hear(data, ports[0]));
await host.start();
log.info('engine.serving', { dir });
