import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { inUnit, type Unit } from '#shared/modules/devices/index.ts';
import { decodeSegment } from './decode.ts';
import { formatDeviceTime, parseDeviceTime } from './device-time.ts';
import { parseFactors } from './factors.ts';
import { STANDARD_PROFILE } from './profile.ts';
import { readUpload } from './readings.ts';

const file = new URL('../../../../../resources/protocols/hj212/factors.json', import.meta.url);
const factors = parseFactors(JSON.parse(readFileSync(file, 'utf8')));

function upload(cn: string, cp: string, units: { [factor: string]: Unit } = {}) {
  const message = decodeSegment(new TextEncoder().encode(`ST=39;CN=${cn};MN=1;CP=&&${cp}&&`));
  return readUpload(message, { ...STANDARD_PROFILE, units }, factors);
}
const one = (cp: string, units?: { [factor: string]: Unit }) => upload('2011', cp, units)?.readings[0];

describe('factors.json', () => {
  it('has ranges that run upwards, units that convert, and no name twice', () => {
    expect(factors.all.length).toBeGreaterThan(20);
    for (const { code, range, unit, standardUnit } of factors.all) {
      expect(range[0], code).toBeLessThan(range[1]);
      expect(inUnit(1, standardUnit, unit), code).not.toBeNull();
    }
  });

  it('is refused when it is not what it should be', () => {
    expect(() => parseFactors({ factors: [{ code: 'x' }] })).toThrow();
    const [factor] = factors.all;
    expect(() => parseFactors({ factors: [factor, factor] })).toThrow(/twice/);
  });
});

