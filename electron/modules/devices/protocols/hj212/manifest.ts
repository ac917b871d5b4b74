import type { ProtocolManifest } from '#shared/modules/devices/index.ts';
import { COMMANDS } from './commands.ts';

export const manifest: ProtocolManifest = {
  name: 'hj212',
  label: { zh: 'HJ 212（污染源在线监测）', en: 'HJ 212 (pollution monitoring)' },
  standard: 'HJ 212-2017 (HJ/T 212-2005, HJ 212-2025)',
  // The device calls us over TCP; what is called "HJ 212 over a COM port" is a transparent modem or logger port.
  transports: ['tcp-server', 'tcp-client', 'serial'],
  defaults: { baudRate: 9600, port: 9212 },
  points: [
    { code: 'a34001', unit: 'µg/m³' },
    { code: 'a34002', unit: 'µg/m³' },
    { code: 'a34004', unit: 'µg/m³' },
    { code: 'a01001', unit: '°C' },
    { code: 'a01002', unit: '%' },
    { code: 'a01006', unit: 'kPa' },
    { code: 'a01007', unit: 'm/s' },
    { code: 'a01008', unit: '°' },
    { code: 'LA', unit: 'dB' },
  ],
  options: [],
  commands: COMMANDS,
  // Named in the catalogue of the screens, with the words of the standard's codes.
  labels: {},
  maySleep: false,
  personal: false,
};
