import { expect, it } from 'vitest';
import { wordsOf } from './protocol-words.ts';

const protocol = {
  name: 'scale',
  label: { zh: '地磅', en: 'Scale' },
  standard: '',
  transports: ['serial' as const],
  defaults: {},
  points: [
    { code: 'gross', unit: 'kg', name: { zh: '毛重', en: 'Gross' } },
    { code: 'x', unit: '' },
  ],
  options: [],
  commands: [],
  labels: { 'frame.start': { zh: '起始', en: 'Start' } },
  maySleep: false,
  personal: false,
};

it('names protocols, points and parts of packets under the keys that screens ask for', () => {
  expect(wordsOf([protocol], 'en')).toEqual({
    devices: { 'protocol.scale': 'Scale', 'frame.scale.frame.start': 'Start' },
    telemetry: { 'factor.gross': 'Gross' },
  });
  expect(wordsOf([protocol], 'zh').telemetry).toEqual({ 'factor.gross': '毛重' });
});
