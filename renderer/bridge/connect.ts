import { useSyncExternalStore } from 'react';
import { engineLink, queryClient } from './client.ts';
import type { EngineState } from './engine-link.ts';

let state: EngineState = 'starting';
const listeners = new Set<() => void>();

/** Wires the window to the engine; called once, before anything is drawn. */
export function connectBridge(): void {
  window.addEventListener('message', (event) => {
    if (event.origin !== window.location.origin || event.data !== 'ucc:port') return;
    const port = event.ports[0];
    if (!port) return;
    engineLink.connect(port);
    setState('up');
    void queryClient.invalidateQueries();
  });
  window.ucc.onEngineState((next) => {
    if (next === 'down') engineLink.disconnect();
    setState(next);
  });
}

function setState(next: EngineState): void {
  state = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Whether the engine answers; the desk says so when it does not. */
export function useEngineState(): EngineState {
  return useSyncExternalStore(subscribe, () => state);
}

/** Changes when another engine has taken over. */
export function useGeneration(): number {
  return useSyncExternalStore(
    (listener) => engineLink.onChange(listener),
    () => engineLink.generation,
  );
}
