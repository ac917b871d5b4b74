import type { ProtocolFixture } from '../protocol.ts';

/**
 * Packets written for these tests (stations and numbers are invented), one for each way of writing met in the
 * field. Checksums are spelled out, so that a change of the CRC code cannot hide.
 */

const DUST =
  'QN=20250612093000000;ST=39;CN=2011;PW=123456;MN=YC3209810000000000000017;Flag=5;CP=&&DataTime=20250612093000;' +
  'a34001-Rtd=131.6,a34001-Flag=N;a34002-Rtd=74.2,a34002-Flag=N;a34004-Rtd=38.9,a34004-Flag=N;' +
  'a01001-Rtd=24.1,a01001-Flag=N;a01002-Rtd=51.0,a01002-Flag=N;a01006-Rtd=100.92,a01006-Flag=N;' +
  'a01007-Rtd=2.3,a01007-Flag=N;a01008-Rtd=143,a01008-Flag=N;LA-Rtd=61.7,LA-Flag=N&&';
const INFO_HEAD =
  'QN=20250612093115204;ST=39;CN=3020;PW=123456;MN=YC3209810000000000000017;Flag=5;CP=&&DataTime=20250612093115;PolId=a34001;i11001-Info=//';
const OLD =
  'ST=22;CN=2011;PW=123456;MN=YC320981000017;CP=&&DataTime=20250612093000;PM10-Rtd=74.20,PM10-Flag=N;TSP-Rtd=131.60,TSP-Flag=N&&';

/** 更换滤膜 ("filter changed") in GBK. */
const FILTER_CHANGED_GBK = [0xb8, 0xfc, 0xbb, 0xbb, 0xc2, 0xcb, 0xc4, 0xa4];

function bytes(...parts: (string | readonly number[])[]): Uint8Array {
  const encoder = new TextEncoder();
  return Uint8Array.from(
    parts.flatMap((part) => (typeof part === 'string' ? [...encoder.encode(part)] : part)),
  );
}

const FIXTURES = {
  /** The worked example of 2017 Appendix A, the only framed packet that the standard prints. */
  appendixA: [
    true,
    bytes(
      '##0101QN=20160801085857223;ST=32;CN=1062;PW=100000;MN=010000A8900016F000169DC0;Flag=5;CP=&&RtdInterval=30&&1C80\r\n',
    ),
  ],
  dust: [true, bytes('##0373', DUST, '7580\r\n')],
  dustModbus: [true, bytes('##0373', DUST, '89A8\r\n')],
  dustModbusSwapped: [true, bytes('##0373', DUST, 'A889\r\n')],
  dustWrongCrc: [false, bytes('##0373', DUST, '1234\r\n')],
  dustLowerCaseCrc: [true, bytes('##0373', DUST, 'a889\r\n')],
  dustThreeDigits: [true, bytes('##373', DUST, '7580\r\n')],
  infoUtf8: [true, bytes('##0152', INFO_HEAD, '更换滤膜//&&6840\r\n')],
  infoGbk: [true, bytes('##0148', INFO_HEAD, FILTER_CHANGED_GBK, '//&&06C0\r\n')],
  answer: [
    true,
    bytes(
      '##0087QN=20250612093001000;ST=91;CN=9014;PW=123456;MN=YC3209810000000000000017;Flag=4;CP=&&&&9841\r\n',
    ),
  ],
  fume: [
    true,
    bytes(
      '##0188QN=20250612113000000;ST=51;CN=2011;PW=123456;MN=YY3209810000000000000042;Flag=5;CP=&&DataTime=20250612113000;SB7-RS=1;SB8-RS=4;a34041-Rtd=1.26,a34041-Flag=N;a24088-Rtd=4.81,a24088-Flag=N&&9241\r\n',
    ),
  ],
  /** Names for codes, no QN, no Flag, length with checksum and CR LF counted in. */
  oldPlus6: [false, bytes('##0131', OLD, '6180\r\n')],
  capitals: [
    true,
    bytes(
      '##0148ST=22;CN=2011;QN=20250612093000000;PW=123456;MN=YC0017;FLAG=0;CP=&&DATATIME=20250612093000;A34001-RTD=131.6,A34001-FLAG=N;LEQ-RTD=58.3,LEQ-FLAG=N;&&DBC1\r\n',
    ),
  ],
  withoutCp: [
    true,
    bytes(
      '##91QN=20250612093000000;ST=39;CN=2011;PW=123456;USCC=91320981MA1X00000A;IMEI=860000000000017&&C841\r\n',
    ),
  ],
  strayFlag: [
    true,
    bytes(
      '##0116QN=202506120930000001;ST=39;CN=2051;PW=123456;MN=YC0017;Flag=4;CP=&&DataTime=2025061209300000;a34001-Avg=92;Flag=N&&FD81\r\n',
    ),
  ],
  unpaddedCrc: [
    true,
    bytes(
      '##0104QN=20250612093000000;ST=39;CN=2011;PW=123456;MN=YC0017;Flag=5;CP=&&DataTime=20250612093000;LA-Rtd=12.1&&A00\r\n',
    ),
  ],
  placeholderCrc: [false, bytes('##0131', OLD, '?A\r\n')],
  closingLost: [
    false,
    bytes(
      '##0121QN=20250612093000000;ST=39;CN=2051;Flag=4;CP=&&DataTime=20250612093000;a34001-Avg=9265C0\r\n',
    ),
  ],
  encrypted2025: [
    true,
    bytes(
      '##0112QN=20260105080000000;ST=39;CN=2011;PW=123456;MN=YC3209810000000000000017;Flag=9;CP=&&{0xE4,0x3E,0x91,0x07}tail&&5D80\r\n',
    ),
  ],
  heartbeat2025: [
    true,
    bytes(
      '##0087QN=20260105080010000;ST=39;CN=9015;PW=123456;MN=YC3209810000000000000017;Flag=9;CP=&&&&B981\r\n',
    ),
  ],
  /** The standard's own slips: comma after QN, `;` missing before CP, blanks inside CP. */
  standardsTypos: [
    true,
    bytes(
      '##0110QN=20250612093000534,ST=39;CN=2061;PW=123456;MN=YC0017;Flag=5CP=&& DataTime=20250612080000;a34001-Avg=120.5 &&9C01\r\n',
    ),
  ],
} as const satisfies { [name: string]: readonly [ok: boolean, bytes: Uint8Array] };

export type FixtureName = keyof typeof FIXTURES;

/** The bytes of one fixture. */
export function fixture(name: FixtureName): Uint8Array {
  return FIXTURES[name][1];
}

export const fixtures: readonly ProtocolFixture[] = Object.entries(FIXTURES).map(([name, [ok, packet]]) => ({
  name,
  ok,
  bytes: packet,
}));
