import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { SearchResult } from '#shared/modules/cases/index.ts';
import { api } from '../../bridge/index.ts';
import { useDebounced } from '../../ui/debounced.ts';
import { useSession } from '../session.tsx';

const DEBOUNCE_MS = 80;
const HITS = 12;
const MAX_TEXT = 100;

interface CaseSearch {
  result: SearchResult | undefined;
  /** False while the result belongs to an earlier text: it may be looked at and not yet opened. */
  settled: boolean;
  error: unknown;
  retry(): void;
}

/** Cases and names for what is being typed. */
export function useCaseSearch(typed: string): CaseSearch {
  const { may } = useSession();
  const text = typed.trim().replace(/^\/+/, '').slice(0, MAX_TEXT);
  const asked = useDebounced(text, DEBOUNCE_MS);
  const wanted = may('case.read') && text !== '';
  const query = useQuery(
    api.cases.search.queryOptions({
      input: { text: asked, limit: HITS },
      enabled: wanted && asked !== '',
      placeholderData: keepPreviousData,
    }),
  );
  return {
    result: wanted ? query.data : undefined,
    settled: !wanted || (asked === text && !query.isFetching && !query.isPlaceholderData),
    error: wanted ? query.error : null,
    retry: () => void query.refetch(),
  };
}
