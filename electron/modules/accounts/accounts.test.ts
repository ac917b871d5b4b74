import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { beforeEach, describe, expect, it } from 'vitest';
import { loadTerritory } from '#electron/modules/territory/index.ts';
import { ManualClock } from '#electron/platform/clock/index.ts';
import { type Database, openDatabase } from '#electron/platform/db/index.ts';
import { refusalsAsData, type Session } from '#electron/platform/door/index.ts';
import { factsMigration, Ledger } from '#electron/platform/facts/index.ts';
import { accountsMigration, accountsProjection, createAccounts, sittingsLeftMigration } from './index.ts';

const { territory } = loadTerritory({
  resourcesDir: join(import.meta.dirname, '../../../resources'),
  profileId: 'demo',
});
if (!territory) throw new Error('The demo profile cannot be loaded');

let db: Database;
let session: Session;

const clock = new ManualClock(0);

const accountsOf = () =>
  createAccounts({
    db,
    clock,
    ledger: new Ledger({ db, station: '1', clock, projections: [accountsProjection] }),
    territory: territory as NonNullable<typeof territory>,
  });

function clientOf(windowSession: Session) {
  const { router } = accountsOf();
  return createRouterClient(router, {
    context: { session: windowSession },
    interceptors: [refusalsAsData(() => {})],
  });
}

beforeEach(() => {
  db = openDatabase({
    file: ':memory:',
    applicationId: 1,
    durability: 'NORMAL',
    migrations: [factsMigration, accountsMigration, sittingsLeftMigration],
  });
  session = { windowId: 'w', windowKind: 'desk', signedIn: null };
});

describe('signing in', () => {
  it('gives the rights of the post and leaves facts of coming and going', async () => {
    const client = clientOf(session);
    const { signedIn } = await client.signIn({ personId: 'shift-leader-2', postId: 'dispatcher' });
    expect(signedIn).toMatchObject({ postId: 'dispatcher', postName: { zh: '派遣员' } });
    expect(signedIn?.permissions).toContain('case.dispatch');
    expect(signedIn?.permissions).not.toContain('case.file');
    await client.signOut();
    expect(session.signedIn).toBeNull();
    expect(db.prepare('SELECT kind FROM facts ORDER BY seq').pluck().all()).toEqual([
      'SignedIn.v1',
      'SignedOut.v1',
    ]);
  });

  it.each([
    ['nobody', 'dispatcher', 'accounts.unknownPerson'],
    ['intake-1', 'shiftLeader', 'accounts.postNotHeld'],
    ['intake-1', 'emperor', 'accounts.postNotHeld'],
  ])('%s as %s is refused', async (personId, postId, code) => {
    await expect(clientOf(session).signIn({ personId, postId })).rejects.toMatchObject({ data: { code } });
    expect(session.signedIn).toBeNull();
  });
});

describe('a sitting', () => {
  const facts = () => db.prepare("SELECT kind || ' ' || actor FROM facts ORDER BY seq").pluck().all();

  it('ends when the next one begins, and both its facts are of one entity', async () => {
    const client = clientOf(session);
    await client.signIn({ personId: 'shift-leader-2', postId: 'dispatcher' });
    await client.signIn({ personId: 'shift-leader-2', postId: 'shiftLeader' });
    expect(facts()).toEqual([
      'SignedIn.v1 person:shift-leader-2/dispatcher',
      'SignedOut.v1 person:shift-leader-2/dispatcher',
      'SignedIn.v1 person:shift-leader-2/shiftLeader',
    ]);
    expect(db.prepare('SELECT count(DISTINCT entity) FROM facts').pluck().get()).toBe(2);
  });

  it('goes on when the next one cannot be recorded', async () => {
    const client = clientOf(session);
    await client.signIn({ personId: 'shift-leader-2', postId: 'dispatcher' });
    db.exec(`CREATE TRIGGER refuse BEFORE INSERT ON facts WHEN new.kind = 'SignedIn.v1'
      BEGIN SELECT RAISE(ABORT, 'no'); END`);
    await expect(client.signIn({ personId: 'shift-leader-2', postId: 'shiftLeader' })).rejects.toThrow();
    expect(session.signedIn?.postId).toBe('dispatcher');
    expect(facts()).toEqual(['SignedIn.v1 person:shift-leader-2/dispatcher']);
  });
});

