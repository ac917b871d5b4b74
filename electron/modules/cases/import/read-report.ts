import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

const PIECE_BYTES = 1024 * 1024;

export interface ReportPiece {
  bytes: number;
  text: string;
  next: number | null;
}

/** A piece of a UTF-8 file from a byte offset, ending with a whole character. */
export function readReport(file: string, offset: number): ReportPiece {
  const handle = openSync(file, 'r');
  try {
    const bytes = fstatSync(handle).size;
    const piece = Buffer.alloc(PIECE_BYTES);
    const read = readSync(handle, piece, 0, PIECE_BYTES, offset);
    const end = offset + read < bytes ? wholeCharacters(piece) : read;
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(piece.subarray(0, end));
    const next = offset + end;
    return { bytes, text, next: end > 0 && next < bytes ? next : null };
  } finally {
    closeSync(handle);
  }
}

/** Length of a full piece without the character that its end cuts through. */
function wholeCharacters(piece: Buffer): number {
  let lead = piece.length - 1;
  while (lead > piece.length - 4 && ((piece[lead] ?? 0) & 0xc0) === 0x80) lead -= 1;
  return ((piece[lead] ?? 0) & 0xc0) === 0xc0 ? lead : piece.length;
}
