import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { ContractRouterClient } from '@orpc/contract';
import { createRouterClient } from '@orpc/server';
import type { Contract } from '#shared/contract.ts';
import { PERMISSIONS } from '#shared/kernel/permissions.ts';
import { Refusal } from '#shared/kernel/refusal.ts';
import { type Core, openCore, openStation } from '../create-core.ts';
import { IMPORT_THREAD_SOURCE } from '../modules/cases/index.ts';
import { systemClock } from '../platform/clock/index.ts';
import type { Session } from '../platform/door/index.ts';
import { jsonLog } from '../platform/log/index.ts';
import type { Streams } from './command.ts';

export type Station = ReturnType<typeof openStation>;

/** Data shipped with the application, wherever the command is called from. */
export const RESOURCES_DIR = resolve(import.meta.dirname, '../../resources');

/** Where a district was not named, cases can still be taken in. */
const ANY_DISTRICT = 'empty';

/** Whoever may start the command owns the files; personal data stays masked all the same. */
const SESSION: Session = {
  windowId: 'cli',
  windowKind: 'cli',
  signedIn: {
    personId: 'cli',
    personName: 'cli',
    postId: 'cli',
    unitId: null,
    permissions: new Set(PERMISSIONS.filter((permission) => permission !== 'case.reveal')),
  },
};

const options = (dir: string, { err }: Streams) => ({
  dir: resolve(dir),
  resourcesDir: RESOURCES_DIR,
  clock: systemClock,
  log: jsonLog((line) => err(line.trimEnd()), systemClock.now),
  fileOf: () => null,
  saveTo: () => null,
  runLinks: false,
  importThread: IMPORT_THREAD_SOURCE,
});

export function clientOf(core: Core): ContractRouterClient<Contract> {
  // The router's type is that of the modules there are; what they are is the contract's business.
  return createRouterClient(core.router, { context: { session: SESSION } as never }) as never;
}

/** Opens a station that exists; a folder that is none is left as it is. @throws Refusal `station.notSetUp`, `db.…` */
export function openExisting(dir: string, streams: Streams): Station {
  if (!isStation(dir)) throw new Refusal('station.notSetUp', { dir: resolve(dir) });
  return openStation(options(dir, streams));
}

export function isStation(dir: string): boolean {
  return existsSync(join(resolve(dir), 'station.db'));
}

/** Opens the station of the folder and makes it one first where it is none yet. @throws Refusal */
export async function openOrSetUp(
  dir: string,
  streams: Streams,
  { profile = ANY_DISTRICT, cases = 0 }: { profile?: string; cases?: number } = {},
): Promise<Station> {
  await setUpIfNew(dir, streams, { profile, cases });
  return openStation(options(dir, streams));
}

/** True when the folder was no station and has been made one. */
export async function setUpIfNew(
  dir: string,
  streams: Streams,
  { profile, cases }: { profile: string; cases: number },
): Promise<boolean> {
  const core = await openCore(options(dir, streams));
  try {
    const client = clientOf(core);
    const state = await client.station.state();
    if (state.phase === 'failed') throw new Refusal(state.refusal.code, state.refusal.params);
    if (state.phase === 'ready') return false;
    streams.err(`Setting up ${resolve(dir)} with the profile "${profile}"`);
    for await (const { step, done, total } of await client.station.setUp({
      profileId: profile,
      demoCases: cases,
    })) {
      if (step === 'cases') streams.err(`${done} of ${total} cases`);
    }
    return true;
  } finally {
    await core.close();
  }
}
