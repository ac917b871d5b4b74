import type { ProtocolManifest } from '#shared/modules/devices/index.ts';
import { NUMBER_OPTION } from '../options.ts';
import { POSITION_POINTS } from '../position.ts';

export const manifest: ProtocolManifest = {
  name: 'nmea0183',
  label: { zh: 'NMEA 0183 卫星定位', en: 'NMEA 0183 positioning' },
  standard: 'NMEA 0183 (RMC, GGA, VTG; talkers GP GN GL GA BD GB GQ)',
  transports: ['serial', 'tcp-server', 'tcp-client'],
  defaults: { baudRate: 9600, port: 9401 },
  points: POSITION_POINTS,
  options: [
    NUMBER_OPTION,
    {
      key: 'everySeconds',
      label: { zh: '存点间隔（秒）', en: 'Seconds between kept positions' },
      hint: {
        zh: '接收机每秒发 1–10 次，只按此间隔保存',
        en: 'Receivers send one to ten times a second; this often is kept',
      },
      kind: 'number',
      default: 10,
      min: 1,
      max: 3600,
    },
  ],
  commands: [],
  labels: {
    'frame.start': { zh: '起始 $', en: 'Start $' },
    'frame.comma': { zh: '分隔符', en: 'Separator' },
    'header.sentence': { zh: '语句', en: 'Sentence' },
    'value.field': { zh: '字段', en: 'Field' },
    'time.utc': { zh: '时间（UTC）', en: 'Time (UTC)' },
    'time.date': { zh: '日期', en: 'Date' },
    'value.lat': { zh: '纬度（度分）', en: 'Latitude (degrees, minutes)' },
    'value.lng': { zh: '经度（度分）', en: 'Longitude (degrees, minutes)' },
    'value.valid': { zh: '定位状态', en: 'Fix' },
    'value.speed': { zh: '速度', en: 'Speed' },
    'value.heading': { zh: '航向', en: 'Heading' },
    'value.altitude': { zh: '海拔', en: 'Altitude' },
    'value.satellites': { zh: '卫星数', en: 'Satellites' },
    'value.hdop': { zh: '水平精度因子', en: 'Horizontal dilution' },
    'check.xor': { zh: '异或校验正确', en: 'XOR check holds' },
    'wrong.xor': { zh: '异或校验错误', en: 'XOR check fails' },
  },
  maySleep: false,
  personal: false,
};
