/** A stretch of bytes and what it says; `length` 0 where it is not known which bytes they are. */
export interface FrameField {
  offset: number;
  length: number;
  label: string;
  text: string;
}

/** Neighbouring bytes of one row that belong to one field (−1: to none). */
export interface HexRun {
  field: number;
  /** Two digits a byte, separated by spaces. */
  hex: string;
  /** One character a byte; what cannot be printed is a middle dot. */
  ascii: string;
}

export interface HexRow {
  /** Of its first byte. */
  offset: number;
  runs: HexRun[];
}

const PER_ROW = 16;

/** Bytes of hex text without spaces; an odd digit at the end and what is no hex digit are left out. */
export function bytesOf(hex: string): Uint8Array {
  const clean = hex.replace(/[^0-9a-f]/gi, '');
  const bytes = new Uint8Array(clean.length >> 1);
  for (let i = 0; i < bytes.length; i++) bytes[i] = Number.parseInt(clean.slice(2 * i, 2 * i + 2), 16);
  return bytes;
}

/** A hex dump of the first `maxRows` rows, cut where one field ends and the next begins. */
export function hexRows(bytes: Uint8Array, fields: readonly FrameField[], maxRows: number): HexRow[] {
  const owners = ownersOf(bytes.length, fields);
  const rows: HexRow[] = [];
  for (let from = 0; from < bytes.length && rows.length < maxRows; from += PER_ROW) {
    rows.push({ offset: from, runs: runsOf(bytes, owners, from, Math.min(from + PER_ROW, bytes.length)) });
  }
  return rows;
}

/** Field of every byte; where two claim a byte, the first has it. */
function ownersOf(size: number, fields: readonly FrameField[]): Int32Array {
  const owners = new Int32Array(size).fill(-1);
  fields.forEach(({ offset, length }, field) => {
    for (let i = Math.max(0, offset); i < Math.min(size, offset + length); i++)
      if (owners[i] === -1) owners[i] = field;
  });
  return owners;
}

function runsOf(bytes: Uint8Array, owners: Int32Array, from: number, to: number): HexRun[] {
  const runs: HexRun[] = [];
  for (let i = from; i < to; i++) {
    const byte = bytes[i] ?? 0;
    const field = owners[i] ?? -1;
    const hex = byte.toString(16).padStart(2, '0').toUpperCase();
    const ascii = byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '·';
    const last = runs.at(-1);
    if (last?.field === field) {
      last.hex += ` ${hex}`;
      last.ascii += ascii;
    } else runs.push({ field, hex, ascii });
  }
  return runs;
}

const SEARCHED_BYTES = 65_536;

/**
 * Finds the bytes of fields that came in their order and without places. What is not found (text in another
 * encoding) keeps length 0.
 */
export function locateFields(
  bytes: Uint8Array,
  fields: readonly { key: string; value: string }[],
): FrameField[] {
  const text = Array.from(bytes.subarray(0, SEARCHED_BYTES), (byte) => String.fromCharCode(byte)).join('');
  let from = 0;
  return fields.map(({ key: label, value }) => {
    const offset = value === '' ? -1 : text.indexOf(value, from);
    if (offset < 0) return { offset: 0, length: 0, label, text: value };
    from = offset + value.length;
    return { offset, length: value.length, label, text: value };
  });
}
