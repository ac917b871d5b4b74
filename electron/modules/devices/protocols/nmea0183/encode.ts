/** `GNRMC` and its fields, as they stand between the commas. */
export interface NmeaPacket {
  readonly word: string;
  readonly fields: readonly string[];
}

/** The whole line. @throws RangeError for what a line cannot carry. */
export function encodePacket({ word, fields }: NmeaPacket): Uint8Array {
  const body = [word, ...fields].join(',');
  const clean = fields.every((field) => !/[,*$]/.test(field) && /^[\x20-\x7e]*$/.test(field));
  if (!/^[A-Z][A-Z0-9]{2,11}$/.test(word) || !clean || fields.length === 0 || body.length > 240)
    throw new RangeError(`NMEA 0183 cannot carry ${body}`);
  let xor = 0;
  for (const char of body) xor ^= char.charCodeAt(0);
  return Buffer.from(`$${body}*${xor.toString(16).toUpperCase().padStart(2, '0')}\r\n`, 'latin1');
}

/** Degrees as `ddmm.mmmmm` (three digits of degrees for a longitude) and its letter. */
export function angleFields(
  degrees: number,
  width: 2 | 3,
  [plus, minus]: readonly [string, string],
): string[] {
  const size = Math.abs(degrees);
  const whole = Math.floor(size);
  const minutes = ((size - whole) * 60).toFixed(5).padStart(8, '0');
  return [`${String(whole).padStart(width, '0')}${minutes}`, degrees < 0 ? minus : plus];
}
