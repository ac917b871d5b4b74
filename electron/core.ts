import { join } from 'node:path';
import { RPCHandler } from '@orpc/server/message-port';
import { type Core, openCore } from './create-core.ts';
import { systemClock } from './platform/clock/index.ts';
import { type CallContext, refusalsAsData, type Session } from './platform/door/index.ts';
import { jsonLog } from './platform/log/index.ts';
import type { FromEngine, ToEngine } from './shell/messages.ts';

// The engine in its own process: it holds the database and the device links, so nothing it does can freeze a
// window, and a window that dies takes nothing with it.

const dataDir = process.env.UCC_DATA_DIR;
const resourcesDir = process.env.UCC_RESOURCES_DIR;
if (!dataDir || !resourcesDir) throw new Error('The engine needs UCC_DATA_DIR and UCC_RESOURCES_DIR');

const log = jsonLog((line) => process.stderr.write(line), systemClock.now);
const sessions = new Map<string, Session>();
const chosenFiles = new Map<string, string>();
const say = (message: FromEngine) => process.parentPort.postMessage(message);

let core: Core;
let handler: RPCHandler<CallContext>;

async function serve(first: boolean): Promise<void> {
  core = await openCore({
    dir: dataDir as string,
    resourcesDir: resourcesDir as string,
    clock: systemClock,
    log,
    fileOf: (token) => chosenFiles.get(token) ?? null,
    onSetUp: () => void reopen(),
    runLinks: true,
  });
  handler = new RPCHandler(core.router, {
    clientInterceptors: [
      refusalsAsData((path, error) =>
        log.error('call.failed', {
          path,
          error: error instanceof Error ? (error.stack ?? error.message) : String(error),
        }),
      ),
    ],
  });
  say({ type: first ? 'serving' : 'renew' });
}

/** After the first set-up everything is built anew on what was chosen, and every window gets a new port. */
async function reopen(): Promise<void> {
  await core.close();
  sessions.clear();
  await serve(false);
}

function leave(windowId: string): void {
  const session = sessions.get(windowId);
  sessions.delete(windowId);
  if (session?.signedIn) core.modules?.accounts.leave(session);
}

process.parentPort.on('message', (event) => {
  const message = event.data as ToEngine;
  if (message.type === 'window') {
    const session: Session = { windowId: message.windowId, windowKind: message.windowKind, signedIn: null };
    sessions.set(message.windowId, session);
    core.modules?.accounts.resume(session);
    const port = event.ports[0];
    if (!port) return;
    handler.upgrade(port, { context: { session } });
    port.start();
  } else if (message.type === 'fileChosen') {
    chosenFiles.set(message.token, message.path);
  } else if (message.type === 'windowGone') {
    leave(message.windowId);
  } else if (message.type === 'close') {
    for (const windowId of sessions.keys()) leave(windowId);
    void core.close().then(() => say({ type: 'closed' }));
  }
});

await serve(true);
log.info('engine.serving', { dir: join(dataDir) });
