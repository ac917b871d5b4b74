import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { RuleSetSummary } from '#shared/modules/territory/index.ts';
import { api, queryClient } from '../../../bridge/index.ts';
import { Loading, Refused } from '../../../ui/States.tsx';
import { RuleDesk } from './RuleDesk.tsx';

/** One rule set as it stands now. `round` counts what leaves nothing in hand: published, discarded, read anew. */
export function RuleSet({ summary }: { summary: RuleSetSummary }) {
  const { kind } = summary;
  const [round, setRound] = useState(0);
  const opened = useQuery(
    api.rules.open.queryOptions({ input: { kind }, staleTime: Number.POSITIVE_INFINITY, gcTime: 0 }),
  );
  if (opened.isError) return <Refused error={opened.error} onRetry={() => void opened.refetch()} />;
  if (!opened.data) return <Loading />;
  const again = async () => {
    await opened.refetch();
    await queryClient.invalidateQueries({ queryKey: api.rules.list.key() });
    setRound((n) => n + 1);
  };
  return <RuleDesk key={round} summary={summary} opened={opened.data} onAgain={() => void again()} />;
}
