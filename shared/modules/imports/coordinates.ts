import type { CoordinateSystem } from './mapping.ts';

export interface LngLat {
  lng: number;
  lat: number;
}

/** Krasovsky 1940 ellipsoid, on which the GCJ-02 shift is reckoned. */
const AXIS = 6378245;
const ECCENTRICITY_2 = 0.006693421622965943;
const BAIDU_TURN = (Math.PI * 3000) / 180;

/**
 * Degrees of a source in WGS-84. GCJ-02 and BD-09 are taken back with the formula that is publicly known (there is
 * no official one): the inverse is exact to the formula within a centimetre, the formula to the ground within
 * about two metres. CGCS2000 differs from WGS-84 by centimetres and is taken as it is. Outside of the box around
 * China in which maps are shifted nothing is.
 */
export function toWgs84(system: CoordinateSystem, point: LngLat): LngLat {
  switch (system) {
    case 'WGS84':
    case 'CGCS2000':
      return point;
    case 'GCJ02':
      return fromGcj02(point);
    case 'BD09':
      return fromGcj02(fromBd09(point));
  }
}

/** WGS-84 as Chinese web maps shift it. */
export function toGcj02({ lng, lat }: LngLat): LngLat {
  if (!inShiftedBox(lng, lat)) return { lng, lat };
  const shift = gcjShift(lng, lat);
  return { lng: lng + shift.lng, lat: lat + shift.lat };
}

/** GCJ-02 as Baidu shifts it once more. */
export function toBd09({ lng, lat }: LngLat): LngLat {
  const radius = Math.hypot(lng, lat) + 0.00002 * Math.sin(lat * BAIDU_TURN);
  const angle = Math.atan2(lat, lng) + 0.000003 * Math.cos(lng * BAIDU_TURN);
  return { lng: radius * Math.cos(angle) + 0.0065, lat: radius * Math.sin(angle) + 0.006 };
}

/** Fixed-point iteration: the shift changes by less than a thousandth over its own length, so few rounds do. */
function invert(target: LngLat, forward: (point: LngLat) => LngLat): LngLat {
  let guess = target;
  for (let round = 0; round < 6; round += 1) {
    const there = forward(guess);
    guess = { lng: guess.lng + target.lng - there.lng, lat: guess.lat + target.lat - there.lat };
  }
  return guess;
}

function fromGcj02(point: LngLat): LngLat {
  return inShiftedBox(point.lng, point.lat) ? invert(point, toGcj02) : point;
}

function fromBd09(point: LngLat): LngLat {
  return inShiftedBox(point.lng, point.lat) ? invert(point, toBd09) : point;
}

function inShiftedBox(lng: number, lat: number): boolean {
  return lng >= 72.004 && lng <= 137.8347 && lat >= 0.8293 && lat <= 55.8271;
}

function gcjShift(lng: number, lat: number): LngLat {
  const [x, y] = [lng - 105, lat - 35];
  const radians = (lat / 180) * Math.PI;
  const flat = 1 - ECCENTRICITY_2 * Math.sin(radians) ** 2;
  const root = Math.sqrt(flat);
  const north = shiftNorth(x, y);
  const east = shiftEast(x, y);
  return {
    lat: (north * 180) / (((AXIS * (1 - ECCENTRICITY_2)) / (flat * root)) * Math.PI),
    lng: (east * 180) / ((AXIS / root) * Math.cos(radians) * Math.PI),
  };
}

const wave = (amplitude: number, of: number) => (amplitude * 2 * Math.sin(of * Math.PI)) / 3;

function shiftNorth(x: number, y: number): number {
  return (
    -100 +
    2 * x +
    3 * y +
    0.2 * y * y +
    0.1 * x * y +
    0.2 * Math.sqrt(Math.abs(x)) +
    wave(20, 6 * x) +
    wave(20, 2 * x) +
    wave(20, y) +
    wave(40, y / 3) +
    wave(160, y / 12) +
    wave(320, y / 30)
  );
}

function shiftEast(x: number, y: number): number {
  return (
    300 +
    x +
    2 * y +
    0.1 * x * x +
    0.1 * x * y +
    0.1 * Math.sqrt(Math.abs(x)) +
    wave(20, 6 * x) +
    wave(20, 2 * x) +
    wave(20, x) +
    wave(40, x / 3) +
    wave(150, x / 12) +
    wave(300, x / 30)
  );
}
