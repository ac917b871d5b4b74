import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guessTimeFormats } from './guess-time.ts';
import { compileTime, timeRuleProblems } from './parse-time.ts';

const read = (format: string, text: string, zone = 'Asia/Shanghai', strict = false) => {
  const parsed = compileTime({ formats: [format], zone, strict })(text);
  return 'at' in parsed ? new Date(parsed.at).toISOString() : parsed.problem;
};

describe('compileTime', () => {
  it.each([
    ['MM/dd/yyyy hh:mm:ss a', '01/31/2026 11:59:00 PM', 'America/New_York', '2026-02-01T04:59:00.000Z'],
    ['MM/dd/yyyy hh:mm:ss a', '07/04/2026 12:00:00 AM', 'America/New_York', '2026-07-04T04:00:00.000Z'],
    ['MM/dd/yyyy hh:mm:ss a', '01/31/2026 12:30:00 pm', '+00:00', '2026-01-31T12:30:00.000Z'],
    ['MM/dd/yyyy hh:mm a', '1/5/2026 9:05 AM', '+00:00', '2026-01-05T09:05:00.000Z'],
    ['yyyy-MM-dd HH:mm:ss', '2026-01-31 23:59:00', 'Asia/Shanghai', '2026-01-31T15:59:00.000Z'],
    ['yyyy/M/d H:mm', '2026/1/5 9:05', '+08:00', '2026-01-05T01:05:00.000Z'],
    ['yyyy年M月d日 HH:mm', '2026年1月5日 09:05', '+08:00', '2026-01-05T01:05:00.000Z'],
    ['yyyy年MM月dd日 a hh:mm', '2026年01月05日 下午 03:04', '+08:00', '2026-01-05T07:04:00.000Z'],
    ['yyyy-MM-dd HH:mm', '２０２６-01-05　09:05', '+08:00', '2026-01-05T01:05:00.000Z'],
    ["yyyy-MM-dd'T'HH:mm:ss.SSS", '2026-01-05T09:05:06.789', '+00:00', '2026-01-05T09:05:06.789Z'],
    ['yyyyMMddHHmmss', '20260105090506', '+00:00', '2026-01-05T09:05:06.000Z'],
    ['iso', '2026-01-05T09:05:06Z', 'Asia/Shanghai', '2026-01-05T09:05:06.000Z'],
    ['iso', '2026-01-05T09:05:06.5+08:00', 'America/New_York', '2026-01-05T01:05:06.500Z'],
    ['iso', '2026-01-05', 'Asia/Shanghai', '2026-01-04T16:00:00.000Z'],
    ['excel', '46053.5', '+00:00', '2026-01-31T12:00:00.000Z'],
    ['excel', '46053.999988425923', '+00:00', '2026-01-31T23:59:59.000Z'],
    ['epochSeconds', '1767600000', 'Asia/Shanghai', '2026-01-05T08:00:00.000Z'],
    ['epochMs', '1767600000123', 'Asia/Shanghai', '2026-01-05T08:00:00.123Z'],
    ['yyyy-MM-dd HH:mm', '2026-01-31 24:00', '+00:00', '2026-02-01T00:00:00.000Z'],
    ['yyyy-MM-dd', '2024-02-29', '+00:00', '2024-02-29T00:00:00.000Z'],
  ])('%s reads %s in %s', (format, text, zone, expected) => {
    expect(read(format, text, zone)).toBe(expected);
  });

  it.each([
    ['yyyy-MM-dd', '2026-02-30', 'timeUnreadable'],
    ['yyyy-MM-dd', '2026-02-29', 'timeUnreadable'],
    ['yyyy-MM-dd', '2026-13-01', 'timeUnreadable'],
    ['yyyy-MM-dd', '2026-00-10', 'timeUnreadable'],
    ['yyyy-MM-dd HH:mm', '2026-01-01 24:01', 'timeUnreadable'],
    ['yyyy-MM-dd HH:mm', '2026-01-01 12:60', 'timeUnreadable'],
    ['MM/dd/yyyy hh:mm a', '01/31/2026 13:00 PM', 'timeUnreadable'],
    ['MM/dd/yyyy hh:mm a', '01/31/2026 00:30 AM', 'timeUnreadable'],
    ['MM/dd/yyyy', '31/01/2026', 'timeUnreadable'],
    ['yyyy-MM-dd', '2026-01-05 and more', 'timeUnreadable'],
    ['yyyy-MM-dd', '', 'timeUnreadable'],
    ['iso', '2026-02-30T00:00:00Z', 'timeUnreadable'],
    ['yyyy-MM-dd', '1970-01-01', 'timeOutOfRange'],
    ['yyyy-MM-dd', '2226-01-01', 'timeOutOfRange'],
    ['excel', '60', 'timeUnreadable'],
  ])('%s refuses %s', (format, text, problem) => {
    expect(read(format, text)).toBe(problem);
  });

  it('takes fewer digits only where it is not strict', () => {
    expect(read('yyyy-MM-dd', '2026-1-5', '+00:00', true)).toBe('timeUnreadable');
    expect(read('yyyy-MM-dd', '2026-1-5', '+00:00', false)).toBe('2026-01-05T00:00:00.000Z');
  });

  it('reads a skipped hour by the offset before it and an hour that comes twice as the first', () => {
    expect(read('iso', '2026-03-08T02:30', 'America/New_York')).toBe('2026-03-08T07:30:00.000Z');
    expect(read('iso', '2026-11-01T01:30', 'America/New_York')).toBe('2026-11-01T05:30:00.000Z');
    expect(read('iso', '2026-11-01T00:30', 'America/New_York')).toBe('2026-11-01T04:30:00.000Z');
    expect(read('iso', '2026-11-01T02:30', 'America/New_York')).toBe('2026-11-01T07:30:00.000Z');
  });

  it('goes back to the wall clock of the zone at any time', () => {
    const wall = new Intl.DateTimeFormat('sv-SE', {
      timeZone: 'America/New_York',
      dateStyle: 'short',
      timeStyle: 'medium',
    });
    const parse = compileTime({ formats: ['yyyy-MM-dd HH:mm:ss'], zone: 'America/New_York', strict: true });
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(1993, 0), max: Date.UTC(2099, 0) }), (at) => {
        const text = wall.format(at);
        const parsed = parse(text);
        expect('at' in parsed && wall.format(parsed.at)).toBe(text);
      }),
    );
  });

  it('never throws', () => {
    const parse = compileTime({
      formats: ['yyyy-MM-dd HH:mm:ss', 'MM/dd/yyyy hh:mm a', 'iso', 'excel', 'epochMs'],
      zone: 'Asia/Shanghai',
      strict: false,
    });
    fc.assert(fc.property(fc.string(), (text) => void parse(text)));
  });
});

