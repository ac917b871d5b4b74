import type { ExplainedSpan } from '../protocol.ts';
import { hexOf, SpanList } from '../spans.ts';
import { decodeFrame } from './decode.ts';
import type { ModbusFrame } from './frame.ts';

/** Names every byte of a packet. */
export function explainFrame(frame: ModbusFrame): ExplainedSpan[] {
  const { bytes, unitAt, dataEnd } = frame;
  const message = decodeFrame(frame);
  const list = new SpanList('modbus', bytes);
  const hex = (length: number) => hexOf(bytes, list.at, Math.min(list.at + length, bytes.length));
  list.add(unitAt, 'header.transaction', hex(unitAt));
  list.add(1, 'header.unit', String(message.unit)).add(1, 'header.function', hex(1));
  if (message.kind === 'exception') list.add(1, 'wrong.exception', String(message.exception));
  else if (message.kind === 'data') {
    list.add(1, 'header.count', hex(1));
    list.add(dataEnd - list.at, 'value.data', message.registers.join(' ') || hex(dataEnd - list.at));
  } else {
    list.add(2, 'header.address', hex(2)).add(2, 'header.quantity', hex(2));
    list.add(dataEnd - list.at, 'value.data', hex(dataEnd - list.at));
  }
  return list.rest('check.crc', hex(2));
}
