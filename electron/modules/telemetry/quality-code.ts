import { QUALITIES, type Quality } from '#shared/modules/devices/index.ts';

const CODES = Object.fromEntries(QUALITIES.map((quality, code) => [quality, code])) as Record<
  Quality,
  number
>;

/** How a quality is stored: its place in `QUALITIES`, 0 is `ok`. */
export function codeOf(quality: Quality): number {
  return CODES[quality];
}

/** The quality stored as `code`; a code that this application does not know counts as a fault. */
export function qualityOf(code: number): Quality {
  return QUALITIES[code] ?? 'fault';
}
