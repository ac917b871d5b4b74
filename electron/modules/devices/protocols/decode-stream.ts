import type { Frame, FrameEvent, Json, Protocol } from './protocol.ts';

/** One line of the command line's output. */
export type DecodedLine = { readonly [key: string]: Json };

/** Bytes to lines, for any protocol. */
export interface DecodeStream {
  push(chunk: Uint8Array): DecodedLine[];
  /** No more bytes will come: puts out what is still open. */
  end(): DecodedLine[];
}

function hex(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += byte.toString(16).padStart(2, '0');
  return text;
}

function lineOf<F extends Frame>(protocol: Protocol<F>, event: FrameEvent<F>): DecodedLine {
  if (event.type === 'frame') return protocol.describe(event.frame);
  return { type: 'discarded', bytes: event.byteCount, hex: hex(event.sample), reason: event.reason };
}

/**
 * Opens a stream of one protocol. A frame becomes what the protocol's `describe` says, discarded bytes become
 * `{"type":"discarded","bytes":N,"hex":…,"reason":…}` with the hex of at most the first 4,096 of them. The lines do
 * not depend on how the bytes were cut into chunks.
 */
export function createDecodeStream(protocol: Protocol): DecodeStream {
  const framer = protocol.createFramer();
  const lines = (events: readonly FrameEvent[]): DecodedLine[] =>
    events.map((event) => lineOf(protocol, event));
  return {
    push: (chunk) => lines(framer.push(chunk)),
    end: () => lines(framer.flush('end')),
  };
}

/** As `createDecodeStream` over chunks that come by themselves (a pipe, a file). */
export async function* decodeStream(
  protocol: Protocol,
  chunks: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
): AsyncGenerator<DecodedLine, void, void> {
  const stream = createDecodeStream(protocol);
  for await (const chunk of chunks) yield* stream.push(chunk);
  yield* stream.end();
}
