import { type LngLat, toWgs84 } from './coordinates.ts';
import type { PointSource } from './mapping.ts';

/** `absent`: both halves empty, or 0,0, which sources write for "not known". */
export type ParsedPoint = LngLat | 'absent' | 'unreadable';

const NUMBER = /^[+-]?\d{1,3}(?:\.\d{1,20})?$/;
const BOTH =
  /^(?:POINT)?\s*[([]?\s*([+-]?\d{1,3}(?:\.\d{1,20})?)\s*[,;\s]\s*([+-]?\d{1,3}(?:\.\d{1,20})?)\s*[)\]]?$/i;

/** Reads a point in degrees from its two cells, or from one that holds both, and brings it to WGS-84. */
export function parsePoint(source: PointSource, first: string, second: string): ParsedPoint {
  const [lngText, latText] =
    'lngColumn' in source ? [first.trim(), second.trim()] : halves(source.order, first);
  if (lngText === '' && latText === '') return 'absent';
  if (!NUMBER.test(lngText) || !NUMBER.test(latText)) return 'unreadable';
  const [lng, lat] = [Number(lngText), Number(latText)];
  if (lng === 0 && lat === 0) return 'absent';
  if (Math.abs(lng) > 180 || Math.abs(lat) > 90) return 'unreadable';
  return toWgs84(source.system, { lng, lat });
}

/** WKT says longitude first whatever the mapping says (OGC 06-103r4 §7.2). */
function halves(order: 'lngLat' | 'latLng', cell: string): [string, string] {
  const text = cell.trim().slice(0, 100);
  if (text === '') return ['', ''];
  const match = BOTH.exec(text);
  const [a, b] = [match?.[1] ?? '?', match?.[2] ?? '?'];
  return order === 'lngLat' || /^POINT/i.test(text) ? [a, b] : [b, a];
}
