import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api } from '../../../bridge/index.ts';
import { useDebounced } from '../../../ui/debounced.ts';

const DEBOUNCE_MS = 120;
/** As many as have a key: Alt+1 to Alt+5. */
export const MAX_SUGGESTIONS = 5;

export type Suggestion = { classKey: string; score: number; matched: string[] };
const NONE: Suggestion[] = [];

/** Classes that the words of the description speak of, best first. */
export function useSuggestions(description: string): Suggestion[] {
  const text = useDebounced(description.trim(), DEBOUNCE_MS);
  const query = useQuery(
    api.territory.suggestClasses.queryOptions({
      input: { text, max: MAX_SUGGESTIONS },
      enabled: text !== '',
      placeholderData: keepPreviousData,
    }),
  );
  return description.trim() === '' ? NONE : (query.data ?? NONE);
}
