import type { ProtocolManifest } from '#shared/modules/devices/index.ts';
import { POSITION_POINTS } from '../position.ts';

export const manifest: ProtocolManifest = {
  name: 'jt808',
  label: { zh: 'JT/T 808 车载终端', en: 'JT/T 808 vehicle terminals' },
  standard: 'JT/T 808-2011, 808-2013, 808-2019',
  transports: ['tcp-server'],
  defaults: { port: 9808 },
  points: [
    ...POSITION_POINTS.filter(({ code }) => code !== 'hdop'),
    { code: 'acc', unit: '', name: { zh: '点火（ACC）', en: 'Ignition (ACC)' } },
    { code: 'alarmBits', unit: '', name: { zh: '终端报警标志', en: 'Terminal alarm bits' } },
  ],
  options: [
    {
      key: 'authenticate',
      label: { zh: '要求鉴权', en: 'Ask for sign-in' },
      hint: {
        zh: '未注册、未鉴权的终端上报的位置不予接收',
        en: 'Positions of terminals that did not register and sign in are not taken',
      },
      kind: 'flag',
      default: true,
    },
    {
      key: 'vendor',
      label: { zh: '厂商附加信息', en: 'Vendor extras' },
      hint: {
        zh: 'resources/protocols/jt808/extras.json 中的厂商名；留空只读标准附加信息',
        en: 'A vendor of resources/protocols/jt808/extras.json; empty reads the standard ones only',
      },
      kind: 'text',
      default: '',
      maxLength: 40,
    },
  ],
  commands: [],
  labels: {
    'frame.flag': { zh: '标识位 7E', en: 'Flag 7E' },
    'header.message': { zh: '消息 ID', en: 'Message id' },
    'header.properties': { zh: '消息体属性', en: 'Properties' },
    'header.version': { zh: '协议版本', en: 'Protocol version' },
    'header.phone': { zh: '终端手机号', en: 'Terminal phone' },
    'header.serial': { zh: '流水号', en: 'Serial' },
    'header.part': { zh: '分包总数与序号', en: 'Parts and number' },
    'value.body': { zh: '消息体', en: 'Body' },
    'value.alarm': { zh: '报警标志', en: 'Alarm bits' },
    'value.status': { zh: '状态', en: 'Status bits' },
    'value.lat': { zh: '纬度', en: 'Latitude' },
    'value.lng': { zh: '经度', en: 'Longitude' },
    'value.altitude': { zh: '高程', en: 'Altitude' },
    'value.speed': { zh: '速度', en: 'Speed' },
    'value.heading': { zh: '方向', en: 'Direction' },
    'time.at': { zh: '终端时间', en: 'Terminal time' },
    'value.extra': { zh: '附加信息', en: 'Extra item' },
    'check.xor': { zh: '异或校验正确', en: 'XOR check holds' },
    'wrong.xor': { zh: '异或校验错误', en: 'XOR check fails' },
  },
  maySleep: false,
  personal: false,
};
