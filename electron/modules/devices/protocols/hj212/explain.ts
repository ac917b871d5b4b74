import type { ExplainedSpan } from '../protocol.ts';
import type { Hj212Frame } from './frame.ts';
import { decodeAs, decodeText, latin1, type TextEncoding } from './text.ts';

const KNOWN_FIELDS: ReadonlySet<string> = new Set(['qn', 'st', 'cn', 'pw', 'mn', 'flag', 'pnum', 'pno']);
const SEMICOLON = 0x3b;
const COMMA = 0x2c;
const CP_OPEN = [0x43, 0x50, 0x3d, 0x26, 0x26] as const;

function fieldLabel(text: string): string {
  const name = text.slice(0, Math.max(0, text.indexOf('='))).toLowerCase();
  return `hj212.field.${KNOWN_FIELDS.has(name) ? name : 'other'}`;
}

function cpLabel(text: string): string {
  const name = text.slice(0, Math.max(0, text.indexOf('='))).toLowerCase();
  if (name === 'datatime' || name.endsWith('-sampletime')) return 'hj212.cp.time';
  if (name === 'flag' || name.endsWith('-flag') || name.endsWith('-eflag')) return 'hj212.cp.flag';
  if (/^sb[0-9a-z]+-r[st]$/.test(name)) return 'hj212.cp.state';
  if (/-(zs)?(rtd|min|avg|max|cou)$/.test(name)) return 'hj212.cp.value';
  return 'hj212.cp.other';
}

function indexOfCp(bytes: Uint8Array, from: number, to: number): number {
  for (let i = from; i + CP_OPEN.length <= to; i++)
    if (CP_OPEN.every((byte, k) => bytes[i + k] === byte)) return i;
  return -1;
}

/** Cuts `bytes[from, to)` at `;` and `,`, the separators being spans of their own. */
function cut(
  bytes: Uint8Array,
  from: number,
  to: number,
  encoding: TextEncoding,
  labelOf: (text: string) => string,
): ExplainedSpan[] {
  const spans: ExplainedSpan[] = [];
  let start = from;
  for (let i = from; i <= to; i++) {
    const byte = i < to ? bytes[i] : SEMICOLON;
    if (byte !== SEMICOLON && byte !== COMMA) continue;
    if (i > start) {
      const text = decodeAs(encoding, bytes.subarray(start, i));
      spans.push({ offset: start, length: i - start, label: labelOf(text), text });
    }
    if (i < to)
      spans.push({ offset: i, length: 1, label: 'hj212.separator', text: byte === COMMA ? ',' : ';' });
    start = i + 1;
  }
  return spans;
}

/** Names every byte of a frame, each exactly once and in order, so that a screen can show its hex explained. */
export function explainFrame(frame: Hj212Frame): ExplainedSpan[] {
  const { bytes, segmentStart, segmentEnd } = frame;
  const spans: ExplainedSpan[] = [];
  const add = (from: number, to: number, label: string): void => {
    if (to > from) spans.push({ offset: from, length: to - from, label, text: latin1(bytes, from, to) });
  };
  const { encoding } = decodeText(bytes.subarray(segmentStart, segmentEnd));
  add(0, 2, 'hj212.mark');
  add(2, segmentStart, 'hj212.length');
  const open = indexOfCp(bytes, segmentStart, segmentEnd);
  if (open < 0) spans.push(...cut(bytes, segmentStart, segmentEnd, encoding, fieldLabel));
  else {
    const inside = open + CP_OPEN.length;
    const closed =
      segmentEnd - 2 >= inside && bytes[segmentEnd - 1] === 0x26 && bytes[segmentEnd - 2] === 0x26;
    const close = closed ? segmentEnd - 2 : segmentEnd;
    spans.push(...cut(bytes, segmentStart, open, encoding, fieldLabel));
    add(open, inside, 'hj212.cp.open');
    spans.push(...cut(bytes, inside, close, encoding, cpLabel));
    add(close, segmentEnd, 'hj212.cp.close');
  }
  const crcLabel = frame.crcMode === null ? 'hj212.crc.wrong' : `hj212.crc.${frame.crcMode}`;
  add(segmentEnd, bytes.length, crcLabel);
  return spans;
}
