import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { districtOf, type StreetMap, streetMapSchema } from './map.ts';

const square = (code: string, west: number, hole?: [number, number][]) => ({
  type: 'Feature',
  properties: { code, name: code },
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [west, 0],
        [west + 1, 0],
        [west + 1, 1],
        [west, 1],
        [west, 0],
      ],
      ...(hole ? [hole] : []),
    ],
  },
});
const hole: [number, number][] = [
  [1.4, 0.4],
  [1.6, 0.4],
  [1.6, 0.6],
  [1.4, 0.6],
  [1.4, 0.4],
];
const streets: StreetMap = streetMapSchema.parse({
  type: 'FeatureCollection',
  features: [square('100000001', 0), square('100000002', 1, hole)],
});

describe('districtOf', () => {
  it.each([
    [0.5, 0.5, '100000001'],
    [1.2, 0.5, '100000002'],
    [1.5, 0.5, null],
    [-0.1, 0.5, null],
    [2.1, 0.5, null],
    [0.5, 1.5, null],
    [1, 0.5, '100000002'],
  ])('%f, %f → %s', (lon, lat, code) => {
    expect(districtOf(streets, { lon, lat })).toBe(code);
  });

  it('puts a point on neither side of a shared edge into two streets', () => {
    const apart = streets.features.map((feature) => ({ ...streets, features: [feature] }));
    fc.assert(
      fc.property(
        fc.constantFrom(0.999999, 1, 1.000001),
        fc.double({ min: 0.001, max: 0.999, noNaN: true }),
        (lon, lat) => {
          expect(apart.filter((one) => districtOf(one, { lon, lat }) !== null)).toHaveLength(1);
        },
      ),
    );
  });
});

describe('districtOf at the height of a corner', () => {
  const diamond = square('100000003', 0);
  diamond.geometry.coordinates[0] = [
    [0, 0.5],
    [0.5, 0],
    [1, 0.5],
    [0.5, 1],
    [0, 0.5],
  ];
  const one = streetMapSchema.parse({ type: 'FeatureCollection', features: [diamond] });

  it.each([
    [0.5, '100000003'],
    [-0.5, null],
    [1.5, null],
  ])('%f → %s', (lon, code) => {
    expect(districtOf(one, { lon, lat: 0.5 })).toBe(code);
  });
});

describe('streetMapSchema', () => {
  it('refuses a ring that is not closed', () => {
    const open = square('100000001', 0);
    open.geometry.coordinates[0]?.pop();
    expect(streetMapSchema.safeParse({ type: 'FeatureCollection', features: [open] }).success).toBe(false);
  });
});
