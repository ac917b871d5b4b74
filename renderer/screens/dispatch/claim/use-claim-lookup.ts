import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { claimWords } from './claim-words.ts';
import { useClaims } from './use-claims.ts';

interface ClaimLookup {
  /** 处理中 张三@席位2; empty for a case that nobody works on. */
  wordsOf(caseId: string): string;
  /** Hears when claims have changed; returns how to stop. */
  onChange(listener: () => void): () => void;
}

/** Claims for a grid, whose cells are drawn outside React: one object for good, always with the latest answer. */
export function useClaimLookup(): ClaimLookup {
  const { t } = useTranslation('dispatch');
  const claims = useClaims();
  const latest = useRef({ claims, t });
  latest.current = { claims, t };
  const listeners = useRef(new Set<() => void>());
  // biome-ignore lint/correctness/useExhaustiveDependencies: told when claims change, not when they are read
  useEffect(() => {
    for (const listener of listeners.current) listener();
  }, [claims]);
  return useMemo(
    () => ({
      wordsOf(caseId) {
        const { claims: now, t: words } = latest.current;
        const claim = now.find((one) => one.caseId === caseId);
        return claim ? claimWords(words, claim, Date.now()) : '';
      },
      onChange(listener) {
        listeners.current.add(listener);
        return () => listeners.current.delete(listener);
      },
    }),
    [],
  );
}