describe('timeRuleProblems', () => {
  it.each([
    ['yyyy-MM-dd', 'Asia/Shanghai', 0],
    ['yyyy-QQ-dd', 'Asia/Shanghai', 1],
    ['HH:mm', 'Asia/Shanghai', 1],
    ['MM/dd/yyyy hh:mm', 'Asia/Shanghai', 1],
    ['yyyy-MM-dd', 'Asia/Nowhere', 1],
    ['yyyy-MM-dd', '+19:00', 1],
  ])('%s in %s', (format, zone, count) => {
    expect(timeRuleProblems({ formats: [format], zone, strict: false })).toHaveLength(count);
  });
});

describe('guessTimeFormats', () => {
  it.each([
    [['01/31/2026 11:59:00 PM', '02/03/2026 01:00:00 AM'], ['MM/dd/yyyy hh:mm:ss a']],
    [['31/01/2026 10:00', '02/03/2026 01:00'], ['dd/MM/yyyy HH:mm']],
    [['2026-01-05 09:05:06', ''], ['yyyy-MM-dd HH:mm:ss']],
    [
      ['2026-01-05 09:05:06', '2026年1月5日'],
      ['yyyy-MM-dd HH:mm:ss', 'yyyy年MM月dd日'],
    ],
    [['46053.5'], ['excel']],
    [['2026-01-05', 'soon'], []],
    // One slip among many is a wrong row, not another kind of column.
    [['2026-01-05', '2026-01-06', '2026-02-30', '2026-01-07', '2026-01-08', '2026-01-09'], ['iso']],
  ])('%j → %j', (values, formats) => {
    expect(guessTimeFormats(values)).toEqual(formats);
  });
});
