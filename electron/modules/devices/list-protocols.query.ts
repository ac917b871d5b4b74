import type { ProtocolManifest } from '#shared/modules/devices/index.ts';
import type { ProtocolTables } from './load-protocol-tables.ts';
import { protocols } from './protocols/index.ts';

/** What a link can speak, with the points and choices that the tables add. */
export function listProtocols(tables: ProtocolTables): ProtocolManifest[] {
  return protocols.map((protocol) => {
    const { manifest } = protocol;
    const added = protocol.pointsOf(tables.get(manifest.name));
    const codes = new Set(added.map(({ code }) => code));
    const better = new Map(protocol.optionsOf?.(tables.get(manifest.name)).map((one) => [one.key, one]));
    const options = manifest.options.map((option) => better.get(option.key) ?? option);
    return {
      ...manifest,
      options,
      points: [...manifest.points.filter(({ code }) => !codes.has(code)), ...added],
    };
  });
}
