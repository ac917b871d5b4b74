import { useTranslation } from 'react-i18next';
import { useNow } from '../../../ui/now.ts';
import { claimWords, isStale } from './claim-words.ts';
import { useClaimOf } from './use-claims.ts';
import './claim.css';

/** 处理中 张三@席位2, beside a case that somebody has a form open of; amber once nothing was typed for long. */
export function ClaimMark({ caseId }: { caseId: string }) {
  const { t } = useTranslation('dispatch');
  const claim = useClaimOf(caseId);
  const now = useNow(15_000);
  if (!claim || claim.mine) return null;
  return (
    <span className="ucc-claim" data-stale={isStale(claim, now)} role="status" data-testid="claim">
      <span aria-hidden="true">✎ </span>
      {claimWords(t, claim, now)}
    </span>
  );
}
