import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useNav } from '../../../app/nav.ts';
import { useSession } from '../../../app/session.tsx';
import { api, onChange } from '../../../bridge/index.ts';
import '../detail/ticket.css';

/** The tickets that a case answers; nothing where there are none or this post may not read them. */
export function CaseTickets({ caseId }: { caseId: string }) {
  const { t } = useTranslation('tickets');
  const { may } = useSession();
  const mayRead = may('ticket.read');
  const { data, refetch } = useQuery(
    api.tickets.ofCase.queryOptions({ input: { caseId }, enabled: mayRead }),
  );
  useEffect(() => (mayRead ? onChange('tickets', () => void refetch()) : undefined), [mayRead, refetch]);
  if (!data || data.length === 0) return null;
  return (
    <section aria-label={t('ofCase')}>
      <h3>{t('ofCase')}</h3>
      <ul className="ucc-ticket-links">
        {data.map((row) => (
          <li key={row.id}>
            <Button
              type="link"
              size="small"
              data-testid="open-ticket"
              onClick={() => useNav.getState().go('tickets', { ticketId: row.id })}
            >
              {row.number}
            </Button>
            {t(`stage.${row.stage}`)} · <span title={row.text}>{row.text}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
