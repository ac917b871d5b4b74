import type { Unit } from '#shared/modules/devices/index.ts';
import type { CrcMode } from './crc.ts';
import type { Hj212Frame } from './frame.ts';
import { TAIL_COUNTED } from './layout.ts';

/** What is agreed with one device. Vendors differ in the checksum and in units, so both belong to the device. */
export interface Hj212Profile {
  /**
   * `strict`: the standard's checksum only; `auto`: any of the three known ones; `any`: even a wrong one (for
   * devices that send a placeholder, where length and grammar are all there is).
   */
  readonly crc: 'strict' | 'auto' | 'modbus' | 'modbus-swapped' | 'any';
  /** Unit in which the device sends a factor, by canonical code; the standard's unit where none is given. */
  readonly units: { readonly [factor: string]: Unit };
  /** Answer uploads and notices that ask for it. Some links carry only one direction. */
  readonly ack: boolean;
}

export const STANDARD_PROFILE: Hj212Profile = { crc: 'strict', units: {}, ack: true };

function crcAccepted(profile: Hj212Profile, mode: CrcMode | null): boolean {
  switch (profile.crc) {
    case 'any':
      return true;
    case 'auto':
      return mode !== null;
    case 'strict':
      return mode === 'hj212';
    default:
      return mode === profile.crc;
  }
}

/** Why a frame is not taken from this device; `null` when it is. Frames refused here go to quarantine. */
export function refusalOf(frame: Hj212Frame, profile: Hj212Profile): 'length' | 'crc' | null {
  const actual = frame.segmentEnd - frame.segmentStart;
  if (!frame.lengthOk && frame.declaredLength !== actual + TAIL_COUNTED) return 'length';
  return crcAccepted(profile, frame.crcMode) ? null : 'crc';
}
