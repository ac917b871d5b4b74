import { describe, expect, it } from 'vitest';
import { sniffEncoding } from './sniff-encoding.ts';
import { recordPathIn, sniffDelimiter } from './sniff-format.ts';

/** 工单编号,状态 in GB18030. */
const GB = Buffer.from('b9a4b5a5b1e0bac52cd7b4ccac', 'hex');

describe('sniffEncoding', () => {
  it.each([
    ['utf-8', Buffer.from('工单编号')],
    ['utf-8', Buffer.from('\uFEFF工单编号')],
    ['utf-8', Buffer.from('plain')],
    // Cut inside of the last character.
    ['utf-8', Buffer.from('工单编号').subarray(0, 11)],
    ['gb18030', GB],
    ['utf-16le', Buffer.from('\uFEFF工单', 'utf16le')],
  ])('%s', (encoding, bytes) => {
    expect(sniffEncoding([{ bytes, isHead: true }])).toBe(encoding);
  });

  it('looks into the middle of a file that begins in plain letters', () => {
    const head = { bytes: Buffer.from('id,status\n'), isHead: true };
    expect(sniffEncoding([head, { bytes: GB, isHead: false }])).toBe('gb18030');
    const middle = Buffer.from('工单编号').subarray(1);
    expect(sniffEncoding([head, { bytes: middle, isHead: false }])).toBe('utf-8');
  });
});

describe('sniffDelimiter', () => {
  it.each([
    ['a,b,c\n1,2,3\n', ','],
    ['a;b;c\n1,5;2;3\n', ';'],
    ['a\tb\n1\t2\n', '\t'],
    ['a|b|c\n"x,y,z"|2|3\n', '|'],
    ['one column\nof text\n', ','],
    ['a;b\n"x, y, z, w";"1,2,3,4"\n', ';'],
  ])('%j', (head, delimiter) => {
    expect(sniffDelimiter(head)).toBe(delimiter);
  });
});

describe('recordPathIn', () => {
  it.each([
    [' [{"a":1}]', ''],
    ['{"meta":{"x":[1]},"records":[{"a":1}]}', 'records'],
    ['{"a":1}', null],
  ])('%j', (head, path) => {
    expect(recordPathIn(head)).toBe(path);
  });
});
