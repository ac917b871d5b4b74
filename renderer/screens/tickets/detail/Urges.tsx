import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { TicketDetail } from '#shared/modules/tickets/index.ts';
import { dayTime } from '../../../ui/time-text.ts';
import type { TicketWords } from '../shared/use-ticket-rules.ts';

const COLOURS = { blue: 'blue', yellow: 'gold', red: 'red' } as const;

/** Levels of 催办: sent when, or may be sent from when. */
export function Urges({ detail, words }: { detail: TicketDetail; words: TicketWords }) {
  const { t } = useTranslation('tickets');
  const shown = detail.urges.filter(({ from, sentAt }) => sentAt !== null || from !== null);
  const waits = detail.actions.some(({ command }) => command === 'urge');
  if (!waits && shown.every(({ sentAt }) => sentAt === null)) return null;
  return (
    <section aria-label={t('urges')}>
      <h3>{t('urges')}</h3>
      {shown.map(({ level, from, sentAt }) => {
        const colour = words.urges.find(({ id }) => id === level)?.colour ?? 'blue';
        return (
          <Tag key={level} {...(sentAt !== null && { color: COLOURS[colour] })}>
            {words.urgeName(level)} ·{' '}
            {sentAt === null
              ? t('urgeFrom', { at: dayTime(from ?? 0) })
              : t('urgeSent', { at: dayTime(sentAt) })}
          </Tag>
        );
      })}
    </section>
  );
}
