import type { Device, DeviceKind, DeviceState } from '#shared/modules/devices/index.ts';

export interface ListDevices {
  search: string;
  streetCode: string | null;
  kind: DeviceKind | null;
  state: DeviceState | null;
  /** Number of the last device of the page before. */
  cursor: string | null;
  limit: number;
}

/** A page of `devices`, which stand in the order of their numbers. */
export function listDevices(
  devices: readonly Device[],
  query: ListDevices,
): { rows: Device[]; next: string | null } {
  const after = query.cursor?.toUpperCase();
  const words = query.search.toLowerCase();
  const rows: Device[] = [];
  for (const device of devices) {
    if (after !== undefined && device.mn.toUpperCase() <= after) continue;
    if (!matches(device, query, words)) continue;
    if (rows.length === query.limit) return { rows, next: rows.at(-1)?.mn ?? null };
    rows.push(device);
  }
  return { rows, next: null };
}

function matches(device: Device, { streetCode, kind, state }: ListDevices, words: string): boolean {
  if (streetCode !== null && device.place.streetCode !== streetCode) return false;
  if (kind !== null && device.kind !== kind) return false;
  if (state !== null && device.state !== state) return false;
  return (
    words === '' ||
    [device.mn, device.name, device.place.address].some((text) => text.toLowerCase().includes(words))
  );
}
