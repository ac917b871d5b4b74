import type { ExplainedSpan } from '../protocol.ts';
import { SpanList } from '../spans.ts';
import { decodeFrame } from './decode.ts';
import type { NmeaFrame } from './frame.ts';

const LAT = ['value.lat', 'value.lat'];
const LNG = ['value.lng', 'value.lng'];
/** What stands between the commas, field by field. */
const FIELDS: Readonly<Record<string, readonly string[]>> = {
  RMC: ['time.utc', 'value.valid', ...LAT, ...LNG, 'value.speed', 'value.heading', 'time.date'],
  GGA: ['time.utc', ...LAT, ...LNG, 'value.valid', 'value.satellites', 'value.hdop', 'value.altitude'],
  VTG: [
    'value.heading',
    'value.field',
    'value.field',
    'value.field',
    'value.speed',
    'value.field',
    'value.speed',
  ],
  ZDA: ['time.utc', 'time.date', 'time.date', 'time.date'],
};

/** Names every byte of a line. */
export function explainFrame(frame: NmeaFrame): ExplainedSpan[] {
  const { type, fields } = decodeFrame(frame);
  const names = FIELDS[type] ?? [];
  const list = new SpanList('nmea0183', frame.bytes).add(1, 'frame.start');
  const check = frame.checksumOk === null ? 0 : 3;
  const word = frame.bytes.length - 1 - check - fields.reduce((sum, field) => sum + field.length + 1, 0);
  list.add(word, 'header.sentence');
  fields.forEach((field, i) => {
    list.add(1, 'frame.comma').add(field.length, names[i] ?? 'value.field');
  });
  return list.rest(frame.checksumOk === false ? 'wrong.xor' : 'check.xor');
}
