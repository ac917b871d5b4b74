import type { OptionValues, ProtocolCommand, ProtocolOption } from '#shared/modules/devices/index.ts';
import type { Pairs } from './decode.ts';
import { formatDeviceTime, parseDeviceTime } from './device-time.ts';

const TIME_HINT = {
  zh: '北京时间，14 位数字：年月日时分秒',
  en: 'Beijing time, fourteen digits: YYYYMMDDhhmmss',
};
const time = (key: string, zh: string, en: string): ProtocolOption => ({
  key,
  label: { zh, en },
  hint: TIME_HINT,
  kind: 'text',
  default: '',
  maxLength: 14,
});

/** Requests of the 2017 command list that a command centre has use for. */
export const COMMANDS: readonly ProtocolCommand[] = [
  { key: 'getTime', label: { zh: '提取时间（1011）', en: 'Get time (1011)' }, fields: [], toDevice: true },
  {
    key: 'setTime',
    label: { zh: '按本机校时（1012）', en: 'Set its clock to ours (1012)' },
    fields: [],
    toDevice: true,
  },
  {
    key: 'setInterval',
    label: { zh: '设置实时间隔（1062）', en: 'Set the real-time interval (1062)' },
    fields: [
      {
        key: 'seconds',
        label: { zh: '间隔（秒）', en: 'Seconds' },
        kind: 'number',
        default: 30,
        min: 30,
        max: 3600,
      },
    ],
    toDevice: true,
  },
  {
    key: 'history',
    label: { zh: '提取历史数据', en: 'Fetch history' },
    hint: {
      zh: '补回离线期间的数据；重复的不会再存',
      en: 'Brings back what was missed; nothing is stored twice',
    },
    fields: [
      {
        key: 'period',
        label: { zh: '数据', en: 'Data' },
        kind: 'choice',
        default: '2051',
        choices: [
          { value: '2051', label: { zh: '分钟（2051）', en: 'Minutes (2051)' } },
          { value: '2061', label: { zh: '小时（2061）', en: 'Hours (2061)' } },
          { value: '2031', label: { zh: '日（2031）', en: 'Days (2031)' } },
        ],
      },
      time('begin', '开始时间', 'From'),
      time('end', '结束时间', 'To'),
    ],
    toDevice: true,
  },
];

/** The command code and content of a request; null for values that the standard does not allow. */
export function requestOf(
  key: string,
  values: OptionValues,
  now: number,
): { cn: string; cp: Pairs[] } | null {
  switch (key) {
    case 'getTime':
      return { cn: '1011', cp: [] };
    case 'setTime':
      return { cn: '1012', cp: [{ SystemTime: formatDeviceTime(now) }] };
    case 'setInterval':
      return { cn: '1062', cp: [{ RtdInterval: String(Math.round(Number(values.seconds))) }] };
    case 'history': {
      const [begin, end] = [String(values.begin), String(values.end)];
      const [from, to] = [parseDeviceTime(begin), parseDeviceTime(end)];
      if (from === null || to === null || from > to || begin.length !== 14 || end.length !== 14) return null;
      return { cn: String(values.period), cp: [{ BeginTime: begin, EndTime: end }] };
    }
    default:
      return null;
  }
}
