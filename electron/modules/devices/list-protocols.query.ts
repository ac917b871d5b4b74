import type { ProtocolManifest } from '#shared/modules/devices/index.ts';
import type { ProtocolTables } from './load-protocol-tables.ts';
import { protocols } from './protocols/index.ts';

/** What a link can speak, with the points that the tables add. */
export function listProtocols(tables: ProtocolTables): ProtocolManifest[] {
  return protocols.map((protocol) => {
    const { manifest } = protocol;
    const added = protocol.pointsOf(tables.get(manifest.name));
    const codes = new Set(added.map(({ code }) => code));
    return { ...manifest, points: [...manifest.points.filter(({ code }) => !codes.has(code)), ...added] };
  });
}
