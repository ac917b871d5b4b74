import type { ProtocolManifest } from '#shared/modules/devices/index.ts';
import { NUMBER_OPTION } from '../options.ts';
import { WEIGHT_POINTS } from '../weighing.ts';

export const manifest: ProtocolManifest = {
  name: 'toledo',
  label: { zh: '托利多连续输出 地磅仪表', en: 'METTLER TOLEDO continuous output' },
  standard: 'METTLER TOLEDO continuous output (8142, IND series)',
  transports: ['serial', 'tcp-server', 'tcp-client'],
  defaults: { baudRate: 9600, dataBits: 7, parity: 'even', port: 9302 },
  points: WEIGHT_POINTS.filter(({ code }) => code !== 'weight'),
  options: [NUMBER_OPTION],
  commands: [],
  labels: {
    'frame.start': { zh: '起始 STX', en: 'Start (STX)' },
    'frame.end': { zh: '结束 CR', en: 'End (CR)' },
    'header.swa': { zh: '状态字 A（小数与分度）', en: 'Status word A (decimals, increment)' },
    'header.swb': {
      zh: '状态字 B（净重、负号、超限、动态）',
      en: 'Status word B (net, sign, range, motion)',
    },
    'header.swc': { zh: '状态字 C（单位）', en: 'Status word C (unit)' },
    'value.weight': { zh: '显示重量', en: 'Displayed weight' },
    'value.tare': { zh: '皮重', en: 'Tare' },
    'check.sum': { zh: '累加和正确', en: 'Sum holds' },
  },
  maySleep: false,
  personal: false,
};
