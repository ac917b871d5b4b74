import type { FrameField } from './frame-rows.ts';

/** Frame: what holds the packet together. Value: what was measured. */
export type FieldTone = 'frame' | 'header' | 'time' | 'value' | 'check' | 'wrong';

type Translate = (key: string, values?: Record<string, unknown>) => string;

const STATISTIC_OF: Record<string, string> = {
  rtd: 'value',
  min: 'min',
  avg: 'avg',
  max: 'max',
  cou: 'sum',
};
const FRAME = /\.(mark|length|separator|open|close)$/;

const TONES: ReadonlySet<string> = new Set<FieldTone>(['frame', 'header', 'time', 'value', 'check', 'wrong']);

export function fieldTone({ label, text }: FrameField): FieldTone {
  // `<protocol>.<tone>.<key>`, except in HJ 212, whose labels follow the standard's own parts.
  const [, tone = ''] = label.split('.');
  if (TONES.has(tone)) return tone as FieldTone;
  if (label.includes('.crc.')) return label.endsWith('.wrong') ? 'wrong' : 'check';
  if (FRAME.test(label)) return 'frame';
  if (label.endsWith('.cp.time')) return 'time';
  if (/-(zs)?(rtd|min|avg|max|cou)=/i.test(text)) return 'value';
  return 'header';
}

/** Separators are drawn with the bytes and say nothing in a list. */
export function isListed({ label }: FrameField): boolean {
  return !label.endsWith('.separator');
}

/** What a field is called and what its text means, in the window's language; '' where the text speaks for itself. */
export function fieldWords(t: Translate, { label, text }: FrameField): { name: string; meaning: string } {
  const measured = /^(\w{1,12})-(zs)?(rtd|min|avg|max|cou)=/i.exec(text);
  if (measured) {
    const [, factor = '', standard, statistic = ''] = measured;
    const words = t(`telemetry:statistic.${standard ? 'zs' : ''}${key(statistic, Boolean(standard))}`);
    return { name: t(`telemetry:factor.${factor}`, { defaultValue: factor }), meaning: words };
  }
  const name = t(`devices:frame.${label}`, { defaultValue: label });
  const [, field = '', value = ''] = /^([\w-]+)=(\w{0,20})$/.exec(text) ?? [];
  const lower = field.toLowerCase();
  if (lower === 'cn' || lower === 'st') {
    return { name, meaning: t(`devices:frame.${lower}.${value}`, { defaultValue: '' }) };
  }
  if (/-e?flag$/.test(lower)) {
    const factor = field.replace(/-e?flag$/i, '');
    const whose = t(`telemetry:factor.${factor}`, { defaultValue: factor });
    return { name: whose, meaning: t(`devices:frame.flag.${value.toUpperCase()}`, { defaultValue: '' }) };
  }
  return { name, meaning: '' };
}

function key(statistic: string, capital: boolean): string {
  const word = STATISTIC_OF[statistic.toLowerCase()] ?? 'value';
  return capital ? word.charAt(0).toUpperCase() + word.slice(1) : word;
}
