import type { ExplainedSpan } from '../protocol.ts';
import { hexOf, SpanList } from '../spans.ts';
import type { LampFrame } from './frame.ts';

/** Names every byte of a packet. */
export function explainFrame({ bytes, form }: LampFrame): ExplainedSpan[] {
  const list = new SpanList('lamp', bytes);
  const hex = (length: number) => hexOf(bytes, list.at, Math.min(list.at + length, bytes.length));
  if (form === 'lcus')
    return list
      .add(1, 'frame.start', hex(1))
      .add(1, 'header.channel', String(bytes[1]))
      .add(1, 'value.state', String(bytes[2]))
      .rest('check.sum', hex(1));
  list.add(1, 'header.unit', String(bytes[0])).add(1, 'header.function', hex(1));
  const coils = bytes.length - 4;
  return list.add(coils, 'value.coils', hex(coils)).rest('check.crc', hex(2));
}
