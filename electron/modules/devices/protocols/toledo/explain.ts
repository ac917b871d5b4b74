import type { ExplainedSpan } from '../protocol.ts';
import { SpanList } from '../spans.ts';
import { seven, type ToledoFrame } from './frame.ts';

const bits = (byte: number | undefined): string => seven(byte).toString(2).padStart(7, '0');
const digits = (bytes: Uint8Array): string => String.fromCharCode(...Array.from(bytes, seven));

/** Names every byte of a packet; status words as their bits. */
export function explainFrame({ bytes }: ToledoFrame): ExplainedSpan[] {
  return new SpanList('toledo', bytes)
    .add(1, 'frame.start')
    .add(1, 'header.swa', bits(bytes[1]))
    .add(1, 'header.swb', bits(bytes[2]))
    .add(1, 'header.swc', bits(bytes[3]))
    .add(6, 'value.weight', digits(bytes.subarray(4, 10)))
    .add(6, 'value.tare', digits(bytes.subarray(10, 16)))
    .add(1, 'frame.end')
    .rest('check.sum');
}
