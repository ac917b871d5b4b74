import { fromHex } from '../hex.ts';
import type { ProtocolFixture } from '../protocol.ts';

/** Worked out by hand from the layout in the README. */
export const fixtures: readonly ProtocolFixture[] = [
  { name: 'gross at rest', ok: true, bytes: fromHex('022a30202031383634303030303030300d34') },
  {
    name: 'net, negative, moving, two decimals',
    ok: true,
    bytes: fromHex('022c3b202020313235302020203330300d6f'),
  },
  {
    name: 'seven bits with even parity read as eight',
    ok: true,
    bytes: fromHex('82aa30a0a0b1b836b430a0a0b8b230308dca'),
  },
  { name: 'no check byte', ok: true, bytes: fromHex('022a30202031383634303030303030300d') },
  { name: 'out of range', ok: true, bytes: fromHex('022a34202039393939393030303030300d16') },
  { name: 'pounds', ok: true, bytes: fromHex('022a20202020313030303030303030300d66') },
  { name: 'a letter in the weight', ok: null, bytes: fromHex('022a30202031384134303030303030300d29') },
];
