import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import type { TicketDetail } from '#shared/modules/tickets/index.ts';

/** Says out of which ticket the case is made, and whose name it will carry. Personal data is masked already. */
export function FromTicket({ ticket }: { ticket: TicketDetail }) {
  const { t } = useTranslation('tickets');
  const { reporter, confidential } = ticket;
  const caller = [reporter?.name, reporter?.phone].filter(Boolean).join(' ');
  return (
    <Alert
      type="info"
      showIcon
      data-testid="from-ticket"
      title={t('fromTicket', { number: ticket.number })}
      description={
        confidential ? t('callerKept') : caller === '' ? t('callerUnknown') : t('callerTaken', { caller })
      }
    />
  );
}
