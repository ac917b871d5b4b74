import { fromHex, fromText } from '../hex.ts';
import type { ProtocolFixture } from '../protocol.ts';

/** Packets of every form, worked out by hand from the layouts in the README. */
export const fixtures: readonly ProtocolFixture[] = [
  { name: 'continuous, +18640', ok: true, bytes: fromHex('02 2b 303138363430 30 31 30 03') },
  { name: 'continuous, -0.35', ok: true, bytes: fromHex('02 2d 303030303335 32 31 39 03') },
  { name: 'continuous, check in 3A–3F', ok: true, bytes: fromHex('02 2b 303132333630 30 31 3d 03') },
  { name: 'continuous, wrong check', ok: false, bytes: fromHex('02 2b 303138363430 30 31 31 03') },
  { name: 'continuous, overloaded', ok: true, bytes: fromHex('02 2b 2d2d2d2d2d2d 30 31 42 03') },
  { name: 'continuous, five decimals', ok: null, bytes: fromHex('02 2b 303138363430 35 31 32 03') },
  { name: 'request for gross', ok: true, bytes: fromHex('02 41 42 30 33 03') },
  { name: 'handshake answered', ok: true, bytes: fromHex('02 42 61 32 33 03') },
  { name: 'gross answered', ok: true, bytes: fromHex('02 41 62 2b 303138363430 30 33 33 03') },
  { name: '= packet', ok: true, bytes: fromText('=064.8100') },
  { name: '= packet, negative', ok: true, bytes: fromText('=05.2100-') },
  { name: '= packet without a point', ok: null, bytes: fromText('=06408100') },
  { name: 'W text', ok: true, bytes: fromText('WG018.640kg39\r\n') },
  { name: 'W text, wrong check', ok: false, bytes: fromText('WG018.640kg38\r\n') },
  { name: 'w text', ok: true, bytes: fromText('wn010.440kg\r\n') },
  { name: 'ST text', ok: true, bytes: fromText('ST,GS,+0018640kg\r\n') },
  { name: 'US text with blanks', ok: true, bytes: fromText('US , NT , -   120.5 kg\r\n') },
  { name: 'OL text', ok: true, bytes: fromText('OL,GS,+999999kg\r\n') },
  { name: 'too much', ok: true, bytes: fromText('OL23\r\n') },
];
