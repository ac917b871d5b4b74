import type { ExplainedFrame } from '#shared/modules/devices/index.ts';
import { findProtocol } from './list.ts';

const MAX_FIELDS = 2000;

/** Bytes as a person may see them: passwords and persons hidden, every offset as it was. What is stored stays whole. */
export function hideSecrets(protocol: string, raw: Uint8Array): Uint8Array {
  return findProtocol(protocol)?.hideSecrets(raw) ?? raw;
}

/** Takes a packet apart for the eye, its secrets hidden; of bytes that are no packet, all are one unnamed stretch. */
export function explainFrame(name: string, raw: Uint8Array): ExplainedFrame {
  const hex = Buffer.from(hideSecrets(name, raw)).toString('hex');
  const protocol = findProtocol(name);
  const framer = protocol?.createFramer();
  const events = framer ? [...framer.push(raw), ...framer.flush('end')] : [];
  for (const event of events) {
    if (!protocol || event.type !== 'frame') continue;
    const shown = { ...event.frame, bytes: protocol.hideSecrets(event.frame.bytes) };
    const fields = protocol.explain(shown).slice(0, MAX_FIELDS);
    return { hex, fields, ok: event.frame.ok, checksum: protocol.checksumOf(event.frame) };
  }
  return { hex, fields: [], ok: false, checksum: null };
}
