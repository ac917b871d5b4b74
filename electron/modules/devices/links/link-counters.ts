import type { LinkCounters } from '#shared/modules/devices/index.ts';

export function zeroCounters(): LinkCounters {
  return {
    bytes: 0,
    frames: 0,
    readings: 0,
    acked: 0,
    duplicates: 0,
    quarantined: 0,
    unknownDevice: 0,
    incomplete: 0,
    notStored: 0,
    refusedPeers: 0,
    discardedBytes: { noise: 0, truncated: 0, overflow: 0 },
  };
}
