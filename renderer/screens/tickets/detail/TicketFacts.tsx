import { Alert, Descriptions } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { TicketDetail } from '#shared/modules/tickets/index.ts';
import { useNames } from '../../../app/reference.tsx';
import { client } from '../../../bridge/index.ts';
import { fullTime } from '../../../ui/time-text.ts';
import { Reporter } from '../../cases/shared/Reporter.tsx';

/** What is known of the ticket, from the caller's words to his last answer. */
export function TicketFacts({ detail }: { detail: TicketDetail }) {
  const { t } = useTranslation('tickets');
  const names = useNames();
  const { reporter, offered } = detail;
  const item = (key: string, children: ReactNode) => ({ key, label: t(`detail.${key}`), children });
  const long = (text: string) => <span className="ucc-wrap">{text}</span>;
  const items = [
    item('text', long(detail.text)),
    reporter &&
      item(
        'reporter',
        <Reporter
          reporter={reporter}
          permission="ticket.reveal"
          reveal={(asked) => client.tickets.reveal({ id: detail.id, ...asked })}
        />,
      ),
    detail.classKey && item('class', names.className(detail.classKey)),
    detail.remark && item('remark', long(detail.remark)),
    item('receivedAt', fullTime(detail.receivedAt)),
    detail.signedAt && item('unit', detail.unitId ? names.unitName(detail.unitId) : t('ownUnit')),
    detail.contactedAt && item('contactedAt', fullTime(detail.contactedAt)),
    detail.result &&
      item(
        'result',
        <>
          {long(detail.result)}
          {detail.resolved !== null && <small> · {t(`resolved.${detail.resolved}`)}</small>}
        </>,
      ),
    detail.reply &&
      detail.repliedAt &&
      item('reply', long(`${detail.reply}（${fullTime(detail.repliedAt)}）`)),
    detail.satisfaction &&
      item(
        'satisfaction',
        [t(`satisfaction.${detail.satisfaction}`), detail.revisitNote].filter(Boolean).join('：'),
      ),
    detail.endReason && item('endReason', long(detail.endReason)),
    detail.sourceSystem && item('sourceSystem', detail.sourceSystem),
  ].filter((entry) => entry !== null && entry !== '' && entry !== 0);
  return (
    <>
      {offered && (
        <Alert
          type="info"
          showIcon
          title={t('offered', { number: offered.number })}
          description={offered.text}
          data-testid="offered-reply"
        />
      )}
      <Descriptions size="small" column={1} items={items} styles={{ label: { width: '6.5em' } }} />
    </>
  );
}
