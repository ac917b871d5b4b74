import { useCallback, useEffect, useRef, useState } from 'react';
import type { RuleContent, RuleDraft, RuleKind, RuleProblem } from '#shared/modules/territory/index.ts';
import { client } from '../../../bridge/index.ts';

/** Edits are collected this long before they are kept. */
const SETTLE_MS = 500;

interface Opened {
  content: RuleContent;
  draft: RuleDraft | null;
}

export interface DraftInHand {
  content: RuleContent;
  /** Null while nothing was ever saved: the content is the version in force. */
  revision: number | null;
  problems: readonly RuleProblem[];
  state: 'unchanged' | 'waiting' | 'saved';
  /** Why the last edits could not be kept. */
  error: unknown;
  edit(next: RuleContent): void;
  /** Keeps what waits and gives the revision on disk; null when it could not be kept or nothing was changed. */
  flush(): Promise<number | null>;
}

/** A draft as it is edited here: kept by itself shortly after each change, one save after the other. */
export function useDraft(kind: RuleKind, { content: inForce, draft }: Opened): DraftInHand {
  const [content, setContent] = useState(draft?.content ?? inForce);
  const [problems, setProblems] = useState<readonly RuleProblem[]>(draft?.problems ?? []);
  const [state, setState] = useState<DraftInHand['state']>(draft ? 'saved' : 'unchanged');
  const [error, setError] = useState<unknown>(null);
  const revision = useRef<number | null>(draft?.revision ?? null);
  const pending = useRef<RuleContent | null>(null);
  const saving = useRef<Promise<void> | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  const save = useCallback(async () => {
    while (pending.current) {
      const next = pending.current;
      pending.current = null;
      try {
        const kept = await client.rules.saveDraft({ kind, revision: revision.current ?? 0, content: next });
        revision.current = kept.revision;
        setProblems(kept.problems);
        setError(null);
        if (!pending.current) setState('saved');
      } catch (reason) {
        pending.current ??= next;
        setError(reason);
        return;
      }
    }
  }, [kind]);

  const flush = useCallback(async () => {
    clearTimeout(timer.current);
    saving.current ??= save().finally(() => {
      saving.current = null;
    });
    await saving.current;
    return pending.current ? null : revision.current;
  }, [save]);

  const edit = useCallback(
    (next: RuleContent) => {
      setContent(next);
      setState('waiting');
      pending.current = next;
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void flush(), SETTLE_MS);
    },
    [flush],
  );
  useEffect(() => () => void flush(), [flush]);
  return { content, revision: revision.current, problems, state, error, edit, flush };
}
