import { api, queryClient } from '../bridge/index.ts';
import { ARRANGED, preferenceOptions } from './preference.ts';

/**
 * What the desk asks one after another as it unfolds: its parts mount only once the part above them has its answer. Asks for
 * all of it at once, as soon as someone has sat down; the parts find their answers waiting.
 */
export function fetchDesk(): void {
  void queryClient.prefetchQuery(
    api.territory.reference.queryOptions({ staleTime: Number.POSITIVE_INFINITY }),
  );
  for (const key of ARRANGED) void queryClient.prefetchQuery(preferenceOptions(key));
  void queryClient.prefetchQuery(api.cases.counts.queryOptions());
}
