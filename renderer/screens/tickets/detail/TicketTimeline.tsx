import { useTranslation } from 'react-i18next';
import type { TimelineEntry } from '#shared/modules/cases/index.ts';
import { useNames } from '../../../app/reference.tsx';
import { dayTime, fullTime } from '../../../ui/time-text.ts';
import type { TicketWords } from '../shared/use-ticket-rules.ts';
import { ticketParamWords } from './timeline-words.ts';

interface TicketTimelineProps {
  entries: readonly TimelineEntry[];
  words: TicketWords;
}

/** What happened, newest first, by whom. */
export function TicketTimeline({ entries, words }: TicketTimelineProps) {
  const { t } = useTranslation('tickets');
  const names = useNames();
  return (
    <section aria-label={t('timeline')}>
      <h3>{t('timeline')}</h3>
      <ol className="ucc-timeline">
        {[...entries].reverse().map(({ factId, kind, at, actor, params }) => (
          <li key={factId}>
            <time title={fullTime(at)}>{dayTime(at)}</time>
            <span className="ucc-timeline-who" title={actor.name ?? actor.id}>
              {actor.kind === 'person'
                ? names.postName(actor.postId) || actor.name
                : t(`cases:actor.${actor.kind}`)}
            </span>
            <span>
              {t(`fact.${kind.replace('.', '_')}`, {
                ...ticketParamWords(t, { ...names, ...words }, params),
                defaultValue: kind,
              })}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
