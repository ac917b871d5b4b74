import type { Json } from '../protocol.ts';
import { hexOf } from '../spans.ts';
import { bodyOf, decodeFrame } from './decode.ts';
import type { Jt808Frame } from './frame.ts';

/** A frame as the command line prints it; extra items as hex by id. */
export function describeFrame(frame: Jt808Frame): { readonly [key: string]: Json } {
  const { header, ok, lengthOk, checkOk } = frame;
  const body = decodeFrame(frame);
  const said: Record<string, Json> = { kind: body.kind };
  if (body.kind === 'locations')
    said.locations = body.locations.map(({ extras, ...location }) => ({
      ...location,
      extras: extras.map(({ id, bytes }) => ({ id: id.toString(16).padStart(2, '0'), hex: hexOf(bytes) })),
    }));
  else if (body.kind === 'register') Object.assign(said, { edition: body.edition, ...body.registration });
  else Object.assign(said, body);
  return {
    type: 'frame',
    raw: hexOf(frame.bytes),
    ok,
    lengthOk,
    checkOk,
    header: header && { ...header, messageId: header.messageId.toString(16).padStart(4, '0') },
    body: hexOf(bodyOf(frame)),
    said,
  };
}
