import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toBd09, toGcj02, toWgs84 } from './coordinates.ts';
import { parsePoint } from './parse-point.ts';

const METRE = 1 / 111_320;

describe('toWgs84', () => {
  it.each([
    // Published pairs of one place (Tiananmen) in the three systems, good to a few metres.
    ['GCJ02', 116.397428, 39.90923, 116.391184, 39.907827],
    ['BD09', 116.403963, 39.915119, 116.391377, 39.907364],
    ['WGS84', 116.391184, 39.907827, 116.391184, 39.907827],
    ['CGCS2000', 116.391184, 39.907827, 116.391184, 39.907827],
  ] as const)('%s', (system, lng, lat, wgsLng, wgsLat) => {
    const there = toWgs84(system, { lng, lat });
    expect(Math.abs(there.lng - wgsLng)).toBeLessThan(50 * METRE);
    expect(Math.abs(there.lat - wgsLat)).toBeLessThan(50 * METRE);
  });

  it('takes both shifts back within a centimetre anywhere in the country', () => {
    const inChina = fc.record({
      lng: fc.double({ min: 74, max: 134, noNaN: true }),
      lat: fc.double({ min: 18.5, max: 53, noNaN: true }),
    });
    fc.assert(
      fc.property(inChina, (point) => {
        for (const back of [toWgs84('GCJ02', toGcj02(point)), toWgs84('BD09', toBd09(toGcj02(point)))]) {
          expect(Math.abs(back.lng - point.lng)).toBeLessThan(0.01 * METRE);
          expect(Math.abs(back.lat - point.lat)).toBeLessThan(0.01 * METRE);
        }
      }),
    );
  });

  it('shifts hundreds of metres in the country and nothing outside', () => {
    const shanghai = toGcj02({ lng: 121.4737, lat: 31.2304 });
    expect(Math.abs(shanghai.lng - 121.4737)).toBeGreaterThan(300 * METRE);
    expect(toWgs84('GCJ02', { lng: -73.98, lat: 40.75 })).toEqual({ lng: -73.98, lat: 40.75 });
  });
});

describe('parsePoint', () => {
  const two = { lngColumn: 'x', latColumn: 'y', system: 'WGS84' } as const;
  const one = (order: 'lngLat' | 'latLng') => ({ column: 'p', order, system: 'WGS84' }) as const;
  it.each([
    [two, '-73.9', '40.7', { lng: -73.9, lat: 40.7 }],
    [two, '', '', 'absent'],
    [two, '0', '0.0', 'absent'],
    [two, '-73.9', '', 'unreadable'],
    [two, '190', '40', 'unreadable'],
    [two, '987654', '212345', 'unreadable'],
    [two, 'east', '40', 'unreadable'],
    [two, '1e2', '40', 'unreadable'],
    [one('latLng'), '(40.7, -73.9)', '', { lng: -73.9, lat: 40.7 }],
    [one('lngLat'), '121.4,31.2', '', { lng: 121.4, lat: 31.2 }],
    [one('lngLat'), '[121.4,31.2]', '', { lng: 121.4, lat: 31.2 }],
    [one('latLng'), 'POINT (121.4 31.2)', '', { lng: 121.4, lat: 31.2 }],
    [one('latLng'), 'somewhere', '', 'unreadable'],
    [one('latLng'), '', '', 'absent'],
  ] as const)('%j %s %s', (source, first, second, expected) => {
    expect(parsePoint(source, first, second)).toEqual(expected);
  });
});
