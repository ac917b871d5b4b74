import { useCallback, useRef, useState } from 'react';
import { usePreference } from '../../../app/preference.ts';
import { type Draft, emptyDraft, type IntakeDefaults, readDraft } from './draft.ts';

interface KeptDraft {
  draft: Draft;
  change(part: Partial<Draft>): void;
  /** Empties the form; `defaults` are what it starts with from now on. */
  clear(defaults: IntakeDefaults): void;
}

/**
 * The draft, kept while it is typed: a crash or a restart loses at most the last half second. What is filled in from
 * elsewhere (`keeps` false) leaves the draft of the next call alone.
 */
export function useDraft(kept: unknown, defaults: IntakeDefaults, keeps: boolean): KeptDraft {
  const [draft, set] = useState(() => readDraft(kept, defaults));
  const [, keep] = usePreference<Draft | null>('intake.draft', null);
  const latest = useRef({ draft, keep, keeps });
  latest.current = { ...latest.current, keep, keeps };
  const put = useCallback((next: Draft, worthKeeping: boolean) => {
    latest.current.draft = next;
    set(next);
    if (latest.current.keeps) latest.current.keep(worthKeeping ? next : null);
  }, []);
  const change = useCallback(
    (part: Partial<Draft>) => {
      const { draft: before } = latest.current;
      put({ ...before, ...part, startedAt: before.startedAt || Date.now() }, true);
    },
    [put],
  );
  const clear = useCallback((next: IntakeDefaults) => put(emptyDraft(next), false), [put]);
  return { draft, change, clear };
}
