import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ManualClock } from '#electron/platform/clock/index.ts';
import { fromHex, fromText } from '../hex.ts';
import { openTalk, readVectors } from '../testing.ts';
import { decodeFrame } from './decode.ts';
import { encodePacket } from './encode.ts';
import { fixtures } from './fixtures.ts';
import { type FdxbForm, FdxbFramer } from './frame.ts';
import { protocol } from './index.ts';

function read(bytes: Uint8Array) {
  const framer = new FdxbFramer();
  const [event] = [...framer.push(bytes), ...framer.flush('end')];
  if (event?.type !== 'frame') throw new Error('no frame');
  return { form: event.frame.form, ...decodeFrame(event.frame) };
}
const bytesOf = (name: string) => fixtures.find((item) => item.name === name)?.bytes ?? new Uint8Array();

it.each([
  ['Allflex', 'allflex', '999000000012345'],
  ['Allflex, long', 'allflex', '156000000067890'],
  ['Allflex, industrial', 'allflex', '999274877906943'],
  ['fifteen digits', 'digits', '999000000054321'],
  ['longrfid', 'longrfid', '999123456789012'],
  ['WL-134', 'wl134', '156004294967296'],
  ['a number beyond 38 bits', 'allflex', null],
])('%s', (name, form, code) => {
  expect(read(bytesOf(name))).toMatchObject({ form, code });
});

it('reads what it writes, in every form', () => {
  const chip = fc.tuple(fc.integer({ min: 1, max: 999 }), fc.integer({ min: 0, max: 2 ** 38 - 1 }));
  const form = fc.constantFrom<FdxbForm>('allflex', 'longrfid', 'wl134', 'digits');
  fc.assert(
    fc.property(chip, form, ([country, national], as) => {
      const code = `${String(country).padStart(3, '0')}${String(national).padStart(12, '0')}`;
      expect(read(encodePacket({ form: as, code }))).toMatchObject({ form: as, code });
    }),
  );
  expect(() => encodePacket({ form: 'digits', code: '15600000000001' })).toThrow(RangeError);
});

describe('a reader on a link', () => {
  const talk = () =>
    openTalk(protocol.createIntake(null, { options: {}, number: 'R', now: () => 0 }), new ManualClock(0));

  it('tells a chip once for as long as it is held before it', () => {
    const { take } = talk();
    const chip = bytesOf('Allflex');
    expect(take(chip, 0)).toMatchObject({ identities: [{ kind: 'chip', code: '999000000012345' }] });
    expect(take(chip, 2900)).toMatchObject({ identities: [] });
    expect(take(chip, 5800)).toMatchObject({ identities: [] });
    expect(take(chip, 9000)).toMatchObject({ identities: [{ code: '999000000012345' }] });
    expect(take(bytesOf('longrfid'), 9001)).toMatchObject({ identities: [{ code: '999123456789012' }] });
  });

  it('takes nothing for a chip that cannot be one', () => {
    expect(talk().take(bytesOf('a number beyond 38 bits'))).toBe('grammar');
  });
});

interface Vector {
  readonly id: string;
  readonly proto: string;
  readonly hex?: string;
  readonly ascii?: string;
  readonly expect: { readonly id15: string };
}
const vectors = (readVectors<Vector>('misc-serial.jsonl') ?? []).filter(({ proto }) =>
  proto.startsWith('fdxb'),
);

describe.skipIf(vectors.length === 0)('makers’ examples', () => {
  it.each(vectors)('$id', ({ hex, ascii, expect: { id15 } }) => {
    expect(read(hex ? fromHex(hex) : fromText(ascii ?? '')).code).toBe(id15);
  });
});
