import { useTranslation } from 'react-i18next';
import type { AlarmRow } from '#shared/modules/alarms/index.ts';
import { useNames } from '../../../app/reference.tsx';
import { fullTime, minuteTime } from '../../../ui/time-text.ts';
import { useBilingual } from '../../../ui/use-bilingual.ts';
import { alarmState, valueAgainstLimit } from '../shared/alarm-state.ts';
import { SEVERITY_SHAPES } from '../shared/severity.tsx';

interface AlarmTileProps {
  alarm: AlarmRow;
  /** How often it was sounded. */
  rung: number;
  onAcknowledge: ((alarmIds: string[]) => Promise<void>) | undefined;
  onOpen(alarmId: string): void;
}

/** One open alarm: what, where, how far beyond the limit, since when, and what is still to be done. */
export function AlarmTile({ alarm, rung, onAcknowledge, onOpen }: AlarmTileProps) {
  const { t } = useTranslation('alarms');
  const names = useNames();
  const bilingual = useBilingual();
  const state = alarmState(alarm);
  const place = alarm.address || names.streetName(alarm.streetCode);
  const what = valueAgainstLimit(alarm) || t('noDataSince', { time: minuteTime(alarm.firstAt) });
  const said = [
    t(`state.${state}`),
    alarm.ackBy,
    alarm.caseId && t('hasCase'),
    alarm.count > 1 && t('times', { count: alarm.count }),
    rung > 1 && t('rung', { count: rung }),
  ];
  return (
    <article
      className="ucc-tile"
      data-severity={alarm.severity}
      data-state={alarm.state.acknowledged ? 'acknowledged' : 'unacknowledged'}
      data-testid="alarm-tile"
    >
      <button
        type="button"
        className="ucc-tile-body"
        title={`${alarm.deviceName} · ${place}`}
        onClick={() => onOpen(alarm.id)}
      >
        <span className="ucc-tile-head">
          <b>
            <span title={t(`severity.${alarm.severity}`)}>{SEVERITY_SHAPES[alarm.severity]}</span>{' '}
            {bilingual(alarm.ruleName)}
          </b>
          <time title={fullTime(alarm.firstAt)}>{minuteTime(alarm.firstAt)}</time>
        </span>
        <span className="ucc-tile-line ucc-tile-value">{what}</span>
        <span className="ucc-tile-line">{[alarm.deviceName, place].filter(Boolean).join(' · ')}</span>
        <span className="ucc-tile-state">{said.filter(Boolean).join(' · ')}</span>
      </button>
      {!alarm.state.acknowledged && onAcknowledge && (
        <button
          type="button"
          className="ucc-tile-ack"
          data-testid="acknowledge-tile"
          aria-label={t('acknowledgeOne', { rule: bilingual(alarm.ruleName), device: alarm.deviceName })}
          onClick={() => void onAcknowledge([alarm.id])}
        >
          {t('acknowledge')}
        </button>
      )}
    </article>
  );
}
