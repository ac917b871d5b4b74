import type { ModbusFrame } from './frame.ts';

/** What a packet says. Requests and answers of reading differ by their length only. */
export interface ModbusMessage {
  readonly unit: number;
  readonly function: number;
  readonly kind: 'data' | 'request' | 'written' | 'exception';
  /** Sixteen-bit registers of an answer, high byte first on the wire. */
  readonly registers: readonly number[];
  /** Start and number of what is asked for, or was written. */
  readonly address: number | null;
  readonly quantity: number | null;
  readonly exception: number | null;
  /** MBAP only. */
  readonly transaction: number | null;
}

/** Never throws: the framer lets only packets of known shape through. */
export function decodeFrame({ bytes, framing, unitAt, dataEnd }: ModbusFrame): ModbusMessage {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const fn = view.getUint8(unitAt + 1);
  const size = dataEnd - unitAt;
  const base = {
    unit: view.getUint8(unitAt),
    function: fn & 0x7f,
    registers: [],
    address: null,
    quantity: null,
    exception: null,
    transaction: framing === 'tcp' ? view.getUint16(0) : null,
  };
  if (fn > 0x80) return { ...base, kind: 'exception', exception: view.getUint8(unitAt + 2) };
  const count = view.getUint8(unitAt + 2);
  if (fn <= 4 && size === 3 + count && count > 0) {
    const registers =
      fn >= 3 ? Array.from({ length: count / 2 }, (_, i) => view.getUint16(unitAt + 3 + 2 * i)) : [];
    return { ...base, kind: 'data', registers };
  }
  const kind = fn <= 4 || size > 6 ? 'request' : 'written';
  return { ...base, kind, address: view.getUint16(unitAt + 2), quantity: view.getUint16(unitAt + 4) };
}
