import { fromHex } from '../hex.ts';
import type { ProtocolFixture } from '../protocol.ts';
import { cardData, encodePacket } from './encode.ts';
import { simulatedCard } from './simulated-device.ts';

/** Packets of a reader; the card is nobody's. */
export const fixtures: readonly ProtocolFixture[] = [
  { name: 'find', ok: true, bytes: fromHex('aaaaaa96690003200122') },
  { name: 'found', ok: true, bytes: fromHex('aaaaaa9669000800009f0000000097') },
  { name: 'not found', ok: true, bytes: fromHex('aaaaaa9669000400008084') },
  { name: 'selected', ok: true, bytes: fromHex('aaaaaa9669000c00009000000000000000009c') },
  { name: 'wrong check', ok: null, bytes: fromHex('aaaaaa96690003200200') },
  {
    name: 'card read',
    ok: true,
    bytes: encodePacket({ kind: 'answer', status: 0x90, data: cardData(simulatedCard(5)) }),
  },
];
