import type { ProtocolManifest } from '#shared/modules/devices/index.ts';
import { NUMBER_OPTION } from '../options.ts';

export const manifest: ProtocolManifest = {
  name: 'modbus',
  label: { zh: 'Modbus 传感器（RTU / TCP）', en: 'Modbus sensors (RTU / TCP)' },
  standard: 'MODBUS Application Protocol V1.1b3; MODBUS over Serial Line V1.02',
  transports: ['serial', 'tcp-client', 'tcp-server'],
  defaults: { baudRate: 4800, port: 502 },
  points: [],
  options: [
    NUMBER_OPTION,
    {
      key: 'map',
      label: { zh: '寄存器表', en: 'Register map' },
      hint: {
        zh: '按传感器型号选择；resources/protocols/modbus/ 中可增加',
        en: 'By the model of the sensor; add one under resources/protocols/modbus/',
      },
      kind: 'text',
      default: 'renke-weather-station',
      maxLength: 40,
    },
    {
      key: 'units',
      label: { zh: '从站地址', en: 'Slave addresses' },
      hint: {
        zh: '1–247，多个用逗号分开；设备编号为「编号-地址」',
        en: '1–247, several with commas between; a device is registered as “number-address”',
      },
      kind: 'text',
      default: '1',
      maxLength: 60,
    },
    {
      key: 'everySeconds',
      label: { zh: '轮询间隔（秒）', en: 'Seconds between rounds' },
      kind: 'number',
      default: 30,
      min: 1,
      max: 3600,
    },
    {
      key: 'framing',
      label: { zh: '帧格式', en: 'Framing' },
      hint: {
        zh: '串口和透传 DTU 用 RTU；Modbus TCP 网关用 TCP',
        en: 'RTU on serial lines and transparent modems; TCP for Modbus TCP gateways',
      },
      kind: 'choice',
      default: 'rtu',
      choices: [
        { value: 'rtu', label: { zh: 'RTU（CRC）', en: 'RTU (CRC)' } },
        { value: 'tcp', label: { zh: 'TCP（MBAP）', en: 'TCP (MBAP)' } },
      ],
    },
  ],
  commands: [],
  labels: {
    'header.transaction': { zh: '事务号与长度（MBAP）', en: 'Transaction and length (MBAP)' },
    'header.unit': { zh: '从站地址', en: 'Slave address' },
    'header.function': { zh: '功能码', en: 'Function' },
    'header.count': { zh: '字节数', en: 'Byte count' },
    'header.address': { zh: '起始地址', en: 'Start address' },
    'header.quantity': { zh: '数量', en: 'Quantity' },
    'value.data': { zh: '数据', en: 'Data' },
    'wrong.exception': { zh: '异常码', en: 'Exception' },
    'check.crc': { zh: 'CRC 正确', en: 'CRC holds' },
  },
  maySleep: false,
  personal: false,
};
