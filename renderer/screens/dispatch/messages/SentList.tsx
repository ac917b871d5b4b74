import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNames } from '../../../app/reference.tsx';
import { api } from '../../../bridge/index.ts';
import { Loading, Nothing, Refused } from '../../../ui/States.tsx';
import { dayTime } from '../../../ui/time-text.ts';
import { audienceWords } from './audience-words.ts';
import { useSent } from './use-messages.ts';

interface Choice {
  chosen: string | null;
  onChoose(id: string): void;
}

/** What I sent, each with how many have it, have read it, have understood it. */
export function SentList({ chosen, onChoose }: Choice) {
  const [cursors, setCursors] = useState<(string | null)[]>([null]);
  return (
    <div className="ucc-message-list">
      {cursors.map((cursor, index) => (
        <Page
          key={cursor ?? 'first'}
          cursor={cursor}
          chosen={chosen}
          onChoose={onChoose}
          onMore={index === cursors.length - 1 ? (next) => setCursors([...cursors, next]) : null}
        />
      ))}
    </div>
  );
}

function Page({
  cursor,
  chosen,
  onChoose,
  onMore,
}: Choice & { cursor: string | null; onMore: ((next: string) => void) | null }) {
  const { t } = useTranslation('dispatch');
  const names = useNames();
  const people = useQuery(api.accounts.people.queryOptions());
  const { data, error, isError, refetch } = useSent(cursor);
  if (isError && !data) return <Refused error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  if (data.rows.length === 0 && cursor === null) return <Nothing text={t('message.noneSent')} />;
  return (
    <>
      {data.rows.map(({ id, audience, text, counts, acknowledge, sentAt, urgent }) => (
        <article key={id} className="ucc-message" data-chosen={id === chosen}>
          <button
            type="button"
            className="ucc-message-body"
            aria-pressed={id === chosen}
            onClick={() => onChoose(id)}
            data-testid="message-sent"
          >
            <span className="ucc-message-line">
              <strong>{audienceWords(t, names, people.data ?? [], audience)}</strong>
              {urgent && <small className="ucc-message-urgent">▲ {t('message.urgent')}</small>}
              <time>{dayTime(sentAt)}</time>
            </span>
            <span className="ucc-wrap">{text}</span>
            <small>{t(acknowledge ? 'message.countsAck' : 'message.counts', { ...counts })}</small>
          </button>
        </article>
      ))}
      {data.next && onMore && (
        <Button type="link" onClick={() => data.next && onMore(data.next)}>
          {t('message.older')}
        </Button>
      )}
    </>
  );
}
