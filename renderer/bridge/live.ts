import { TOPICS, type Topic } from '#shared/station/contract.ts';
import { client, engineLink } from './client.ts';

type ChangeListener = (ids: string[] | null) => void;

const listeners = new Map<Topic, Set<ChangeListener>>();

/** Hears of changes of a topic (`null`: too many to name). Returns how to stop. */
export function onChange(topic: Topic, listener: ChangeListener): () => void {
  const set = listeners.get(topic) ?? new Set();
  listeners.set(topic, set.add(listener));
  return () => set.delete(listener);
}

/** Follows the engine's one live stream until `signal` aborts; starts again when a new engine takes over. */
export async function followChanges(signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const generation = engineLink.generation;
    try {
      const stream = await client.station.watch({ topics: [...TOPICS], intervalMs: 250 }, { signal });
      for await (const changes of stream) {
        for (const { topic, ids } of changes) {
          for (const listener of listeners.get(topic) ?? []) listener(ids);
        }
      }
    } catch {
      if (signal.aborted) return;
    }
    await nextGeneration(generation, signal);
  }
}

/** Resolves when another engine has taken over, or at once when one already has. */
function nextGeneration(generation: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      if (engineLink.generation === generation && !signal.aborted) return;
      stop();
      signal.removeEventListener('abort', done);
      resolve();
    };
    const stop = engineLink.onChange(done);
    signal.addEventListener('abort', done);
    done();
  });
}
