import { explainFrame } from '#electron/modules/devices/index.ts';
import type { Database } from '#electron/platform/db/index.ts';
import { Refusal } from '#shared/kernel/refusal.ts';
import type { ProtocolName } from '#shared/modules/devices/index.ts';
import type { StoredFrame } from '#shared/modules/telemetry/index.ts';

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
  return (frameId: number): StoredFrame => {
    const row = byId.get(frameId);
    if (!row) throw new Refusal('telemetry.frameGone', { frameId });
    const { id, link_id: linkId, device_id: deviceId, received_at: receivedAt } = row;
    return { ...explainFrame(row.protocol, row.raw), id, linkId, deviceId, receivedAt };
  };
}
