import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useRef } from 'react';
import { api, client, queryClient } from '../bridge/index.ts';

/** Changes of one key are collected this long before they are kept. */
const SETTLE_MS = 400;

/** Keys without whose answers the desk is not drawn. */
export const ARRANGED = ['language', 'appearance', 'screen', 'desk', 'grid.queue'] as const;

/** The question for one key, alike wherever it is asked. */
export function preferenceOptions(key: string) {
  return api.accounts.preferences.get.queryOptions({
    input: { keys: [key] },
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/**
 * What the person arranged under `key`, and how to keep it: columns, filters, panels, language. `undefined`
 * while it is being read, `fallback` when there is none. It comes back after a restart, on this station.
 */
export function usePreference<T>(key: string, fallback: T): [T | undefined, (next: T) => void] {
  const options = preferenceOptions(key);
  const query = useQuery(options);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const pending = useRef<{ value: T } | null>(null);
  const flush = useCallback(() => {
    clearTimeout(timer.current);
    const { current } = pending;
    pending.current = null;
    if (current) void client.accounts.preferences.set({ key, value: current.value }).catch(() => {});
  }, [key]);
  useEffect(() => {
    // What was arranged in the last moment before the window is closed.
    window.addEventListener('pagehide', flush);
    return () => {
      window.removeEventListener('pagehide', flush);
      flush();
    };
  }, [flush]);
  const keep = useCallback(
    (next: T) => {
      queryClient.setQueryData(options.queryKey, { [key]: next });
      pending.current = { value: next };
      clearTimeout(timer.current);
      timer.current = setTimeout(flush, SETTLE_MS);
    },
    [key, flush, options.queryKey],
  );
  if (!query.data) return [query.isError ? fallback : undefined, keep];
  return [(query.data[key] as T | undefined) ?? fallback, keep];
}
