import { useTranslation } from 'react-i18next';
import { type AlarmView, SEVERITIES, type Severity } from '#shared/modules/alarms/index.ts';
import { useNav } from '../../../app/nav.ts';
import { minuteTime } from '../../../ui/time-text.ts';
import { useAlarmView } from '../list/alarm-view.ts';
import { SEVERITY_SHAPES } from '../shared/severity.tsx';
import { useAlarmCounts } from '../shared/use-alarm-counts.ts';
import './annunciator.css';

/** Always in sight: open alarms by severity, and how many are shelved. */
export function AlarmCounters() {
  const { t } = useTranslation('alarms');
  const counts = useAlarmCounts();
  if (!counts) return null;
  const go = (view: AlarmView, severities?: Severity[]) => {
    useAlarmView.getState().show({ view, filters: severities ? { severities } : {} });
    useNav.getState().go('alarms');
  };
  const ends = counts.nextUnshelveAt;
  return (
    <fieldset className="ucc-alarm-counts" aria-label={t('counters')} data-testid="alarm-counters">
      {SEVERITIES.map((severity) => {
        const { open, active, unacknowledged } = counts.bySeverity[severity];
        return (
          <button
            key={severity}
            type="button"
            className="ucc-alarm-count"
            data-severity={severity}
            data-state={open === 0 ? 'none' : unacknowledged > 0 ? 'unacknowledged' : 'acknowledged'}
            data-testid={`alarm-count-${severity}`}
            title={t('counterHint', { open, active, unacknowledged })}
            onClick={() => go('open', [severity])}
          >
            <span aria-hidden="true">{SEVERITY_SHAPES[severity]}</span> {t(`severity.${severity}`)}{' '}
            <b>{open}</b>
          </button>
        );
      })}
      <button
        type="button"
        className="ucc-alarm-count"
        data-state="none"
        data-testid="alarm-count-shelved"
        title={ends ? t('nextUnshelve', { time: minuteTime(ends) }) : undefined}
        onClick={() => go('shelved')}
      >
        {t('state.shelved')} <b>{counts.shelved}</b>
      </button>
    </fieldset>
  );
}
