import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useSession } from '../../../app/session.tsx';
import { api, onChange } from '../../../bridge/index.ts';

/** Messages that a list shows at first; older ones are asked for page by page. */
export const PAGE = 50;

/** What was sent to me, the newest first. */
export function useReceived(cursor: string | null = null) {
  return useFollowed(
    useQuery(api.dispatch.messages.received.queryOptions({ input: { cursor, limit: PAGE } })),
  );
}

/** What I sent, the newest first. */
export function useSent(cursor: string | null = null) {
  const { may } = useSession();
  const enabled = may('message.send');
  return useFollowed(
    useQuery(api.dispatch.messages.sent.queryOptions({ input: { cursor, limit: PAGE }, enabled })),
  );
}

export function useMessageCounts() {
  return useFollowed(useQuery(api.dispatch.messages.counts.queryOptions()));
}

export function useReceipts(id: string) {
  return useFollowed(useQuery(api.dispatch.messages.receipts.queryOptions({ input: { id } })));
}

function useFollowed<Q extends { refetch(): unknown }>(query: Q): Q {
  const { refetch } = query;
  useEffect(() => onChange('messages', () => void refetch()), [refetch]);
  return query;
}
