import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNames } from '../../../app/reference.tsx';
import { api, client } from '../../../bridge/index.ts';
import { useNow } from '../../../ui/now.ts';
import { Refused } from '../../../ui/States.tsx';
import { clockTime } from '../../../ui/time-text.ts';
import { paramWords } from '../../cases/detail/timeline-words.ts';
import { holderWords, secondsTo } from './claim-words.ts';
import { refreshClaims } from './use-claims.ts';
import type { FormGuard } from './use-form-guard.ts';
import './claim.css';

/** What other seats have to do with the case of this form, above its fields. */
export function GuardNotes({ caseId, guard }: { caseId: string; guard: FormGuard }) {
  return (
    <div className="ucc-guard" role="status">
      {guard.moved && <Moved caseId={caseId} legal={guard.moved.legal} onGoOn={guard.goOn} />}
      <Stand caseId={caseId} stand={guard.stand} />
    </div>
  );
}

/** Somebody else took a step: what it was, and that nothing typed is lost. */
function Moved({ caseId, legal, onGoOn }: { caseId: string; legal: boolean; onGoOn(): void }) {
  const { t } = useTranslation('dispatch');
  const names = useNames();
  const timeline = useQuery(api.cases.timeline.queryOptions({ input: { id: caseId } }));
  const last = timeline.data?.at(-1);
  const words = last && {
    at: clockTime(last.at),
    who: last.actor.name ?? t(`cases:actor.${last.actor.kind}`),
    what: t(`cases:fact.${last.kind.replace('.', '_')}`, {
      ...paramWords((key, values) => t(`cases:${key}`, values), names, last.params),
      defaultValue: last.kind,
    }),
  };
  return (
    <Alert
      type="warning"
      showIcon
      data-testid="guard-moved"
      title={words ? t('guard.moved', words) : t('guard.movedUnknown')}
      description={t(legal ? 'guard.kept' : 'guard.over')}
      action={
        legal && (
          <Button size="small" onClick={onGoOn} data-testid="guard-go-on">
            {t('guard.goOn')}
          </Button>
        )
      }
    />
  );
}

function Stand({ caseId, stand }: { caseId: string; stand: FormGuard['stand'] }) {
  const { t } = useTranslation('dispatch');
  const now = useNow(1000);
  switch (stand.kind) {
    case 'mine':
    case 'unknown':
      return null;
    case 'wanted':
      return (
        <Alert
          type="warning"
          showIcon
          data-testid="guard-wanted"
          title={t('guard.wanted', {
            who: holderWords(t, stand.by),
            reason: stand.reason,
            seconds: secondsTo(stand.grantAt, now),
          })}
          description={t('guard.wantedHint')}
        />
      );
    case 'asking':
      return (
        <Alert
          type="info"
          showIcon
          data-testid="guard-asking"
          title={t('guard.asking', {
            who: holderWords(t, stand.holder),
            seconds: secondsTo(stand.grantAt, now),
          })}
        />
      );
    case 'lost':
      return (
        <Alert
          type="error"
          showIcon
          data-testid="guard-lost"
          title={t('guard.lost', { who: holderWords(t, stand.holder), reason: stand.reason })}
          description={<TakeBack caseId={caseId} note={t('guard.lostHint')} />}
        />
      );
    case 'othersNow':
      return (
        <Alert
          type="warning"
          showIcon
          data-testid="guard-others"
          title={t(stand.stale ? 'guard.othersStale' : 'guard.others', {
            who: holderWords(t, stand.holder),
          })}
          description={
            stand.askedBy ? (
              t('guard.askedBy', { who: holderWords(t, stand.askedBy) })
            ) : (
              <TakeBack caseId={caseId} note={t('guard.othersHint')} />
            )
          }
        />
      );
  }
}

/** Asks for the case with a reason; it comes after the grace. */
function TakeBack({ caseId, note }: { caseId: string; note: string }) {
  const { t } = useTranslation('dispatch');
  const [reason, setReason] = useState('');
  const [error, setError] = useState<unknown>(null);
  const ask = async () => {
    if (reason.trim() === '') return;
    try {
      await client.dispatch.claims.ask({ caseId, reason: reason.trim() });
      setError(null);
    } catch (refused) {
      setError(refused);
    }
    await refreshClaims();
  };
  return (
    <>
      {note}
      <div className="ucc-guard-ask">
        <Input
          value={reason}
          maxLength={200}
          placeholder={t('guard.reason')}
          aria-label={t('guard.reason')}
          data-testid="guard-reason"
          onChange={(event) => setReason(event.target.value)}
          onPressEnter={(event) => {
            if (event.ctrlKey || event.metaKey || event.nativeEvent.isComposing) return;
            event.preventDefault();
            void ask();
          }}
        />
        <Button onClick={() => void ask()} disabled={reason.trim() === ''} data-testid="guard-ask">
          {t('guard.ask')}
        </Button>
      </div>
      {error !== null && <Refused error={error} />}
    </>
  );
}
