import { expect, it } from 'vitest';
import type { TransportSettings } from '#shared/modules/devices/index.ts';
import { byteText, transportText } from './link-words.ts';

const t = (key: string) => key.replace(/^.*\./, '');

const cases: [TransportSettings, string][] = [
  [{ kind: 'tcp-server', host: '0.0.0.0', port: 9212, allowedPeers: [] }, 'tcp-server 0.0.0.0:9212'],
  [
    { kind: 'serial', path: 'COM3', baudRate: 9600, dataBits: 8, parity: 'none', stopBits: 1 },
    'serial COM3 9600 8N1',
  ],
  [
    { kind: 'serial', path: '/dev/ttyUSB0', baudRate: 19200, dataBits: 7, parity: 'even', stopBits: 2 },
    'serial /dev/ttyUSB0 19200 7E2',
  ],
  [{ kind: 'replay', file: 'C:\\captures\\a.bin', bytesPerSecond: 0 }, 'replay a.bin'],
];
it.each(cases)('%j is %s', (transport, text) => {
  expect(transportText(t, transport)).toBe(text);
});

it.each([
  [0, '0 B'],
  [999, '999 B'],
  [1000, '1.0 KB'],
  [12_345_678, '12.3 MB'],
  [5e9, '5.0 GB'],
])('%d bytes are %s', (bytes, text) => {
  expect(byteText(bytes)).toBe(text);
});
