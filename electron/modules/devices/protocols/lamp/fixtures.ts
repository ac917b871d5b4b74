import { fromHex } from '../hex.ts';
import type { ProtocolFixture } from '../protocol.ts';

/** Worked out by hand from the layouts in the README. */
export const fixtures: readonly ProtocolFixture[] = [
  { name: 'four coils asked for', ok: true, bytes: fromHex('0201000000043dfa') },
  { name: 'red and buzzer lit', ok: true, bytes: fromHex('0201010991ca') },
  { name: 'yellow asked to be lit', ok: true, bytes: fromHex('020f000000040102ff42') },
  { name: 'coils written', ok: true, bytes: fromHex('020f00000004543b') },
  { name: 'one coil written', ok: true, bytes: fromHex('02050001ff00ddc9') },
  { name: 'refused', ok: true, bytes: fromHex('028f0235f1') },
  { name: 'relay 1 on', ok: true, bytes: fromHex('a00101a2') },
  { name: 'relay 4 off', ok: true, bytes: fromHex('a00400a4') },
  { name: 'wrong sum', ok: null, bytes: fromHex('a00101a3') },
  { name: 'relay 9', ok: null, bytes: fromHex('a00901aa') },
  { name: 'wrong CRC', ok: null, bytes: fromHex('0201010900ff') },
];
