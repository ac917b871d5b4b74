import type { Fact, Writer } from '#electron/platform/facts/index.ts';
import type { DispatchFactKind, DispatchFacts } from '#shared/modules/dispatch/index.ts';

/** Appends a fact of this module with the payload that its kind asks for. */
export function appendDispatch<K extends DispatchFactKind>(
  writer: Writer,
  kind: K,
  entity: string,
  payload: DispatchFacts[K],
): Fact {
  return writer.append({ kind, entity, payload });
}
