import { describe, expect, it } from 'vitest';
import { ManualClock } from '#electron/platform/clock/index.ts';
import { fromHex } from '../hex.ts';
import { openTalk, readVectors } from '../testing.ts';
import { decodeFrame, isIdNumber } from './decode.ts';
import { cardData, encodePacket } from './encode.ts';
import { fixtures } from './fixtures.ts';
import { SamFramer } from './frame.ts';
import { hideSecrets } from './hide-secrets.ts';
import { protocol } from './index.ts';
import { simulatedCard } from './simulated-device.ts';

function read(bytes: Uint8Array) {
  const framer = new SamFramer();
  const [event] = [...framer.push(bytes), ...framer.flush('end')];
  if (event?.type !== 'frame') throw new Error('no frame');
  return { frame: event.frame, message: decodeFrame(event.frame) };
}
const bytesOf = (name: string) => fixtures.find((item) => item.name === name)?.bytes ?? new Uint8Array();

it.each([
  ['find', { kind: 'request', command: 0x20, parameter: 1 }],
  ['found', { kind: 'answer', status: 0x9f, card: null }],
  ['not found', { kind: 'answer', status: 0x80 }],
  ['card read', { kind: 'answer', status: 0x90, card: simulatedCard(5) }],
])('%s', (name, message) => {
  expect(read(bytesOf(name)).message).toMatchObject(message);
});

it('knows a number by its last character', () => {
  const { idNumber } = simulatedCard(5);
  expect(isIdNumber(idNumber)).toBe(true);
  expect(isIdNumber(`${idNumber.slice(0, 16)}${(Number(idNumber[16]) + 1) % 10}${idNumber[17]}`)).toBe(false);
});

it('names nobody, whatever bytes are shown', () => {
  const card = bytesOf('card read');
  const name = Buffer.from(simulatedCard(5).name, 'utf16le').toString('hex');
  expect(Buffer.from(card).toString('hex')).toContain(name);
  for (const cut of [card, card.subarray(3), card.subarray(40)])
    expect(Buffer.from(hideSecrets(cut)).toString('hex')).not.toContain(name);
  const printed = JSON.stringify([protocol.describe(read(card).frame), protocol.explain(read(card).frame)]);
  expect(printed).not.toContain(simulatedCard(5).name);
  expect(printed).not.toContain(simulatedCard(5).idNumber);
  expect(protocol.manifest.personal).toBe(true);
});

describe('a reader on a link', () => {
  function reader() {
    const clock = new ManualClock(0);
    const talk = openTalk(protocol.createIntake(null, { options: {}, number: 'R', now: () => 0 }), clock);
    const asked = () => {
      const requests = talk.sent.splice(0).map((bytes) => read(bytes).message);
      return requests.map((message) => message.kind === 'request' && [message.command, message.parameter]);
    };
    return { ...talk, clock, asked };
  }

  it('finds, selects and reads, each only after the one before', () => {
    const { asked, take, clock } = reader();
    expect(asked()).toEqual([[0x20, 1]]);
    take(bytesOf('not found'));
    clock.advance(499);
    expect(asked()).toEqual([]);
    clock.advance(1);
    expect(asked()).toEqual([[0x20, 1]]);
    take(bytesOf('found'));
    clock.advance(50);
    expect(asked()).toEqual([[0x20, 2]]);
    take(bytesOf('selected'));
    clock.advance(50);
    expect(asked()).toEqual([[0x30, 1]]);
    expect(take(bytesOf('card read'))).toEqual({
      readings: [],
      reply: null,
      identities: [{ kind: 'idCard', card: simulatedCard(5) }],
    });
  });

  it('takes no card that it did not ask for, that is not whole, or that lies there still', () => {
    const { take, clock } = reader();
    const again = (at: number) => {
      take(bytesOf('found'));
      clock.advance(50);
      take(bytesOf('selected'));
      clock.advance(50);
      const taken = take(bytesOf('card read'), at);
      clock.advance(500);
      return taken;
    };
    expect(again(0)).toMatchObject({ identities: [{ kind: 'idCard' }] });
    expect(again(5000)).toMatchObject({ identities: [] });
    expect(again(20_000)).toMatchObject({ identities: [{ kind: 'idCard' }] });
    take(bytesOf('not found'));
    expect(take(bytesOf('card read'), 40_000)).toBe('grammar');
    const wrong = { ...simulatedCard(5), idNumber: '990000199001010000' };
    clock.advance(500);
    const bytes = encodePacket({ kind: 'answer', status: 0x90, data: cardData(wrong) });
    expect(take(bytes, 60_000)).toBe('grammar');
  });
});

interface Vector {
  readonly id: string;
  readonly proto: string;
  readonly hex: string;
  readonly expect: { readonly sw3?: string };
}
const vectors = (readVectors<Vector>('misc-serial.jsonl') ?? []).filter(
  ({ proto }) => proto === 'idcard-SAM',
);

describe.skipIf(vectors.length === 0)('published packets', () => {
  it.each(vectors)('$id', ({ hex, expect: { sw3 } }) => {
    const { frame, message } = read(fromHex(hex));
    expect(frame.bytes).toHaveLength(hex.length / 2);
    expect(message.kind).toBe(sw3 ? 'answer' : 'request');
    if (message.kind === 'answer') expect(message.status).toBe(Number.parseInt(sw3 ?? '', 16));
  });
});
