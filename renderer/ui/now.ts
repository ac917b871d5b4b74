import { useSyncExternalStore } from 'react';

type Subscribe = (listener: () => void) => () => void;

const shared = new Map<number, Subscribe>();

/** Calls at every full `periodMs`: one timer for all listeners of that period, none while nobody listens. */
export function everyFull(periodMs: number): Subscribe {
  const known = shared.get(periodMs);
  if (known) return known;
  const listeners = new Set<() => void>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const wait = () => {
    timer = setTimeout(
      () => {
        wait();
        for (const listener of [...listeners]) listener();
      },
      periodMs - (Date.now() % periodMs),
    );
  };
  const subscribe: Subscribe = (listener) => {
    listeners.add(listener);
    if (listeners.size === 1) wait();
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0) clearTimeout(timer);
    };
  };
  shared.set(periodMs, subscribe);
  return subscribe;
}

/** The moment now, renewed on every full `periodMs`; all readers of one period share one timer. */
export function useNow(periodMs: number): number {
  return useSyncExternalStore(everyFull(periodMs), () => Math.floor(Date.now() / periodMs) * periodMs);
}
