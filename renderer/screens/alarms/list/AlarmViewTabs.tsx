import { useTranslation } from 'react-i18next';
import { type AlarmCounts, type AlarmView, alarmViewSchema } from '#shared/modules/alarms/index.ts';
import { useAlarmCounts } from '../shared/use-alarm-counts.ts';
import { useAlarmView } from './alarm-view.ts';

const countOf = (counts: AlarmCounts | undefined, view: AlarmView): number | undefined =>
  view === 'all' ? undefined : counts?.[view];

export function AlarmViewTabs() {
  const { t } = useTranslation('alarms');
  const counts = useAlarmCounts();
  const { view, show } = useAlarmView();
  return (
    <div className="ucc-alarm-tabs" role="tablist" aria-label={t('views')}>
      {alarmViewSchema.options.map((id) => (
        <button
          key={id}
          type="button"
          role="tab"
          aria-selected={id === view}
          data-testid={`alarm-view-${id}`}
          onClick={() => show({ view: id })}
        >
          {t(`view.${id}`)} <small>{countOf(counts, id)}</small>
        </button>
      ))}
    </div>
  );
}
