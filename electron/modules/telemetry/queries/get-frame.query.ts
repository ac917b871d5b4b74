import type { Database } from '#electron/platform/db/index.ts';
import { Refusal } from '#shared/kernel/refusal.ts';
import type { ProtocolName } from '#shared/modules/devices/index.ts';

/** A packet exactly as it stood on the wire. */
export interface KeptFrame {
  id: number;
  linkId: string;
  deviceId: string;
  protocol: ProtocolName;
  receivedAt: number;
  raw: Uint8Array;
}

interface Row {
  id: number;
  link_id: string;
  device_id: string;
  protocol: ProtocolName;
  received_at: number;
  raw: Buffer;
}

/** The packet behind a figure. @throws Refusal `telemetry.frameGone` when it was pruned or never there. */
export function getFrameQuery(db: Database) {
  const byId = db.prepare<[number], Row>(
    `SELECT frames.id, link_id, device_id, protocol, received_at, raw
     FROM frames JOIN sources ON sources.id = source_id WHERE frames.id = ?`,
  );
  return (frameId: number): KeptFrame => {
    const row = byId.get(frameId);
    if (!row) throw new Refusal('telemetry.frameGone', { frameId });
    const { id, link_id: linkId, device_id: deviceId, received_at: receivedAt, protocol, raw } = row;
    return { id, linkId, deviceId, protocol, receivedAt, raw };
  };
}
