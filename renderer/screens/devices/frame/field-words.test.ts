import { expect, it } from 'vitest';
import { fieldTone, fieldWords, isListed } from './field-words.ts';

const t = (name: string, values?: Record<string, unknown>) =>
  values?.defaultValue === '' ? `<${name}>` : name.replace(/^.*:/, '');
const field = (label: string, text: string) => ({ offset: 0, length: text.length, label, text });

it.each([
  ['hj212.mark', '##', 'frame'],
  ['hj212.separator', ';', 'frame'],
  ['hj212.cp.open', 'CP=&&', 'frame'],
  ['hj212.field.qn', 'QN=20260101', 'header'],
  ['hj212.cp.time', 'DataTime=20260101', 'time'],
  ['hj212.cp.value', 'a34001-Rtd=0.92', 'value'],
  ['hj212.cp.value', 'a34001-ZsAvg=0.92', 'value'],
  ['hj212.crc.hj212', 'BF41', 'check'],
  ['hj212.crc.wrong', 'BF41', 'wrong'],
  ['yaohua.value.weight', '+012450', 'value'],
  ['yaohua.frame.start', '\u0002', 'frame'],
])('%s %s is drawn as %s', (label, text, tone) => {
  expect(fieldTone(field(label, text))).toBe(tone);
});

it.each([
  ['hj212.cp.value', 'a34001-Rtd=0.92', 'factor.a34001', 'statistic.value'],
  ['hj212.cp.value', 'a34001-ZsAvg=0.92', 'factor.a34001', 'statistic.zsAvg'],
  ['hj212.cp.flag', 'a34001-Flag=n', 'factor.a34001', '<devices:frame.flag.N>'],
  ['hj212.field.cn', 'CN=2011', 'frame.hj212.field.cn', '<devices:frame.cn.2011>'],
  ['hj212.field.mn', 'MN=X1', 'frame.hj212.field.mn', ''],
  ['hj212.mark', '##', 'frame.hj212.mark', ''],
])('%s %s is %s, %s', (label, text, name, meaning) => {
  expect(fieldWords(t, field(label, text))).toEqual({ name, meaning });
});

it('lists everything but separators', () => {
  expect(isListed(field('hj212.separator', ';'))).toBe(false);
  expect(isListed(field('hj212.mark', '##'))).toBe(true);
});
