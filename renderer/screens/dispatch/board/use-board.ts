import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { api, onChange } from '../../../bridge/index.ts';

/** Who is where, doing what; kept up to date. Silence grows by itself: it is read from the instants that come along. */
export function useBoard(enabled: boolean) {
  const query = useQuery(api.dispatch.board.get.queryOptions({ enabled }));
  const { refetch } = query;
  useEffect(() => (enabled ? onChange('board', () => void refetch()) : undefined), [enabled, refetch]);
  return query;
}
