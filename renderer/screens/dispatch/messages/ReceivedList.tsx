import { App, Button } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReceivedMessage } from '#shared/modules/dispatch/index.ts';
import { useNav } from '../../../app/nav.ts';
import { useNames } from '../../../app/reference.tsx';
import { client, refusalOf } from '../../../bridge/index.ts';
import { refusalText } from '../../../ui/refusal-text.ts';
import { Loading, Nothing, Refused } from '../../../ui/States.tsx';
import { dayTime } from '../../../ui/time-text.ts';
import { isOpen } from './model.ts';
import { useReceived } from './use-messages.ts';

interface Choice {
  chosen: string | null;
  onChoose(id: string): void;
}

/** Choosing a message reads it; where the sender asked for it, it is acknowledged by a button. */
export function ReceivedList({ chosen, onChoose }: Choice) {
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
  const { message: toast } = App.useApp();
  const { data, error, isError, refetch } = useReceived(cursor);
  const say = async (call: Promise<unknown>) => {
    try {
      await call;
    } catch (reason) {
      void toast.error(refusalText(t, refusalOf(reason)).text);
    }
    await refetch();
  };
  const rows = data?.rows;
  // Choosing is reading, also when the choice came from an announcement.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each message chosen
  useEffect(() => {
    const message = rows?.find(({ id }) => id === chosen);
    if (message && message.readAt === null) void say(client.dispatch.messages.read({ id: message.id }));
  }, [chosen, rows === undefined]);
  if (isError && !data) return <Refused error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  if (data.rows.length === 0 && cursor === null) return <Nothing text={t('message.none')} />;
  return (
    <>
      {data.rows.map((message) => (
        <Line
          key={message.id}
          message={message}
          isChosen={message.id === chosen}
          onChoose={() => onChoose(message.id)}
          onAcknowledge={() => void say(client.dispatch.messages.acknowledge({ id: message.id }))}
        />
      ))}
      {data.next && onMore && (
        <Button type="link" onClick={() => data.next && onMore(data.next)}>
          {t('message.older')}
        </Button>
      )}
    </>
  );
}

interface LineProps {
  message: ReceivedMessage;
  isChosen: boolean;
  onChoose(): void;
  onAcknowledge(): void;
}

function Line({ message, isChosen, onChoose, onAcknowledge }: LineProps) {
  const { t } = useTranslation('dispatch');
  const names = useNames();
  const { from, text, urgent, acknowledge, acknowledgedAt, caseId, caseNumber, sentAt, reminders } = message;
  return (
    <article className="ucc-message" data-open={isOpen(message)} data-chosen={isChosen} data-testid="message">
      <button type="button" className="ucc-message-body" aria-pressed={isChosen} onClick={onChoose}>
        <span className="ucc-message-line">
          <strong>{from.personName}</strong> <small>{names.postName(from.postId)}</small>
          {urgent && <small className="ucc-message-urgent">▲ {t('message.urgent')}</small>}
          {reminders > 0 && (
            <small className="ucc-message-reminded">{t('message.reminded', { count: reminders })}</small>
          )}
          <time>{dayTime(sentAt)}</time>
        </span>
        <span className="ucc-wrap">{text}</span>
      </button>
      <span className="ucc-message-line">
        {caseId && (
          <Button type="link" size="small" onClick={() => useNav.getState().go('desk', { caseId })}>
            {caseNumber}
          </Button>
        )}
        {acknowledge &&
          (acknowledgedAt === null ? (
            <Button size="small" type="primary" onClick={onAcknowledge} data-testid="message-acknowledge">
              {t('message.acknowledge')}
            </Button>
          ) : (
            <small>{t('message.acknowledgedAt', { at: dayTime(acknowledgedAt) })}</small>
          ))}
      </span>
    </article>
  );
}
