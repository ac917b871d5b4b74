import type { CaseLocation } from '#shared/modules/cases/index.ts';
import { toWgs84 } from '#shared/modules/imports/index.ts';

export const ORIGINS = ['wgs84', 'gcj02', 'bd09', 'cgcs2000'] as const satisfies CaseLocation['origin'][];

const SYSTEM = { wgs84: 'WGS84', gcj02: 'GCJ02', bd09: 'BD09', cgcs2000: 'CGCS2000' } as const;
const POINT = /^(-?\d{1,3}(?:\.\d+)?)\s*[,，;；\s]\s*(-?\d{1,3}(?:\.\d+)?)$/;
/** Degrees to which a place is kept: about 0.1 m. */
const DIGITS = 6;

/**
 * Reads `119.45,32.79` (longitude first; the other order is seen where it can only be that one) in the system it was
 * taken in, as WGS-84. Null when it is no point on Earth.
 */
export function readPoint(text: string, origin: CaseLocation['origin']): CaseLocation | null {
  const match = POINT.exec(text.normalize('NFKC').trim());
  if (!match) return null;
  let [lng, lat] = [Number(match[1]), Number(match[2])];
  if (Math.abs(lat) > 90) [lng, lat] = [lat, lng];
  if (Math.abs(lat) > 90 || Math.abs(lng) > 180 || (lng === 0 && lat === 0)) return null;
  const point = toWgs84(SYSTEM[origin], { lng, lat });
  return { lng: Number(point.lng.toFixed(DIGITS)), lat: Number(point.lat.toFixed(DIGITS)), origin };
}

const PLACE_NAME = /^.*?(?:[大支]?[路街道巷弄桥村]|小区|花园|广场|公园|市场|学校|医院|车站)/u;
const WORDS = /[\p{Script=Han}A-Za-z]+/u;
const MAX_WORDS = 12;

/** The words of an address by which cases at the same place are looked for: its road or estate; '' when there are none. */
export function placeWords(address: string): string {
  const plain = address.normalize('NFKC').trim();
  const words = (PLACE_NAME.exec(plain)?.[0] ?? WORDS.exec(plain)?.[0] ?? '').slice(-MAX_WORDS).trim();
  return words.length >= 2 ? words : '';
}

/** Metres around a place in which a case may be the same: a component stands still, an event spreads. */
export function similarRadius(classKey: string | null): number {
  return classKey?.startsWith('C') ? 60 : 200;
}
