import type { ProtocolManifest } from '#shared/modules/devices/index.ts';
import { NUMBER_OPTION } from '../options.ts';
import { WEIGHT_POINTS } from '../weighing.ts';

export const manifest: ProtocolManifest = {
  name: 'yaohua',
  label: { zh: '耀华 XK3190 地磅仪表', en: 'Yaohua XK3190 weighing indicator' },
  standard: 'Yaohua XK3190-A6/A9/A12E/A26/D9/DS3 manuals; ST,GS text of XK3102DS and others',
  transports: ['serial', 'tcp-server', 'tcp-client'],
  defaults: { baudRate: 9600, port: 9301 },
  points: WEIGHT_POINTS,
  options: [
    NUMBER_OPTION,
    {
      key: 'unit',
      label: { zh: '仪表单位', en: 'Unit shown' },
      hint: {
        zh: '连续方式的报文不带单位，按仪表显示的单位选择',
        en: 'Continuous packets carry no unit: choose what the indicator shows',
      },
      kind: 'choice',
      default: 'kg',
      choices: [
        { value: 'kg', label: { zh: '千克 kg', en: 'Kilograms' } },
        { value: 't', label: { zh: '吨 t', en: 'Tonnes' } },
      ],
    },
    {
      key: 'equals',
      label: { zh: '「=」格式的数位顺序', en: 'Digit order of “=” packets' },
      hint: {
        zh: '两种机型首字节相同、顺序相反，不能猜：未选定时这类报文进隔离区',
        en: 'Two models begin alike and write in opposite order: not chosen, such packets go to quarantine',
      },
      kind: 'choice',
      default: 'unknown',
      choices: [
        { value: 'unknown', label: { zh: '未选定', en: 'Not chosen' } },
        {
          value: 'low-first',
          label: { zh: '低位在前（=000.3000 为 3.000）', en: 'Low digit first (=000.3000 is 3.000)' },
        },
        { value: 'high-first', label: { zh: '高位在前（=0003.000）', en: 'High digit first (=0003.000)' } },
      ],
    },
    {
      key: 'ask',
      label: { zh: '指令方式', en: 'Command mode' },
      hint: {
        zh: '仪表设为指令方式（tF=3）时由本机逐秒询问',
        en: 'The station asks once a second; for indicators set to command mode (tF=3)',
      },
      kind: 'choice',
      default: 'none',
      choices: [
        { value: 'none', label: { zh: '不询问（连续发送）', en: 'Do not ask (continuous)' } },
        { value: 'gross', label: { zh: '毛重', en: 'Gross' } },
        { value: 'all', label: { zh: '毛重、皮重、净重', en: 'Gross, tare and net' } },
      ],
    },
    {
      key: 'address',
      label: { zh: '仪表地址（A–Z）', en: 'Indicator address (A–Z)' },
      kind: 'text',
      default: 'A',
      maxLength: 1,
    },
  ],
  commands: [],
  labels: {
    'frame.start': { zh: '起始 STX', en: 'Start (STX)' },
    'frame.end': { zh: '结束 ETX', en: 'End (ETX)' },
    'frame.mark': { zh: '起始「=」', en: 'Start “=”' },
    'header.address': { zh: '仪表地址', en: 'Indicator address' },
    'header.command': { zh: '指令', en: 'Command' },
    'header.status': { zh: '状态', en: 'Status' },
    'value.digits': { zh: '重量', en: 'Weight' },
    'value.decimals': { zh: '小数位数', en: 'Decimals' },
    'value.text': { zh: '重量', en: 'Weight' },
    'check.xor': { zh: '异或校验正确', en: 'XOR check holds' },
    'wrong.xor': { zh: '异或校验错误', en: 'XOR check fails' },
  },
  maySleep: false,
  personal: false,
};
