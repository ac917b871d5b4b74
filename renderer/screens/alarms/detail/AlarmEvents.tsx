import { useTranslation } from 'react-i18next';
import type { AlarmEvent } from '#shared/modules/alarms/index.ts';
import { dayTime, fullTime } from '../../../ui/time-text.ts';

/** An alarm's life, newest first. */
export function AlarmEvents({ events }: { events: readonly AlarmEvent[] }) {
  const { t } = useTranslation('alarms');
  const words = ({ kind, note }: AlarmEvent) => {
    if (kind === 'AlarmCleared.v1')
      return t(`clearReason.${note ?? 'back'}`, { defaultValue: t('clearReason.back') });
    return t(`event.${kind.replace('.', '_')}`, { note: note ?? '', defaultValue: kind });
  };
  return (
    <ol className="ucc-alarm-events">
      {events.toReversed().map((event) => (
        <li key={event.factId}>
          <time title={fullTime(event.at)}>{dayTime(event.at)}</time>
          <span>{event.by ?? t('system')}</span>
          <span>{words(event)}</span>
        </li>
      ))}
    </ol>
  );
}
