import { describe, expect, it } from 'vitest';
import { placeWords, readPoint, similarRadius } from './place.ts';

describe('readPoint', () => {
  it.each([
    ['119.45,32.79', { lng: 119.45, lat: 32.79 }],
    ['119.45 32.79', { lng: 119.45, lat: 32.79 }],
    ['１１９．４５，３２．７９', { lng: 119.45, lat: 32.79 }],
    ['32.79,119.45', { lng: 119.45, lat: 32.79 }],
  ])('%s', (text, point) => {
    expect(readPoint(text, 'wgs84')).toEqual({ ...point, origin: 'wgs84' });
  });

  it.each(['', '119.45', '119.45,', 'a,b', '200,95', '0,0', '119.45,32.79,3'])('does not read %j', (text) => {
    expect(readPoint(text, 'wgs84')).toBeNull();
  });

  it('takes a web map point back to where it is on the ground', () => {
    const point = readPoint('119.45,32.79', 'gcj02');
    expect(point?.origin).toBe('gcj02');
    // The shift is some hundred metres in this part of the country.
    expect(Math.abs((point?.lng ?? 0) - 119.45)).toBeGreaterThan(0.001);
    expect(Math.abs((point?.lng ?? 0) - 119.45)).toBeLessThan(0.01);
  });
});

it.each([
  ['云溪路 88 号 2 号工地', '云溪路'],
  ['湖滨大道北段', '湖滨大道'],
  ['锦绣花园3栋楼下', '锦绣花园'],
  ['实验小学南门', '实验小学南门'],
  ['88号', ''],
  ['', ''],
])('looks for cases near %j by %j', (address, words) => {
  expect(placeWords(address)).toBe(words);
});

it.each([
  ['C0102', 60],
  ['E0302', 200],
  [null, 200],
])('looks around %s within %i m', (classKey, metres) => {
  expect(similarRadius(classKey)).toBe(metres);
});
