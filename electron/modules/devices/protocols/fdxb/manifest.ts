import type { ProtocolManifest } from '#shared/modules/devices/index.ts';
import { NUMBER_OPTION } from '../options.ts';

export const manifest: ProtocolManifest = {
  name: 'fdxb',
  label: { zh: '犬只芯片读卡器（FDX-B）', en: 'Animal chip readers (FDX-B)' },
  standard: 'ISO 11784/11785 FDX-B; Allflex, longrfid and WL-134 outputs, plain fifteen digits',
  transports: ['serial', 'tcp-server', 'tcp-client'],
  defaults: { baudRate: 9600, port: 9501 },
  points: [],
  options: [NUMBER_OPTION],
  commands: [],
  labels: {
    'frame.start': { zh: '起始', en: 'Start' },
    'frame.end': { zh: '结束', en: 'End' },
    'header.reader': { zh: '读卡器标记', en: 'Reader mark' },
    'value.country': { zh: '国家或厂商代码', en: 'Country or maker' },
    'value.national': { zh: '编号', en: 'Number' },
    'value.code': { zh: '15 位芯片号', en: 'Fifteen digits of the chip' },
    'header.flags': { zh: '标志与附加数据', en: 'Flags and further data' },
    'check.xor': { zh: '异或校验正确', en: 'XOR check holds' },
  },
  maySleep: true,
  personal: false,
};
