import { protocol as hj212 } from './hj212/index.ts';
import type { Protocol } from './protocol.ts';

/** Every protocol of this folder. A test compares the list with the folders. */
export const protocols: readonly Protocol[] = [hj212];

/** The protocol of that name, `undefined` when there is none. */
export function findProtocol(name: string): Protocol | undefined {
  return protocols.find((protocol) => protocol.manifest.name === name);
}

export { createDecodeStream, type DecodeStream, decodeStream } from './decode-stream.ts';
export * as hj212 from './hj212/index.ts';
export type {
  DiscardReason,
  Frame,
  FrameEvent,
  Framer,
  Json,
  Protocol,
  ProtocolManifest,
  ProtocolPoint,
  Transport,
} from './protocol.ts';
