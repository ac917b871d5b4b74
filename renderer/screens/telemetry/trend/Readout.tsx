import { useTranslation } from 'react-i18next';
import type { SeriesPoints } from '#shared/modules/telemetry/index.ts';
import { fullTime } from '../../../ui/time-text.ts';
import { figure, unitText } from '../../alarms/shared/alarm-state.ts';
import type { PointSummary } from './point-summary.ts';

interface ReadoutProps {
  points: SeriesPoints;
  summary: PointSummary | null;
  /** The point under the cursor; without one the whole stretch is summed up. */
  hovered: number | null;
}

/** What the line says in figures: the point under the cursor, or the stretch. */
export function Readout({ points, summary, hovered }: ReadoutProps) {
  const { t } = useTranslation('telemetry');
  if (!summary) return <div className="ucc-readout" />;
  const unit = unitText(points.unit);
  return (
    <div className="ucc-readout">
      <p>
        {hovered === null ? (
          <Stretch summary={summary} unit={unit} />
        ) : (
          <Point points={points} index={hovered} />
        )}
      </p>
      <p className="ucc-readout-more">
        {bucketWords(t, points.bucketMs)}
        {summary.flagged.size > 0 && (
          <span className="ucc-readout-flagged">
            {t('flagged', {
              count: summary.flagged.size,
              why: summary.why.map(([quality, count]) => `${t(`quality.${quality}`)} ${count}`).join(' '),
            })}
          </span>
        )}
        <span>{t('readout')}</span>
      </p>
    </div>
  );
}

function Stretch({ summary, unit }: { summary: PointSummary; unit: string }) {
  const { t } = useTranslation('telemetry');
  return (
    <>
      {t('latest')} <b className="ucc-readout-value">{figure(summary.last)}</b> {unit} ·{' '}
      {fullTime(summary.lastAt)} · {t('least')} <b>{figure(summary.min)}</b> · {t('most')}{' '}
      <b>{figure(summary.max)}</b>
    </>
  );
}

function Point({ points, index }: { points: SeriesPoints; index: number }) {
  const { t } = useTranslation('telemetry');
  const { at, min, max, last, quality, unit } = points;
  const flag = quality[index] ?? 'ok';
  const [low, high] = [min[index] ?? 0, max[index] ?? 0];
  return (
    <>
      {fullTime(at[index] ?? 0)} · <b className="ucc-readout-value">{figure(last[index] ?? 0)}</b>{' '}
      {unitText(unit)}
      {low !== high && ` · ${t('span', { min: figure(low), max: figure(high) })}`} ·{' '}
      {flag === 'ok' ? (
        t('believed')
      ) : (
        <span className="ucc-readout-flagged">{t('notBelieved', { why: t(`quality.${flag}`) })}</span>
      )}
    </>
  );
}

type Translate = (key: string, values?: Record<string, unknown>) => string;

function bucketWords(t: Translate, bucketMs: number): string {
  if (bucketMs === 0) return t('unthinned');
  const seconds = Math.round(bucketMs / 1000);
  const width =
    seconds < 120
      ? t('width.seconds', { count: seconds })
      : t('width.minutes', { count: Math.round(seconds / 60) });
  return t('thinned', { width });
}
