import { isWeightUnit, type WeightCode, type WeightUnit } from '../weighing.ts';
import { TEXT_FORMS, type YaohuaForm, type YaohuaFrame } from './frame.ts';

export interface YaohuaMessage {
  readonly form: YaohuaForm;
  /** What the figure is; `weight` where the packet does not say. */
  readonly code: WeightCode;
  /** As displayed; null when there is none (overload, handshake) or its digit order must be told. */
  readonly value: number | null;
  /** Null where the packet carries none. */
  readonly unit: WeightUnit | null;
  /** Null where the packet does not say. */
  readonly stable: boolean | null;
  /** More or less than the scale can weigh. */
  readonly overload: boolean;
  /** Both readings of an `=` packet; the model decides which holds. */
  readonly equals: { readonly lowFirst: number | null; readonly highFirst: number | null } | null;
  /** Address and letter of a command or its answer (lower case). */
  readonly command: { readonly address: string; readonly letter: string } | null;
}

const EMPTY = { unit: null, stable: null, overload: false, equals: null, command: null } as const;
/** B gross, C tare, D net; DS3 calls the net E. */
const CODE_OF_COMMAND: Readonly<Record<string, WeightCode>> = { b: 'gross', c: 'tare', d: 'net', e: 'net' };
const NUMBER = /^[+-]?\d+(\.\d*)?$/;

function numberOf(text: string): number | null {
  const packed = text.replaceAll(' ', '');
  return NUMBER.test(packed) ? Number(packed) : null;
}

/** Sign, six digits, decimals counted from the right. */
function figure(text: string): number | null {
  const digits = text.slice(1, 7).trim();
  if (!/^\d{1,6}$/.test(digits)) return null;
  const size = Number(digits) / 10 ** Number(text[7]);
  return text[0] === '-' ? 0 - size : size;
}

function decodeText(text: string): YaohuaMessage {
  const base = { ...EMPTY, form: 'text' as const };
  const weight = TEXT_FORMS.weight.exec(text);
  if (weight) {
    const [, , letter = '', figures = '', unit = 'kg'] = weight;
    const code = { g: 'gross', n: 'net' }[letter.toLowerCase()] ?? 'weight';
    const value = numberOf(figures);
    const known = isWeightUnit(unit) ? unit : null;
    return { ...base, code: code as WeightCode, value, unit: known, overload: value === null };
  }
  const status = TEXT_FORMS.status.exec(text);
  if (status) {
    const [, state, kind = '', figures = '', unit = 'kg'] = status;
    const overload = state === 'OL';
    const code = { GS: 'gross', NT: 'net', TR: 'tare' }[kind] ?? 'weight';
    const value = overload ? null : numberOf(figures);
    const known = isWeightUnit(unit) ? unit : null;
    return { ...base, code: code as WeightCode, value, unit: known, stable: state === 'ST', overload };
  }
  return { ...base, code: 'weight', value: null, overload: true };
}

/** Never throws; what cannot be read is null. */
export function decodeFrame({ bytes, form }: YaohuaFrame): YaohuaMessage {
  const text = Buffer.from(bytes).toString('latin1');
  switch (form) {
    case 'continuous': {
      const value = figure(text.slice(1, 9));
      return { ...EMPTY, form, code: 'weight', value, overload: value === null };
    }
    case 'command': {
      const letter = text[2] ?? '';
      const code = CODE_OF_COMMAND[letter.toLowerCase()] ?? 'weight';
      const long = bytes.length > 6;
      const value = long ? figure(text.slice(3, 11)) : null;
      const command = { address: text[1] ?? '', letter };
      return { ...EMPTY, form, code, value, overload: long && value === null, command };
    }
    case 'equals': {
      const digits = text.slice(1);
      const equals = { lowFirst: numberOf([...digits].reverse().join('')), highFirst: numberOf(digits) };
      return { ...EMPTY, form, code: 'weight', value: null, equals };
    }
    case 'text':
      return decodeText(text);
  }
}
