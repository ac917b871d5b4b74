import { fromText } from '../hex.ts';
import type { ProtocolFixture } from '../protocol.ts';

/** Lines of an invented drive, worked out by hand. */
export const fixtures: readonly ProtocolFixture[] = [
  {
    name: 'RMC',
    ok: true,
    bytes: fromText('$GNRMC,031512.000,A,3124.12345,N,12112.54321,E,15.30,88.10,120625,,,A,V*0F\r\n'),
  },
  { name: 'RMC without a fix', ok: true, bytes: fromText('$BDRMC,031513.000,V,,,,,,,120625,,,N*5B\r\n') },
  {
    name: 'RMC with a date that is none',
    ok: true,
    bytes: fromText('$GPRMC,031514.00,A,3124.12345,N,12112.54321,E,0.00,,2208-1,,,A*53\r\n'),
  },
  {
    name: 'GGA',
    ok: true,
    bytes: fromText('$GNGGA,031512.000,3124.12345,N,12112.54321,E,1,14,0.8,6.5,M,8.3,M,,*76\r\n'),
  },
  { name: 'GGA without a fix', ok: true, bytes: fromText('$GPGGA,031512.000,,,,,0,00,99.9,,,,,,*6B\r\n') },
  { name: 'VTG', ok: true, bytes: fromText('$GNVTG,88.10,T,,M,15.30,N,28.34,K,A*18\r\n') },
  { name: 'ZDA', ok: true, bytes: fromText('$GNZDA,031512.000,12,06,2025,00,00*4C\r\n') },
  {
    name: 'south and west',
    ok: true,
    bytes: fromText('$GPGGA,120000.00,3344.50000,S,07036.25000,W,2,09,1.1,570.0,M,20.0,M,,*6A\r\n'),
  },
  {
    name: 'satellites in view',
    ok: true,
    bytes: fromText('$BDGSV,1,1,03,13,19,043,17,27,38,127,33,37,36,091,24,0*49\r\n'),
  },
  { name: 'a vendor without a checksum', ok: true, bytes: fromText('$STI,IC,error=4\r\n') },
  {
    name: 'wrong checksum',
    ok: false,
    bytes: fromText('$GNRMC,031512.000,A,3124.12345,N,12112.54321,E,15.30,88.10,120625,,,A,V*0E\r\n'),
  },
  { name: 'no sentence', ok: null, bytes: fromText('$12,3*00\r\n') },
];
