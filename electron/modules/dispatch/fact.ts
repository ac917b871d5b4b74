import type { Fact } from '#electron/platform/facts/index.ts';
import type { DispatchFactKind, DispatchFacts } from '#shared/modules/dispatch/index.ts';

/** A fact of this module, told apart by its kind. */
export type DispatchFact = {
  [K in DispatchFactKind]: Omit<Fact, 'kind' | 'payload'> & { kind: K; payload: DispatchFacts[K] };
}[DispatchFactKind];
