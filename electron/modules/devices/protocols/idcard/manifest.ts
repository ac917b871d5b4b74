import type { ProtocolManifest } from '#shared/modules/devices/index.ts';
import { NUMBER_OPTION } from '../options.ts';

export const manifest: ProtocolManifest = {
  name: 'idcard',
  label: { zh: '二代身份证读卡器（串口 SAM）', en: 'Identity card readers (serial SAM)' },
  standard: 'SAM_V serial protocol of second-generation identity card readers (text only)',
  transports: ['serial', 'tcp-client', 'tcp-server'],
  defaults: { baudRate: 115_200, port: 9601 },
  points: [],
  options: [NUMBER_OPTION],
  commands: [],
  labels: {
    'frame.preamble': { zh: '前导', en: 'Preamble' },
    'frame.length': { zh: '长度', en: 'Length' },
    'header.command': { zh: '命令', en: 'Command' },
    'header.status': { zh: '状态字', en: 'Status words' },
    'value.data': { zh: '证件内容（已隐藏）', en: 'Card (hidden)' },
    'check.xor': { zh: '异或校验', en: 'XOR check' },
  },
  maySleep: true,
  personal: true,
};
