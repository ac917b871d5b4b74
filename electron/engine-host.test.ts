import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Contract } from '#shared/contract.ts';
import { openCore } from './create-core.ts';
import { EngineHost, type WindowPort } from './engine-host.ts';
import { IMPORT_THREAD_SOURCE } from './modules/cases/index.ts';
import { systemClock } from './platform/clock/index.ts';
import { silentLog } from './platform/log/index.ts';
import type { FromEngine } from './shell/messages.ts';
import { openStationDb } from './station/station-db.ts';

let dir: string;
let hosts: { host: EngineHost; said: FromEngine[] }[];
let ports: MessagePort[];
let fileOf: (token: string) => string | null;
const giveUp = vi.fn();

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'ucc-host-'));
  hosts = [];
  ports = [];
  giveUp.mockClear();
});

afterEach(async () => {
  for (const port of ports) port.close();
  for (const each of hosts) await closed(each);
  rmSync(dir, { recursive: true, force: true });
});

async function start() {
  const said: FromEngine[] = [];
  const host = new EngineHost({
    open: (joins) => {
      ({ fileOf } = joins);
      return openCore({
        dir,
        resourcesDir: join(import.meta.dirname, '../resources'),
        clock: systemClock,
        log: silentLog,
        runLinks: false,
        importThread: IMPORT_THREAD_SOURCE,
        ...joins,
      });
    },
    say: (message) => said.push(message),
    log: silentLog,
    giveUp,
  });
  hosts.push({ host, said });
  await host.start();
  return { host, said };
}

function connect(host: EngineHost, windowId = 'w', isConnectedAgain = true): ContractRouterClient<Contract> {
  const { port1, port2 } = new MessageChannel();
  ports.push(port2);
  host.hear(
    { type: 'window', windowId, windowKind: 'desk', seat: 1, isConnectedAgain },
    port1 as unknown as WindowPort,
  );
  const client = createORPCClient(new RPCLink({ port: port2 as never }));
  port2.start();
  return client as never;
}

async function closed({ host, said }: { host: EngineHost; said: FromEngine[] }): Promise<void> {
  host.hear({ type: 'close' });
  await vi.waitFor(() => expect(said.at(-1)).toEqual({ type: 'closed' }));
}

async function setUp(host: EngineHost, said: FromEngine[]): Promise<void> {
  const steps = await connect(host).station.setUp({ profileId: 'empty', demoCases: 0 });
  await (async () => {
    for await (const _ of steps);
  })().catch(() => {});
  await vi.waitFor(() => expect(said.at(-1)).toEqual({ type: 'renew' }));
}

const sitDown = async (client: ContractRouterClient<Contract>) => {
  const [person] = await client.accounts.people();
  await client.accounts.signIn({
    personId: person?.personId ?? '',
    postId: person?.posts[0]?.postId ?? '',
  });
};

const openSittings = () => {
  const db = openStationDb(dir, { readonly: true });
  const count = db.prepare('SELECT count(*) FROM sittings WHERE left_at IS NULL').pluck().get();
  db.close();
  return count;
};

describe('an engine and its windows', () => {
  it('says when it serves, builds itself anew after the first set-up, and says when it is closed', async () => {
    const { host, said } = await start();
    expect(said).toEqual([{ type: 'serving' }]);
    expect(await connect(host).station.state()).toMatchObject({ phase: 'unconfigured' });
    await setUp(host, said);
    expect(await connect(host).station.state()).toMatchObject({ phase: 'ready' });
    expect(giveUp).not.toHaveBeenCalled();
  });

  it('knows who sat at a window when another process takes over, and forgets them when they leave', async () => {
    const first = await start();
    await setUp(first.host, first.said);
    await sitDown(connect(first.host, 'window-1'));
    // The first one is not closed: a killed process says no goodbye.
    const second = await start();
    const client = connect(second.host, 'window-1');
    expect((await client.accounts.me({} as never)).signedIn).not.toBeNull();
    expect((await connect(second.host, 'window-2').accounts.me({} as never)).signedIn).toBeNull();
    second.host.hear({ type: 'windowGone', windowId: 'window-1' });
    expect(openSittings()).toBe(0);
  });

  it('signs everybody out when it is closed', async () => {
    const engine = await start();
    await setUp(engine.host, engine.said);
    await sitDown(connect(engine.host));
    expect(openSittings()).toBe(1);
    await closed(engine);
    expect(openSittings()).toBe(0);
  });

  it('closes a port that comes while nothing is open', async () => {
    const engine = await start();
    await closed(engine);
    const { port1, port2 } = new MessageChannel();
    const gone = new Promise((resolve) => port2.once('close', resolve));
    engine.host.hear(
      { type: 'window', windowId: 'late', windowKind: 'desk', seat: 1, isConnectedAgain: false },
      port1 as unknown as WindowPort,
    );
    await gone;
  });

  it('knows a chosen file by its token, and keeps no more than a hundred', async () => {
    const { host } = await start();
    for (let i = 0; i < 101; i++)
      host.hear({ type: 'fileChosen', token: `t${i}`, path: `/files/${i}`, purpose: 'read' });
    expect(fileOf('t0')).toBeNull();
    expect(fileOf('t1')).toBe('/files/1');
    expect(fileOf('t100')).toBe('/files/100');
    expect(fileOf('unheard')).toBeNull();
  });
});
