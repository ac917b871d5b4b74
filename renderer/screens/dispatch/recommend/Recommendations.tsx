import { App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '#shared/modules/cases/index.ts';
import { useShortcut } from '../../../app/command/keymap.ts';
import { useNames } from '../../../app/reference.tsx';
import { client } from '../../../bridge/index.ts';
import { Refused } from '../../../ui/States.tsx';
import { useClaimOf } from '../claim/use-claims.ts';
import { reasonWords, signed } from './reason-words.ts';
import { useRecommended } from './use-recommended.ts';
import './recommend.css';

/** The units that a case could go to, each with why; a digit sends the case there at once. */
export function Recommendations({ detail, onChanged }: { detail: CaseDetail; onChanged(): void }) {
  const { t, i18n } = useTranslation('dispatch');
  const { message } = App.useApp();
  const names = useNames();
  const waits = detail.stage === 'to_dispatch';
  const ranked = useRecommended(detail.id, detail.version, waits);
  const claim = useClaimOf(detail.id);
  const [error, setError] = useState<unknown>(null);
  const [sending, setSending] = useState(false);
  const mayDispatch = detail.actions.some(
    ({ command, refusal }) => command === 'dispatch' && refusal === null,
  );
  const isOthers = claim !== null && !claim.mine;
  const units = ranked.data ?? [];
  const send = async (unitId: string) => {
    setSending(true);
    setError(null);
    try {
      await client.cases.dispatch({
        id: detail.id,
        expectedVersion: detail.version,
        unitId,
        instruction: '',
      });
      void message.success(t('dispatched', { number: detail.number, unit: names.unitName(unitId) }));
      onChanged();
    } catch (reason) {
      setError(reason);
    } finally {
      setSending(false);
    }
  };
  const accepts = waits && mayDispatch && !isOthers && !sending && units.length > 0;
  const keys = units.map((_, index) => String(index + 1)).join(' ');
  useShortcut(
    { id: 'acceptUnit', group: 'case', keys: keys || '1' },
    accepts
      ? (key) => {
          const unit = units[Number(key) - 1];
          return unit ? void send(unit.unitId) : false;
        }
      : null,
  );
  if (!waits) return null;
  if (ranked.isError) return <Refused error={ranked.error} onRetry={() => void ranked.refetch()} />;
  return (
    <section aria-label={t('recommended')} className="ucc-recommend" data-testid="recommended">
      <h3>
        {t('recommended')} {accepts && <small>{t('acceptHint')}</small>}
      </h3>
      {error !== null && <Refused error={error} />}
      {ranked.data?.length === 0 && <p className="ucc-wait">{t('nobodyRecommended')}</p>}
      <ol>
        {units.map(({ unitId, score, reasons }, index) => (
          <li key={unitId} className="ucc-recommend-unit" data-testid={`recommended-${index + 1}`}>
            <span className="ucc-recommend-head">
              <strong>{names.unitName(unitId)}</strong>
              <small className="ucc-recommend-score">{t('score', { score })}</small>
              {mayDispatch && (
                <Button
                  size="small"
                  type={index === 0 ? 'primary' : 'default'}
                  disabled={!accepts}
                  onClick={() => void send(unitId)}
                  aria-label={t('sendTo', { unit: names.unitName(unitId) })}
                >
                  {t('send')} <kbd>{index + 1}</kbd>
                </Button>
              )}
            </span>
            <ul>
              {reasons.map((reason) => (
                <li key={reason.kind} className="ucc-recommend-reason" data-against={reason.points < 0}>
                  <span className="ucc-recommend-points">{signed(reason.points)}</span>
                  {reasonWords(t, { ...names, english: i18n.language === 'en' }, reason)}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </section>
  );
}
