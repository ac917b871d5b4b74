/** Bytes of a text of hex digits; blanks are for the eye. */
export function fromHex(text: string): Uint8Array {
  return Uint8Array.from(Buffer.from(text.replaceAll(' ', ''), 'hex'));
}

/** Bytes of a text in which every character is one byte. */
export function fromText(text: string): Uint8Array {
  return Uint8Array.from(Buffer.from(text, 'latin1'));
}
