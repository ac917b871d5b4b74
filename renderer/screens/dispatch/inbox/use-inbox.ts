import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { api, onChange } from '../../../bridge/index.ts';

/** What waits for the unit of whoever sits here, kept up to date. */
export function useInbox(enabled: boolean) {
  const query = useQuery(api.dispatch.inbox.queryOptions({ enabled }));
  const { refetch } = query;
  useEffect(() => (enabled ? onChange('cases', () => void refetch()) : undefined), [enabled, refetch]);
  return query;
}
