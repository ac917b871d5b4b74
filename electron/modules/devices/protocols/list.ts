import { protocol as fdxb } from './fdxb/index.ts';
import { protocol as hj212 } from './hj212/index.ts';
import { protocol as idcard } from './idcard/index.ts';
import { protocol as jt808 } from './jt808/index.ts';
import { protocol as lamp } from './lamp/index.ts';
import { protocol as modbus } from './modbus/index.ts';
import { protocol as nmea0183 } from './nmea0183/index.ts';
import type { Protocol } from './protocol.ts';
import { protocol as toledo } from './toledo/index.ts';
import { protocol as yaohua } from './yaohua/index.ts';

/** Every protocol of this folder: adding one is adding its folder and its line here. A test compares the two. */
export const protocols: readonly Protocol[] = [
  hj212,
  yaohua,
  toledo,
  nmea0183,
  jt808,
  modbus,
  fdxb,
  idcard,
  lamp,
];

/** The protocol of that name, `undefined` when there is none. */
export function findProtocol(name: string): Protocol | undefined {
  return protocols.find((protocol) => protocol.manifest.name === name);
}
