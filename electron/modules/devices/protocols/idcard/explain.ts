import type { ExplainedSpan } from '../protocol.ts';
import { hexOf, SpanList } from '../spans.ts';
import { decodeFrame } from './decode.ts';
import type { SamFrame } from './frame.ts';

/** Names every byte of a packet; what the card says is never among them. */
export function explainFrame(frame: SamFrame): ExplainedSpan[] {
  const { bytes } = frame;
  const { kind } = decodeFrame(frame);
  const list = new SpanList('idcard', bytes);
  list.add(5, 'frame.preamble', hexOf(bytes, 0, 5)).add(2, 'frame.length', hexOf(bytes, 5, 7));
  const open = kind === 'answer' ? 3 : 2;
  list.add(open, kind === 'answer' ? 'header.status' : 'header.command', hexOf(bytes, 7, 7 + open));
  list.add(bytes.length - list.at - 1, 'value.data', '*');
  return list.rest('check.xor', '*');
}
