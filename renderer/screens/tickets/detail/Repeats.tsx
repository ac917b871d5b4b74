import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TicketDetail, TicketRow } from '#shared/modules/tickets/index.ts';
import { useSession } from '../../../app/session.tsx';
import { api, client, onChange } from '../../../bridge/index.ts';
import { Refused } from '../../../ui/States.tsx';
import { dayTime } from '../../../ui/time-text.ts';
import type { TicketWords } from '../shared/use-ticket-rules.ts';
import { joinable } from './joinable.ts';

interface RepeatsProps {
  detail: TicketDetail;
  words: TicketWords;
  onOpen(id: string): void;
  onDone(): void;
}

/** The main ticket or those joined to this one, then the same caller's others and the same matter nearby. */
export function Repeats({ detail, words, onOpen, onDone }: RepeatsProps) {
  const { t } = useTranslation('tickets');
  const { may } = useSession();
  const query = useQuery(api.tickets.repeats.queryOptions({ input: { id: detail.id } }));
  const [error, setError] = useState<unknown>(null);
  const { refetch } = query;
  useEffect(() => onChange('tickets', () => void refetch()), [refetch]);
  const join = (child: TicketRow, mainId: string) => {
    client.tickets.join({ id: child.id, expectedVersion: child.version, mainId }).then(onDone, setError);
  };
  const line = (row: TicketRow) => {
    const { under, over } = joinable(detail, row);
    return (
      <li key={row.id}>
        <Button type="link" size="small" onClick={() => onOpen(row.id)}>
          {row.number}
        </Button>
        {t(`stage.${row.stage}`)} · <time>{dayTime(row.receivedAt)}</time> ·{' '}
        <span title={row.text}>{row.text}</span>
        {may('ticket.link') && under && (
          <Button size="small" onClick={() => join(detail, row.id)} data-testid="join-under">
            {t('joinUnder')}
          </Button>
        )}
        {may('ticket.link') && over && (
          <Button size="small" onClick={() => join(row, detail.id)} data-testid="join-over">
            {t('joinOver')}
          </Button>
        )}
      </li>
    );
  };
  const list = (title: string, rows: readonly TicketRow[]) =>
    rows.length > 0 && (
      <section aria-label={title}>
        <h3>{title}</h3>
        <ul className="ucc-ticket-links">{rows.map(line)}</ul>
      </section>
    );
  const linked = detail.main ? [detail.main] : detail.joined;
  const known = new Set(linked.map(({ id }) => id));
  const fresh = (rows: readonly TicketRow[] | undefined) => (rows ?? []).filter(({ id }) => !known.has(id));
  return (
    <>
      {error !== null && <Refused error={error} />}
      {linked.length > 0 && (
        <section aria-label={t(detail.main ? 'mainTicket' : 'joinedTickets')}>
          <h3>{t(detail.main ? 'mainTicket' : 'joinedTickets')}</h3>
          <ul className="ucc-ticket-links">
            {linked.map(({ id, number, stage, receivedAt }) => (
              <li key={id}>
                <Button type="link" size="small" onClick={() => onOpen(id)} data-testid="open-ticket">
                  {number}
                </Button>
                {t(`stage.${stage}`)} · <time>{dayTime(receivedAt)}</time>
              </li>
            ))}
          </ul>
        </section>
      )}
      {query.error && <Refused error={query.error} onRetry={() => void refetch()} />}
      {list(t('sameCaller', { count: words.callerDays }), fresh(query.data?.callers))}
      {list(
        t('sameMatter', { count: words.matterDays, metres: words.matterRadiusM }),
        fresh(query.data?.matters),
      )}
    </>
  );
}
