import { Button, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { TicketDetail } from '#shared/modules/tickets/index.ts';
import { useNav } from '../../../app/nav.ts';

/** Cases of the ticket; one click leads to each. */
export function LinkedCases({ cases }: { cases: TicketDetail['cases'] }) {
  const { t } = useTranslation('tickets');
  if (cases.length === 0) return null;
  return (
    <section aria-label={t('cases')}>
      <h3>{t('cases')}</h3>
      <ul className="ucc-ticket-links">
        {cases.map(({ caseId, number, how, stage }) => (
          <li key={caseId}>
            <Button
              type="link"
              size="small"
              data-testid="open-case"
              onClick={() => useNav.getState().go('desk', { caseId })}
            >
              {number}
            </Button>
            {t(`cases:stage.${stage}`)} {how === 'converted' && <Tag>{t('converted')}</Tag>}
          </li>
        ))}
      </ul>
    </section>
  );
}
