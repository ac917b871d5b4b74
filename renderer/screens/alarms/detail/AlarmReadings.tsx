import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { AlarmReading, AlarmRow } from '#shared/modules/alarms/index.ts';
import { TimeChart } from '../../../ui/chart/TimeChart.tsx';
import { clockTime, fullTime } from '../../../ui/time-text.ts';
import { figure, unitText } from '../shared/alarm-state.ts';

/** The readings that led to the alarm against its limit; a single one in words. */
export function AlarmReadings({ alarm, readings }: { alarm: AlarmRow; readings: readonly AlarmReading[] }) {
  const { t } = useTranslation('alarms');
  const unit = unitText(alarm.unit);
  const points = useMemo(() => {
    const values = readings.map(({ value }) => value);
    return { at: readings.map(({ at }) => at), min: values, max: values, last: values };
  }, [readings]);
  const flagged = useMemo(
    () => new Set(readings.flatMap(({ quality }, i) => (quality === 'ok' ? [] : [i]))),
    [readings],
  );
  const limits = useMemo(
    () =>
      alarm.limit === null
        ? []
        : [{ value: alarm.limit, label: `${alarm.op ?? ''} ${figure(alarm.limit)} ${unit}` }],
    [alarm.limit, alarm.op, unit],
  );
  const last = readings.at(-1);
  return (
    <>
      {readings.length > 1 && (
        <div className="ucc-alarm-chart">
          <TimeChart label={t('readings')} points={points} limits={limits} flagged={flagged} />
        </div>
      )}
      {last && (
        <p className="ucc-alarm-note" title={fullTime(last.at)}>
          {clockTime(last.at)} · {figure(last.value)} {unit} · {t(`telemetry:quality.${last.quality}`)}
        </p>
      )}
    </>
  );
}
