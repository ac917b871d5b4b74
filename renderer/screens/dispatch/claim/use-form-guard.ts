import { useCallback, useEffect, useRef, useState } from 'react';
import type { CaseDetail } from '#shared/modules/cases/index.ts';
import { client } from '../../../bridge/index.ts';
import { useNow } from '../../../ui/now.ts';
import { type ClaimStand, maySend, standOf } from './claim-words.ts';
import { refreshClaims, useClaimOf } from './use-claims.ts';

/** Typing is told to the other seats at most this often. */
const TELL_EVERY_MS = 60_000;

export interface FormGuard {
  stand: ClaimStand;
  /** The case changed since the form was opened; `legal`: the step can still be taken. */
  moved: { legal: boolean } | null;
  /** The version that the person has seen: what the step must name. */
  version: number;
  blocked: boolean;
  /** Goes on with the case as it is now. */
  goOn(): void;
  /** Something was typed. */
  touch(): void;
}

/**
 * Guards a form against other seats: claims the case while the form stands open, and notices when the case was changed
 * by somebody else. Nothing of it touches what was typed.
 */
export function useFormGuard(detail: CaseDetail, command: string): FormGuard {
  const { id: caseId } = detail;
  const [version, see] = useState(detail.version);
  const claim = useClaimOf(caseId);
  const now = useNow(1000);
  const toldAt = useRef(0);
  const take = useCallback(async () => {
    toldAt.current = Date.now();
    // A claim is a courtesy: where it cannot be had, the step itself decides.
    await client.dispatch.claims.take({ caseId }).catch(() => {});
    await refreshClaims();
  }, [caseId]);
  // At first, and whenever another seat has given it up.
  const free = claim === null;
  useEffect(() => {
    if (free) void take();
  }, [free, take]);
  useEffect(
    () => () => void client.dispatch.claims.release({ caseId }).then(refreshClaims, () => {}),
    [caseId],
  );
  const stand = standOf(claim, now);
  const legal = detail.actions.some((action) => action.command === command && action.refusal === null);
  const moved = detail.version === version ? null : { legal };
  return {
    stand,
    moved,
    version,
    blocked: moved !== null || !maySend(stand),
    goOn: () => see(detail.version),
    touch: () => {
      if (Date.now() - toldAt.current > TELL_EVERY_MS) void take();
    },
  };
}
