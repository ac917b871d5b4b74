import { describe, expect, it } from 'vitest';
import { answerDue, replyTo } from './conversation.ts';
import type { CrcMode } from './crc.ts';
import { decodeFrame, decodeSegment } from './decode.ts';
import { type FixtureName, fixture } from './fixtures.ts';
import { Hj212Framer } from './frame.ts';
import { type Hj212Profile, refusalOf, STANDARD_PROFILE } from './profile.ts';
import { latin1 } from './text.ts';

function read(bytes: Uint8Array) {
  const [event] = new Hj212Framer().push(bytes);
  if (event?.type !== 'frame') throw new Error('no frame');
  return event.frame;
}

function reply(name: FixtureName, profile: Partial<Hj212Profile> = {}): string | null {
  const frame = read(fixture(name));
  const bytes = replyTo(frame, decodeFrame(frame), { ...STANDARD_PROFILE, ...profile });
  return bytes && latin1(bytes);
}

describe('which answer is due', () => {
  const due = (text: string) => answerDue(decodeSegment(new TextEncoder().encode(`${text};CP=&&&&`)));

  it.each([
    ['CN=2011;Flag=5', '9014'],
    ['CN=2051;Flag=7', '9014'],
    ['CN=2021;Flag=1', '9014'],
    ['CN=2081;Flag=5', '9014'],
    ['CN=9015;Flag=9', '9014'],
    ['CN=1013;Flag=5', '9013'],
    ['CN=2012;Flag=5', '9013'],
    ['CN=2022;Flag=5', '9013'],
    ['CN=2011;Flag=4', null],
    ['CN=9015;Flag=8', null],
    ['CN=2011', null],
    ['CN=2011;Flag=N', null],
    ['ST=39;Flag=5', null],
  ])('%s → %s', (text, cn) => {
    expect(due(text)).toBe(cn);
  });

  it.each(['9011', '9012', '9013', '9014'])('never answers an answer: %s, whatever its Flag', (cn) => {
    for (let flag = 0; flag < 256; flag++) expect(due(`CN=${cn};Flag=${flag}`)).toBeNull();
  });
});

describe('replyTo', () => {
  it('answers an upload under its own QN', () => {
    expect(reply('dust')).toMatch(
      /^##0087QN=20250612093000000;ST=91;CN=9014;PW=123456;MN=YC3209810000000000000017;Flag=4;CP=&&&&[0-9A-F]{4}\r\n$/,
    );
  });

  it.each<[FixtureName, CrcMode]>([
    ['dustModbus', 'modbus'],
    ['dustModbusSwapped', 'modbus-swapped'],
  ])('answers %s with the checksum that the device uses', (name, mode) => {
    expect(reply(name)).toBeNull();
    expect(read(Buffer.from(reply(name, { crc: 'auto' }) ?? '', 'latin1')).crcMode).toBe(mode);
    expect(reply(name, { crc: mode as 'modbus' })).not.toBeNull();
  });

  it('is silent on a wrong checksum unless the device is known for it', () => {
    expect(reply('dustWrongCrc')).toBeNull();
    expect(reply('dustWrongCrc', { crc: 'auto' })).toBeNull();
    expect(reply('dustWrongCrc', { crc: 'any' })).not.toBeNull();
  });

  it('is silent on links that carry one direction', () => {
    expect(reply('dust', { ack: false })).toBeNull();
  });

  it('keeps to the edition of the device', () => {
    expect(reply('heartbeat2025')).toContain('CN=9014;PW=123456;MN=YC3209810000000000000017;Flag=8;');
  });

  it('is not answered by its own code', () => {
    const bytes = Buffer.from(reply('dust') ?? '', 'latin1');
    const frame = read(bytes);
    expect(replyTo(frame, decodeFrame(frame), STANDARD_PROFILE)).toBeNull();
  });
});

describe('refusalOf', () => {
  it.each<[FixtureName, Hj212Profile['crc'], 'length' | 'crc' | null]>([
    ['dust', 'strict', null],
    ['dust', 'modbus', 'crc'],
    ['oldPlus6', 'strict', null],
    ['dustThreeDigits', 'strict', null],
    ['placeholderCrc', 'strict', 'crc'],
    ['placeholderCrc', 'any', null],
    ['closingLost', 'any', 'length'],
  ])('%s under %s: %s', (name, crc, refusal) => {
    const framer = new Hj212Framer();
    const [event] = [...framer.push(fixture(name)), ...framer.flush('end')];
    if (event?.type !== 'frame') throw new Error('no frame');
    expect(refusalOf(event.frame, { ...STANDARD_PROFILE, crc })).toBe(refusal);
  });
});
