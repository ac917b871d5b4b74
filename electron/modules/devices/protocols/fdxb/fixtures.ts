import { fromHex, fromText } from '../hex.ts';
import type { ProtocolFixture } from '../protocol.ts';

/** Invented chips in the output of every reader. */
export const fixtures: readonly ProtocolFixture[] = [
  { name: 'Allflex', ok: true, bytes: fromText('LA 999 000000012345\r\n') },
  { name: 'Allflex, long', ok: true, bytes: fromText('LA 00000 0 156 000000067890\r\n') },
  { name: 'Allflex, industrial', ok: true, bytes: fromText('LR 999 274877906943\r\n') },
  { name: 'fifteen digits', ok: true, bytes: fromText('999000000054321\r\n') },
  { name: 'longrfid', ok: true, bytes: fromHex('aa0f080003e71cbe991a14d6bb') },
  {
    name: 'WL-134',
    ok: true,
    bytes: fromHex('0230303030303030303130433930303031303030303030303030307a8503'),
  },
  { name: 'a number beyond 38 bits', ok: true, bytes: fromText('LA 999 274877906944\r\n') },
  { name: 'longrfid, wrong check', ok: null, bytes: fromHex('aa0f080003e71cbe991a14d7bb') },
  { name: 'fourteen digits', ok: null, bytes: fromText('99900000005432\r\n') },
];
