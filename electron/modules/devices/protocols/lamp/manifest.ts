import type { ProtocolManifest, ProtocolOption, Words } from '#shared/modules/devices/index.ts';
import { NUMBER_OPTION } from '../options.ts';

const light = (key: string, label: Words): ProtocolOption => ({ key, label, kind: 'flag', default: false });

export const manifest: ProtocolManifest = {
  name: 'lamp',
  label: { zh: '三色警示灯（USB 继电器 / Modbus）', en: 'Tri-colour lamp (USB relay / Modbus)' },
  standard: 'LCUS USB relays (CH340); Modbus coil lamps (functions 1 and 15)',
  transports: ['serial', 'tcp-client', 'tcp-server'],
  defaults: { baudRate: 9600, port: 4196 },
  points: [
    { code: 'lampRed', unit: '', name: { zh: '红灯', en: 'Red light' } },
    { code: 'lampYellow', unit: '', name: { zh: '黄灯', en: 'Yellow light' } },
    { code: 'lampGreen', unit: '', name: { zh: '绿灯', en: 'Green light' } },
    { code: 'lampBuzzer', unit: '', name: { zh: '蜂鸣器', en: 'Buzzer' } },
  ],
  options: [
    NUMBER_OPTION,
    {
      key: 'model',
      label: { zh: '型号', en: 'Model' },
      kind: 'choice',
      default: 'modbus',
      choices: [
        { value: 'lcus', label: { zh: 'LCUS USB 继电器（无应答）', en: 'LCUS USB relay (never answers)' } },
        { value: 'modbus', label: { zh: 'Modbus 线圈灯（有应答）', en: 'Modbus coil lamp (answers)' } },
      ],
    },
    {
      key: 'unit',
      label: { zh: 'Modbus 从站地址', en: 'Modbus slave address' },
      kind: 'number',
      default: 1,
      min: 1,
      max: 247,
    },
    {
      key: 'everySeconds',
      label: { zh: '重申间隔（秒）', en: 'Seconds between assertions' },
      hint: {
        zh: '每隔此时间把应有的状态再发一次，掉电或受干扰后自动恢复',
        en: 'The wanted state is sent again this often, so that a power cut or noise mends itself',
      },
      kind: 'number',
      default: 5,
      min: 1,
      max: 60,
    },
  ],
  commands: [
    {
      key: 'set',
      label: { zh: '设置灯光', en: 'Set the lights' },
      fields: [
        light('red', { zh: '红', en: 'Red' }),
        light('yellow', { zh: '黄', en: 'Yellow' }),
        light('green', { zh: '绿', en: 'Green' }),
        light('buzzer', { zh: '蜂鸣', en: 'Buzzer' }),
      ],
      toDevice: false,
    },
    {
      key: 'test',
      label: { zh: '自检（逐个点亮）', en: 'Self-test (one after the other)' },
      fields: [],
      toDevice: false,
    },
  ],
  labels: {
    'frame.start': { zh: '起始 A0', en: 'Start A0' },
    'header.unit': { zh: '从站地址', en: 'Slave address' },
    'header.function': { zh: '功能码', en: 'Function' },
    'header.channel': { zh: '通道', en: 'Channel' },
    'value.state': { zh: '开关', en: 'On or off' },
    'value.coils': { zh: '线圈', en: 'Coils' },
    'check.sum': { zh: '累加和正确', en: 'Sum holds' },
    'check.crc': { zh: 'CRC 正确', en: 'CRC holds' },
  },
  maySleep: true,
  personal: false,
};
