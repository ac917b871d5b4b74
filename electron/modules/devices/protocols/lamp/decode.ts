import type { LampFrame } from './frame.ts';
import { fromBits, type Lights } from './lights.ts';

/** What a packet says: one relay switched, or coils read, written or asked for. */
export interface LampMessage {
  readonly kind: 'switch' | 'lights' | 'written' | 'write' | 'ask' | 'refused';
  /** Relay or slave address. */
  readonly address: number;
  readonly lights: Lights | null;
  readonly on: boolean | null;
}

const KINDS: Readonly<Record<number, readonly [answer: LampMessage['kind'], request: LampMessage['kind']]>> =
  {
    1: ['lights', 'ask'],
    5: ['written', 'written'],
    15: ['written', 'write'],
  };

/** Never throws. */
export function decodeFrame({ bytes, form }: LampFrame): LampMessage {
  const [first = 0, second = 0, third = 0] = bytes;
  if (form === 'lcus') return { kind: 'switch', address: second, lights: null, on: third === 1 };
  const [answer, request] = KINDS[second] ?? ['refused', 'refused'];
  const longer = bytes.length > (second === 1 ? 6 : 8);
  const kind = longer ? request : answer;
  const bits = kind === 'lights' ? bytes[3] : kind === 'write' ? bytes[7] : undefined;
  return { kind, address: first, lights: bits === undefined ? null : fromBits(bits), on: null };
}
