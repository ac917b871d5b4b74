import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { TimeChart } from '../../../ui/chart/TimeChart.tsx';
import { clockTime, fullTime } from '../../../ui/time-text.ts';
import { figure, unitText } from '../../alarms/shared/alarm-state.ts';
import { isBeyond, type limitOf, type NodeOf } from './chain.ts';

interface ReadingsStepProps {
  node: NodeOf<'readings'>;
  limit: ReturnType<typeof limitOf>;
}

/** The readings that decided: as a line against the limit, and as figures, newest first. */
export function ReadingsStep({ node, limit }: ReadingsStepProps) {
  const { t } = useTranslation('audit');
  const { factor, statistic, unit, readings, total } = node.detail;
  const name = t(`telemetry:factor.${factor}`, { defaultValue: factor });
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
      limit ? [{ value: limit.value, label: `${limit.op} ${figure(limit.value)} ${unitText(unit)}` }] : [],
    [limit, unit],
  );
  return (
    <div className="ucc-why-body">
      <strong className="ucc-why-title">
        {name}{' '}
        <small>
          {t(`telemetry:statistic.${statistic}`, { defaultValue: statistic })} · {unitText(unit)} ·{' '}
          {t('readingCount', { count: total })}
        </small>
      </strong>
      <div className="ucc-why-readings" data-single={readings.length === 1 || undefined}>
        {readings.length > 1 && (
          <div className="ucc-why-chart">
            <TimeChart label={t('chart', { name })} points={points} limits={limits} flagged={flagged} />
          </div>
        )}
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: scrolled with the keyboard */}
        <div className="ucc-why-table" tabIndex={0}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('column.at')}</th>
                <th scope="col">{t('column.value')}</th>
                <th scope="col">{t('column.quality')}</th>
              </tr>
            </thead>
            <tbody>
              {readings.toReversed().map(({ at, receivedAt, value, quality }) => (
                <tr key={`${at}/${receivedAt}`} data-beyond={isBeyond(value, limit)}>
                  <td title={fullTime(at)}>{clockTime(at)}</td>
                  <td>
                    {isBeyond(value, limit) && '▲ '}
                    {figure(value)}
                  </td>
                  <td>{t(`telemetry:quality.${quality}`)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </div>
    </div>
  );
}
