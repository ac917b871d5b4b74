import { seven, type ToledoFrame } from './frame.ts';

export type ToledoUnit = 'kg' | 'lb' | 'g' | 't' | 'other';

export interface ToledoMessage {
  /** As displayed, in `unit`; null outside what the scale can weigh. */
  readonly weight: number | null;
  readonly tare: number;
  readonly unit: ToledoUnit;
  /** The weight is net; gross otherwise. */
  readonly net: boolean;
  readonly moving: boolean;
  readonly outOfRange: boolean;
}

/** Status word A, bits 0–2: 2 is ×1, each step up a decimal more, each step down a ten more. */
const UNIT_CODE = 2;
/** Status word C, bits 0–2; the first is kg or lb by bit 4 of status word B. */
const UNITS: readonly (ToledoUnit | null)[] = [null, 'g', 't'];

/** Never throws: the framer lets only figures through. */
export function decodeFrame({ bytes }: ToledoFrame): ToledoMessage {
  const [, a, b, c] = bytes;
  const decimals = (seven(a) & 7) - UNIT_CODE;
  const bits = seven(b);
  const figure = (at: number): number => {
    const digits = Number(String.fromCharCode(...Array.from(bytes.subarray(at, at + 6), seven)).trim());
    return Number((digits * 10 ** -decimals).toPrecision(12));
  };
  const outOfRange = (bits & 4) !== 0;
  const size = figure(4);
  return {
    weight: outOfRange ? null : (bits & 2) !== 0 ? 0 - size : size,
    tare: figure(10),
    unit: UNITS[seven(c) & 7] ?? ((seven(c) & 7) === 0 ? ((bits & 16) !== 0 ? 'kg' : 'lb') : 'other'),
    net: (bits & 1) !== 0,
    moving: (bits & 8) !== 0,
    outOfRange,
  };
}