describe('readUpload', () => {
  it('reads a value in the unit that the profile names', () => {
    expect(one('DataTime=20250612093000;a34001-Rtd=0.160,a34001-Flag=N', { a34001: 'mg/m³' })).toEqual({
      factor: 'a34001',
      statistic: 'Rtd',
      period: 'realtime',
      value: 160,
      unit: 'µg/m³',
      flag: 'normal',
      plausible: true,
      usable: true,
      deviceAt: Date.UTC(2025, 5, 12, 1, 30),
      wire: { name: 'a34001-Rtd', value: '0.160' },
    });
  });

  it.each<[sent: string, unit: Unit | undefined, value: number, plausible: boolean]>([
    ['178000.000', undefined, 178, true],
    ['178000.000', 'ng/m³', 178, true],
    ['92', 'µg/m³', 92, true],
    ['92', undefined, 0.092, false],
    ['178000', 'µg/m³', 178000, false],
    ['0.16', 'kPa', 0.16, false],
  ])('TSP %s in %s', (sent, unit, value, plausible) => {
    const reading = one(`a34001-Rtd=${sent}`, unit === undefined ? {} : { a34001: unit });
    expect([reading?.value, reading?.plausible, reading?.usable]).toEqual([value, plausible, plausible]);
  });

  it.each([
    ['1002', 'hPa', 100.2],
    ['101.380', 'kPa', 101.38],
    ['101380', 'Pa', 101.38],
  ] as const)('pressure %s %s', (sent, unit, value) => {
    expect(one(`a01006-Rtd=${sent}`, { a01006: unit })).toMatchObject({
      value,
      unit: 'kPa',
      plausible: true,
    });
  });

  it.each([
    ['PM10-Rtd=74', 'a34002', 'Rtd'],
    ['TSP-Avg=74', 'a34001', 'Avg'],
    ['925-Rtd=74', 'a34004', 'Rtd'],
    ['A34001-RTD=74', 'a34001', 'Rtd'],
    ['LEQ-RTD=58', 'Leq', 'Rtd'],
    ['La-Rtd=58', 'LA', 'Rtd'],
    ['LA-Rtd-Rtd=58', 'LA', 'Rtd'],
    ['a50001-Max=58', 'LA', 'Max'],
    ['126-Rtd=20', 'a01001', 'Rtd'],
    ['B00008-Rtd=1', 'B00008', 'Rtd'],
    ['a24088-ZsAvg=1', 'a24088', 'ZsAvg'],
  ])('%s is %s %s', (cp, factor, statistic) => {
    expect(one(cp)).toMatchObject({ factor, statistic });
  });

  it.each([
    ['LA-Rtd=50,LA-Flag=N', 'normal', true],
    ['LA-Rtd=50', 'unflagged', true],
    ['LA-Rtd=50;Flag=N', 'normal', true],
    ['LA-Rtd=50;Flag=D', 'fault', false],
    ['LA-Rtd=50,LA-Flag=N;Flag=D', 'normal', true],
    ['LA-Rtd=50,LA-Flag=n', 'normal', true],
    ['LA-Rtd=50,LA-Flag=F', 'stopped', false],
    ['LA-Rtd=50,LA-Flag=M', 'maintenance', false],
    ['LA-Rtd=50,LA-Flag=S', 'manual', false],
    ['LA-Rtd=50,LA-Flag=C', 'calibration', false],
    ['LA-Rtd=50,LA-Flag=T', 'over-range', false],
    ['LA-Rtd=50,LA-Flag=B', 'link-fault', false],
    ['LA-Rtd=50,LA-Flag=constructor', 'unknown', false],
  ])('%s is flagged %s', (cp, flag, usable) => {
    expect(one(cp)).toMatchObject({ flag, usable });
  });

  it.each([
    ['2011', 'realtime'],
    ['2051', 'minute'],
    ['2061', 'hour'],
    ['2031', 'day'],
  ])('CN %s is %s data', (cn, period) => {
    expect(upload(cn, 'LA-Avg=50')).toMatchObject({ period, readings: [{ period }] });
  });

  it.each(['1011', '2081', '9014', '9015', ''])('CN %s carries no readings', (cn) => {
    expect(upload(cn, 'LA-Rtd=50')).toBeNull();
  });

  it('names values that are no numbers and goes on', () => {
    expect(
      upload('2011', 'LA-Rtd=--;a01001-Rtd=;a01002-Rtd=0x10;a01007-Rtd=1e999;a01008-Rtd=12'),
    ).toMatchObject({
      unreadable: ['LA-Rtd', 'a01001-Rtd', 'a01002-Rtd', 'a01007-Rtd'],
      readings: [{ factor: 'a01008', value: 12 }],
    });
  });

  it('leaves amounts, original values and flags out of the ranges', () => {
    expect(upload('2061', 'a34001-Cou=999999,a34001-Ori=5,a34001-Flag=N')?.readings).toMatchObject([
      { statistic: 'Cou', value: 999999, unit: '', plausible: true },
    ]);
  });

  it('takes the sample time of a factor before the packet’s', () => {
    expect(one('DataTime=20250612093000;LA-SampleTime=20250612092500,LA-Rtd=50')?.deviceAt).toBe(
      Date.UTC(2025, 5, 12, 1, 25),
    );
  });

  it('reads equipment states (2017)', () => {
    expect(upload('2021', 'DataTime=20250612093000;SB1-RS=1;sb2-RS=4;SB3-RS=9;SB4-RT=12')).toMatchObject({
      states: [
        { device: 'SB1', state: 'running' },
        { device: 'SB2', state: 'alarm' },
      ],
      unreadable: ['SB3-RS'],
      readings: [],
    });
  });
});

describe('device time', () => {
  it.each<[string | undefined, number | null]>([
    ['20250612093000', Date.UTC(2025, 5, 12, 1, 30)],
    ['20250612093000123', Date.UTC(2025, 5, 12, 1, 30, 0, 123)],
    ['2025061209300000', Date.UTC(2025, 5, 12, 1, 30)],
    ['20250101000000', Date.UTC(2024, 11, 31, 16)],
    ['20240229000000', Date.UTC(2024, 1, 28, 16)],
    ['20250229000000', null],
    ['20251301000000', null],
    ['20250612240000', null],
    ['201909262113836', null],
    ['2025061209', null],
    ['', null],
    ['null', null],
    [undefined, null],
  ])('%s', (text, at) => {
    expect(parseDeviceTime(text)).toBe(at);
  });

  it('writes what it reads', () => {
    const at = Date.UTC(2025, 5, 12, 17, 30, 5, 42);
    expect(formatDeviceTime(at)).toBe('20250613013005');
    expect(parseDeviceTime(formatDeviceTime(at, true))).toBe(at);
  });
});
