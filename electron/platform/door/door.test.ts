import { eventIterator, oc } from '@orpc/contract';
import { type AnyRouter, createRouterClient } from '@orpc/server';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { permitted } from '#shared/kernel/contract.ts';
import type { Permission } from '#shared/kernel/permissions.ts';
import { personal } from '#shared/kernel/personal.ts';
import { Refusal } from '#shared/kernel/refusal.ts';
import { actorOf, doorFor, refusalsAsData, type Session } from './index.ts';

const reporter = z.object({ name: personal('name'), phone: personal('phone'), note: z.string() });
const contract = {
  open: permitted('anyone').output(z.string()),
  own: permitted('signedIn').output(z.string()),
  file: permitted('case.file')
    .input(z.object({ n: z.int().max(5) }))
    .output(z.number()),
  list: permitted('anyone').output(z.object({ rows: z.array(reporter) })),
  refuse: permitted('anyone').output(z.string()),
  fail: permitted('anyone').output(z.string()),
  nameless: oc.output(z.string()),
  stream: permitted('case.read').output(eventIterator(z.object({ n: z.number() }))),
};
const row = { name: '王小明', phone: '13800008000', note: '13800008000' };
const door = doorFor(contract);
const ran: string[] = [];
const router = {
  open: door.open.handler(() => 'open'),
  own: door.own.handler(() => 'own'),
  file: door.file.handler(({ input }) => {
    ran.push('file');
    return input.n;
  }),
  list: door.list.handler(() => ({ rows: [row] })),
  refuse: door.refuse.handler((): string => {
    throw new Refusal('case.notInStage', { stage: 'file' });
  }),
  fail: door.fail.handler((): string => {
    throw new Error('secret detail');
  }),
  nameless: door.nameless.handler(() => 'never'),
  stream: door.stream.handler(async function* () {
    yield { n: 1 };
  }),
};

const sessionOf = (...permissions: Permission[]): Session => ({
  windowId: 'w',
  windowKind: 'desk',
  signedIn: {
    personId: 'p',
    personName: '林晓',
    postId: 'dispatcher',
    unitId: null,
    permissions: new Set(permissions),
  },
});
const nobody: Session = { windowId: 'w', windowKind: 'kiosk', signedIn: null };

function clientOf(session: Session | undefined, log: string[] = []) {
  return createRouterClient(router, {
    context: { session: session as Session },
    interceptors: [refusalsAsData((path, error) => log.push(`${path}: ${error}`))],
  });
}
const refused = (code: string, params = {}) => ({ code: 'REFUSED', defined: true, data: { code, params } });

describe('the door', () => {
  it('lets in who may', async () => {
    expect(await clientOf(nobody).open()).toBe('open');
    expect(await clientOf(sessionOf()).own()).toBe('own');
    expect(await clientOf(sessionOf('case.file')).file({ n: 3 })).toBe(3);
  });

  it.each<[string, Session | undefined, 'open' | 'own' | 'file', ReturnType<typeof refused>]>([
    ['a window that nobody knows', undefined, 'open', refused('door.unknownWindow')],
    ['nobody, where someone must sit', nobody, 'own', refused('door.signInFirst')],
    ['nobody, where a right is needed', nobody, 'file', refused('door.signInFirst')],
    [
      'someone without the right',
      sessionOf('case.close'),
      'file',
      refused('door.notPermitted', { permission: 'case.file' }),
    ],
  ])('refuses %s, as data, and runs nothing', async (_, session, name, expected) => {
    ran.length = 0;
    const call = clientOf(session)[name] as (input?: unknown) => Promise<unknown>;
    await expect(call(name === 'file' ? { n: 1 } : undefined)).rejects.toMatchObject(expected);
    expect(ran).toEqual([]);
  });

  it('refuses a bad input before anything runs', async () => {
    ran.length = 0;
    await expect(clientOf(sessionOf('case.file')).file({ n: 9 })).rejects.toMatchObject({
      code: 'BAD_REQUEST',
    });
    expect(ran).toEqual([]);
  });

  it('cannot be passed through a procedure that names no permission', async () => {
    const log: string[] = [];
    await expect(clientOf(sessionOf('case.file'), log).nameless()).rejects.toThrow();
    expect(log).toEqual(['nameless: Error: A procedure names no permission']);
  });

  it('masks what is marked, for everyone, and leaves what the handler holds', async () => {
    const masked = { name: '王**', phone: '138****8000', note: '13800008000' };
    expect(await clientOf(sessionOf('case.reveal')).list()).toEqual({ rows: [masked] });
    expect(row.name).toBe('王小明');
  });

  it('guards streams like calls', async () => {
    const seen: unknown[] = [];
    for await (const event of await clientOf(sessionOf('case.read')).stream()) seen.push(event);
    expect(seen).toEqual([{ n: 1 }]);
    await expect(clientOf(nobody).stream()).rejects.toMatchObject(refused('door.signInFirst'));
  });

  it('refuses a stream that would carry marked fields past the mask', async () => {
    const leaky = { tell: permitted('anyone').output(eventIterator(reporter)) };
    const tell = doorFor(leaky).tell.handler(async function* () {
      yield row;
    });
    const client = createRouterClient({ tell } as AnyRouter, { context: { session: nobody } }) as {
      tell(): Promise<unknown>;
    };
    await expect(client.tell()).rejects.toThrow(/stream/);
  });

  it('carries a refusal as data and a bug as nothing but the fact that there was one', async () => {
    const log: string[] = [];
    await expect(clientOf(nobody, log).refuse()).rejects.toMatchObject(
      refused('case.notInStage', { stage: 'file' }),
    );
    expect(log).toEqual([]);
    await expect(clientOf(nobody, log).fail()).rejects.toThrow();
    expect(log).toEqual(['fail: Error: secret detail']);
  });
});

it.each([
  [sessionOf(), 'person:p/dispatcher'],
  [nobody, 'window:kiosk'],
])('an actor is named by who sits there', (session, actor) => {
  expect(actorOf(session)).toBe(actor);
});
