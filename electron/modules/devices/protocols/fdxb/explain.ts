import type { ExplainedSpan } from '../protocol.ts';
import { hexOf, SpanList } from '../spans.ts';
import type { FdxbFrame } from './frame.ts';

/** Names every byte of a packet. */
export function explainFrame({ bytes, form }: FdxbFrame): ExplainedSpan[] {
  const list = new SpanList('fdxb', bytes);
  const hex = (length: number) => hexOf(bytes, list.at, Math.min(list.at + length, bytes.length));
  switch (form) {
    case 'longrfid':
      list.add(1, 'frame.start', hex(1)).add(3, 'header.reader', hex(3)).add(2, 'value.country', hex(2));
      return list.add(5, 'value.national', hex(5)).add(1, 'check.xor', hex(1)).rest('frame.end', hex(1));
    case 'wl134':
      list.add(1, 'frame.start', hex(1)).add(10, 'value.national').add(4, 'value.country');
      return list.add(12, 'header.flags').add(2, 'check.xor', hex(2)).rest('frame.end', hex(1));
    case 'allflex': {
      const country = bytes.length - 16;
      return list.add(country, 'header.reader').add(4, 'value.country').rest('value.national');
    }
    case 'digits':
      return list.rest('value.code');
  }
}
