import type { Json } from '../protocol.ts';
import { decodeFrame } from './decode.ts';
import type { Hj212Frame } from './frame.ts';
import { latin1 } from './text.ts';

/**
 * A frame as the command line prints it. `raw` has one character per byte; `length.declared` is what stands in
 * the packet, `length.actual` the data segment found; `crc.declared` is what stands after it, hex or not.
 */
export function describeFrame(frame: Hj212Frame): { readonly [key: string]: Json } {
  const { fields, cp, encrypted } = decodeFrame(frame);
  return {
    type: 'frame',
    raw: latin1(frame.bytes),
    ok: frame.ok,
    length: {
      declared: frame.declaredLength,
      actual: frame.segmentEnd - frame.segmentStart,
      ok: frame.lengthOk,
    },
    crc: {
      declared: latin1(frame.bytes, frame.segmentEnd),
      ok: frame.crcMode !== null,
      mode: frame.crcMode,
    },
    fields,
    cp,
    ...(encrypted ? { encrypted } : {}),
  };
}
