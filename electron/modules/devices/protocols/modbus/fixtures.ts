import { fromHex } from '../hex.ts';
import type { ProtocolFixture } from '../protocol.ts';

/** Worked out by hand from the layouts of the standard. */
export const fixtures: readonly ProtocolFixture[] = [
  { name: 'eight registers asked for', ok: true, bytes: fromHex('010301f4000a85c3') },
  {
    name: 'ten registers answered',
    ok: true,
    bytes: fromHex('010314002300000000010e028a00ef02340026004f03f2ce3d'),
  },
  { name: 'one input register answered', ok: true, bytes: fromHex('05040200fac8b3') },
  { name: 'coils answered', ok: true, bytes: fromHex('030101059033') },
  { name: 'exception', ok: true, bytes: fromHex('018302c0f1') },
  { name: 'one coil written', ok: true, bytes: fromHex('01050000ff008c3a') },
  { name: 'one register written', ok: true, bytes: fromHex('020600040000c838') },
  { name: 'three coils asked to be written', ok: true, bytes: fromHex('010f0000000301014e97') },
  { name: 'three coils written', ok: true, bytes: fromHex('010f0000000315ca') },
  { name: 'MBAP request', ok: true, bytes: fromHex('0007 0000 0006 01 03 01f4 000a') },
  { name: 'MBAP answer', ok: true, bytes: fromHex('0007 0000 0007 01 03 04 0023 00b4') },
  { name: 'MBAP exception', ok: true, bytes: fromHex('0008 0000 0003 01 83 02') },
  { name: 'wrong CRC', ok: null, bytes: fromHex('0504 02 00fa 0000') },
  { name: 'MBAP whose length does not fit', ok: null, bytes: fromHex('0007 0000 0009 01 03 04 0023 00b4') },
];
