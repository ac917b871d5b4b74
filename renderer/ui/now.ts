import { useSyncExternalStore } from 'react';

/** The moment now, renewed on every full `periodMs`; all readers of one period share one timer. */
export function useNow(periodMs: number): number {
  return useSyncExternalStore(
    (listener) => {
      const timer = setInterval(listener, periodMs);
      return () => clearInterval(timer);
    },
    () => Math.floor(Date.now() / periodMs) * periodMs,
  );
}
