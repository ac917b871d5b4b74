import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { SupervisionEntry } from '#shared/modules/cases/index.ts';
import { dayTime } from '../../../ui/time-text.ts';

/** 督办 and its written replies, the latest first; what is overdue says so. */
export function SupervisionThread({ entries, now }: { entries: readonly SupervisionEntry[]; now: number }) {
  const { t } = useTranslation('cases');
  return (
    <section className="ucc-annex" aria-label={t('field.supervisions')} data-testid="annex-supervisions">
      <h3>{t('field.supervisions')}</h3>
      <ul>
        {[...entries].reverse().map(({ level, opinion, replyBy, at, replies, liftedAt }) => (
          <li key={at}>
            <Tag color={level === 'listed' ? 'red' : 'volcano'}>{t(`level.${level}`)}</Tag>
            {opinion} <time>{dayTime(at)}</time>
            <ul>
              {replies.map((reply) => (
                <li key={reply.at}>
                  {t('supervisionReplied', { reply: reply.reply })} <time>{dayTime(reply.at)}</time>
                </li>
              ))}
              {liftedAt !== null ? (
                <li>{t('supervisionLifted', { at: dayTime(liftedAt) })}</li>
              ) : (
                replies.length === 0 &&
                replyBy !== null && (
                  <li data-late={now > replyBy}>{t('supervisionDue', { at: dayTime(replyBy) })}</li>
                )
              )}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  );
}
