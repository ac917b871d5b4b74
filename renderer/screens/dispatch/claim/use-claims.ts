import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Claim } from '#shared/modules/dispatch/index.ts';
import { api, onChange, queryClient } from '../../../bridge/index.ts';

const options = api.dispatch.claims.list.queryOptions({ staleTime: Number.POSITIVE_INFINITY });

/** Asks anew for every claim; those who look at one see it. */
export function refreshClaims(): Promise<void> {
  return queryClient.invalidateQueries({ queryKey: options.queryKey });
}

/** Every claim that is held now; there are as many as forms that stand open. */
export function useClaims(): readonly Claim[] {
  const query = useQuery(options);
  useEffect(() => onChange('claims', () => void refreshClaims()), []);
  return query.data ?? [];
}

/** Who works on this case; null when nobody does. */
export function useClaimOf(caseId: string): Claim | null {
  return useClaims().find((claim) => claim.caseId === caseId) ?? null;
}
