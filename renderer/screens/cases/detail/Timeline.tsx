import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { TimelineEntry } from '#shared/modules/cases/index.ts';
import { useNames } from '../../../app/reference.tsx';
import { dayTime, fullTime } from '../../../ui/time-text.ts';
import { paramWords } from './timeline-words.ts';

/** What happened, newest first, by whom; the first entry leads back to what caused the case. */
export function Timeline({
  entries,
  onWhy,
}: {
  entries: readonly TimelineEntry[];
  onWhy: (() => void) | undefined;
}) {
  const { t } = useTranslation('cases');
  const names = useNames();
  return (
    <section aria-label={t('timeline')}>
      <h3>{t('timeline')}</h3>
      <ol className="ucc-timeline">
        {[...entries].reverse().map(({ factId, kind, at, actor, params, causedBy }) => (
          <li key={factId}>
            <time title={fullTime(at)}>{dayTime(at)}</time>
            <span className="ucc-timeline-who" title={actor.name ?? actor.id}>
              {actor.kind === 'person'
                ? names.postName(actor.postId) || actor.name
                : t(`actor.${actor.kind}`)}
            </span>
            <span>
              {t(`fact.${kind.replace('.', '_')}`, { ...paramWords(t, names, params), defaultValue: kind })}
              {causedBy && onWhy && (
                <Button type="link" size="small" onClick={onWhy} data-testid="why">
                  {t('why')}
                </Button>
              )}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