describe('preferences', () => {
  it('belong to the person and come back', async () => {
    await clientOf(session).signIn({ personId: 'intake-1', postId: 'intakeOperator' });
    await clientOf(session).preferences.set({ key: 'grid.queue', value: { width: 3 } });
    const other: Session = { windowId: 'x', windowKind: 'desk', signedIn: null };
    await clientOf(other).signIn({ personId: 'dispatcher-1', postId: 'dispatcher' });
    expect(await clientOf(other).preferences.get({ keys: ['grid.queue'] })).toEqual({});
    expect(await clientOf(session).preferences.get({ keys: ['grid.queue', 'none'] })).toEqual({
      'grid.queue': { width: 3 },
    });
    await clientOf(session).preferences.set({ key: 'grid.queue', value: null });
    expect(await clientOf(session).preferences.get({ keys: ['grid.queue'] })).toEqual({});
  });

  it('are bounded', async () => {
    const client = clientOf(session);
    await client.signIn({ personId: 'intake-1', postId: 'intakeOperator' });
    await expect(client.preferences.set({ key: 'a', value: 'x'.repeat(70_000) })).rejects.toMatchObject({
      data: { code: 'preferences.tooLarge' },
    });
    for (let i = 0; i < 500; i += 1) await client.preferences.set({ key: `k${i}`, value: i });
    await expect(client.preferences.set({ key: 'more', value: 1 })).rejects.toMatchObject({
      data: { code: 'preferences.tooMany' },
    });
    await client.preferences.set({ key: 'k0', value: 'again' });
  });

  it('need someone signed in', async () => {
    await expect(clientOf(session).preferences.get({ keys: ['a'] })).rejects.toMatchObject({
      data: { code: 'door.signInFirst' },
    });
  });
});

const MINUTE_MS = 60_000;

describe('a window that comes back', () => {
  const fresh = (): Session => ({ ...session, signedIn: null });
  const kinds = () => db.prepare('SELECT kind FROM facts ORDER BY seq').pluck().all();
  const sitDown = () => clientOf(session).signIn({ personId: 'intake-1', postId: 'intakeOperator' });

  it('to a new engine finds who sat there, however long the old one said nothing', async () => {
    await sitDown();
    clock.advance(60 * MINUTE_MS);
    const again = fresh();
    accountsOf().resume(again, true);
    expect(again.signedIn).toMatchObject({ personId: 'intake-1', postId: 'intakeOperator' });
    expect(kinds()).toEqual(['SignedIn.v1']);
  });

  it.each([
    ['closed', 10, true, ['SignedIn.v1', 'SignedOut.v1', 'SignedIn.v1']],
    ['closed', 11, false, ['SignedIn.v1', 'SignedOut.v1']],
    ['without power', 10, true, ['SignedIn.v1']],
    ['without power', 11, false, ['SignedIn.v1', 'SignedOut.v1']],
    ['closed', -1, false, ['SignedIn.v1', 'SignedOut.v1']],
  ])('after a new start, %s for %i minutes: %s', async (how, minutes, sitsOn, facts) => {
    await sitDown();
    if (how === 'closed') {
      const open = fresh();
      const accounts = accountsOf();
      accounts.resume(open, true);
      accounts.leave(open);
    }
    clock.jumpTo(clock.now() + minutes * MINUTE_MS);
    const again = fresh();
    accountsOf().resume(again, false);
    expect(again.signedIn?.personId).toBe(sitsOn ? 'intake-1' : undefined);
    expect(kinds()).toEqual(facts);
  });

  it('after signing out finds nobody', async () => {
    await sitDown();
    await clientOf(session).signOut();
    const again = fresh();
    accountsOf().resume(again, false);
    expect(again.signedIn).toBeNull();
  });

  it('gives another window to nobody', async () => {
    await sitDown();
    const other: Session = { windowId: 'other', windowKind: 'desk', signedIn: null };
    accountsOf().resume(other, true);
    expect(other.signedIn).toBeNull();
  });
});
