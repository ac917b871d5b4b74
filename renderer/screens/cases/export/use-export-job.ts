import { useEffect, useState } from 'react';
import type { ExportProgress } from '#shared/kernel/sheet.ts';
import { client } from '../../../bridge/index.ts';

/** How far an export has come; null before anything was heard of it. */
export function useExportJob(jobId: string | null): ExportProgress | null {
  const [progress, setProgress] = useState<ExportProgress | null>(null);
  useEffect(() => {
    if (jobId === null) return;
    const abort = new AbortController();
    const follow = async () => {
      const stream = await client.cases.exports.progress({ jobId }, { signal: abort.signal });
      for await (const next of stream) setProgress(next);
    };
    // The engine that was doing it has died: what it wrote is thrown away with it.
    follow().catch(() => {
      if (!abort.signal.aborted) setProgress((last) => last && { ...last, state: 'failed' });
    });
    return () => abort.abort();
  }, [jobId]);
  return progress;
}
