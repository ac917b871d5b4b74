import { useQuery } from '@tanstack/react-query';
import { api } from '../../../bridge/index.ts';

/** Units for a case, the best first. `version` of the case: another one asks anew. */
export function useRecommended(caseId: string, version: number, enabled: boolean) {
  const query = api.dispatch.recommend.queryOptions({ input: { caseId }, enabled });
  return useQuery({ ...query, queryKey: [...query.queryKey, version] });
}
