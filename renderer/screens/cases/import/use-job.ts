import { useEffect, useState } from 'react';
import type { ImportProgress } from '#shared/modules/imports/index.ts';
import { client, useGeneration } from '../../../bridge/index.ts';

/** Follows a job to its end; begins again when a new engine has taken over. */
export function useJob(jobId: string | null): { progress: ImportProgress | null; error: unknown } {
  const generation = useGeneration();
  const [progress, setProgress] = useState<ImportProgress | null>(null);
  const [error, setError] = useState<unknown>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another engine is asked anew
  useEffect(() => {
    setProgress(null);
    setError(null);
    if (jobId === null) return;
    const stop = new AbortController();
    const follow = async () => {
      const steps = await client.imports.progress({ jobId }, { signal: stop.signal });
      for await (const step of steps) if (!stop.signal.aborted) setProgress(step);
    };
    follow().catch((reason) => {
      if (!stop.signal.aborted) setError(reason);
    });
    return () => stop.abort();
  }, [jobId, generation]);
  return { progress: progress?.jobId === jobId ? progress : null, error };
}
