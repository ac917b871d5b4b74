import { useEffect, useRef, useState } from 'react';
import type { Topic } from '#shared/station/contract.ts';
import { onChange } from '../../bridge/index.ts';

/**
 * Counts changes of a topic that concern `id` (null: any), at most once per `everyMs`; the last one is never lost.
 */
export function useLiveTick(topic: Topic, id: string | null, everyMs: number): number {
  const [tick, setTick] = useState(0);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => {
    const stop = onChange(topic, (ids) => {
      if ((id !== null && ids !== null && !ids.includes(id)) || timer.current !== undefined) return;
      timer.current = setTimeout(() => {
        timer.current = undefined;
        setTick((n) => n + 1);
      }, everyMs);
    });
    return () => {
      stop();
      clearTimeout(timer.current);
      timer.current = undefined;
    };
  }, [topic, id, everyMs]);
  return tick;
}
