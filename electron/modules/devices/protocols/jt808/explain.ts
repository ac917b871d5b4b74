import type { ExplainedSpan } from '../protocol.ts';
import { hexOf, SpanList } from '../spans.ts';
import { MESSAGE } from './decode.ts';
import { escapedLength, FLAG } from './escape.ts';
import type { Jt808Frame } from './frame.ts';

/** The fixed part of a location report: bytes of content and what they are. */
const LOCATION = [
  [4, 'value.alarm'],
  [4, 'value.status'],
  [4, 'value.lat'],
  [4, 'value.lng'],
  [2, 'value.altitude'],
  [2, 'value.speed'],
  [2, 'value.heading'],
  [6, 'time.at'],
] as const;

/** Names every byte of the wire; lengths are those of the escaped bytes. */
export function explainFrame(frame: Jt808Frame): ExplainedSpan[] {
  const { bytes, header, content, checkOk } = frame;
  const list = new SpanList('jt808', bytes);
  /** The next `count` bytes of content, as they stand on the wire. */
  const add = (count: number, key: string, text?: string) => {
    const length = escapedLength(bytes, list.at, count);
    list.add(length, key, text ?? hexOf(bytes, list.at, list.at + length));
  };
  if (bytes[0] === FLAG) list.add(1, 'frame.flag', '7e');
  const closed = bytes.length > 1 && bytes.at(-1) === FLAG ? 1 : 0;
  if (!header) {
    list.add(bytes.length - list.at - closed, 'value.body', hexOf(bytes, list.at, bytes.length - closed));
    return list.rest('frame.flag', '7e');
  }
  add(2, 'header.message', header.messageId.toString(16).padStart(4, '0'));
  add(2, 'header.properties');
  if (header.phone.length > 12) add(1, 'header.version');
  add(header.phone.length / 2, 'header.phone', header.phone);
  add(2, 'header.serial', String(header.serial));
  if (header.part) add(4, 'header.part', `${header.part.index}/${header.part.total}`);
  let left = content.length - header.size - 1;
  if (header.messageId === MESSAGE.location && !header.part && left >= 28) {
    for (const [count, key] of LOCATION) {
      add(count, key);
      left -= count;
    }
    for (let at = header.size + 28; left >= 2; ) {
      const count = Math.min(left, 2 + (content[at + 1] ?? 0));
      add(count, 'value.extra');
      at += count;
      left -= count;
    }
  }
  add(left, 'value.body');
  add(1, checkOk ? 'check.xor' : 'wrong.xor');
  return list.rest('frame.flag', '7e');
}
