import { DownloadOutlined } from '@ant-design/icons';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WhyInput } from '#shared/modules/audit/index.ts';
import type { Device } from '#shared/modules/devices/index.ts';
import { MAX_POINTS, type Series, type SeriesPoints } from '#shared/modules/telemetry/index.ts';
import { useSession } from '../../../app/session.tsx';
import { api } from '../../../bridge/index.ts';
import { TimeChart } from '../../../ui/chart/TimeChart.tsx';
import { useNow } from '../../../ui/now.ts';
import { Loading, Nothing, Refused } from '../../../ui/States.tsx';
import { fullTime } from '../../../ui/time-text.ts';
import { useBilingual } from '../../../ui/use-bilingual.ts';
import { figure, unitText } from '../../alarms/shared/alarm-state.ts';
import { WhyDialog } from '../../audit/why/WhyDialog.tsx';
import { useLiveTick } from '../use-live-tick.ts';
import { exactReading } from './exact-reading.ts';
import { exportSeries } from './export-series.ts';
import { limitsOf } from './limits.ts';
import { summarisePoints } from './point-summary.ts';
import { Readout } from './Readout.tsx';
import { customRange, type RangeChoice, rangeAt } from './range.ts';

interface TrendViewProps {
  device: Device;
  series: Series;
  choice: RangeChoice;
  onRange(choice: RangeChoice): void;
}

/** Between two drawings of a line that grows. */
const RENEW_MS = 1_000;
/** Without new readings the line still moves to the left. */
const SLIDE_MS = 15_000;
/** Lines of moments gone by are not kept. */
const FORGET_MS = 10_000;
const FIRST_WIDTH = 800;
const LAST_STRETCH_MS = 3_600_000;

/** The line with its limits and flags, live while the range ends now; a click leads to the packet behind a point. */
export function TrendView({ device, series, choice, onRange }: TrendViewProps) {
  const { t } = useTranslation('telemetry');
  const { may } = useSession();
  const bilingual = useBilingual();
  const [width, setWidth] = useState(FIRST_WIDTH);
  const [hovered, hover] = useState<number | null>(null);
  const [why, askWhy] = useState<WhyInput | null>(null);
  const slide = useNow(SLIDE_MS);
  const tick = useLiveTick('telemetry', device.id, RENEW_MS);
  const live = choice.kind === 'span';
  // A tick is news: the line then ends at that moment, not at the last full quarter minute.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  const now = useMemo(() => Date.now(), [slide, live ? tick : 0]);
  const [from, to] = rangeAt(choice, now);
  const key = {
    deviceId: device.id,
    factor: series.factor,
    statistic: series.statistic,
    period: series.period,
  };
  const line = useQuery(
    api.telemetry.series.read.queryOptions({
      input: { ...key, from, to, points: Math.min(MAX_POINTS, Math.max(1, width)) },
      placeholderData: keepPreviousData,
      gcTime: FORGET_MS,
    }),
  );
  const rules = useQuery(
    api.alarms.rules.list.queryOptions({ enabled: may('alarm.read'), staleTime: 60_000 }),
  );
  const unit = line.data?.unit ?? series.unit;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the words change with the language only
  const limits = useMemo(
    () =>
      limitsOf(rules.data ?? [], series.factor, unit).map(({ op, value, name }) => ({
        value,
        label: `${bilingual(name)} ${op} ${figure(value)} ${unitText(unit)}`,
      })),
    [rules.data, series.factor, unit, t],
  );
  const summary = useMemo(() => (line.data ? summarisePoints(line.data) : null), [line.data]);
  const name = t(`factor.${series.factor}`, { defaultValue: series.factor });

  if (line.isError && !line.data) return <Refused error={line.error} onRetry={() => void line.refetch()} />;
  if (!line.data) return <Loading />;
  const points: SeriesPoints = line.data;
  const pick = async (index: number) => {
    const at = await exactReading(key, points, index);
    if (at !== null) askWhy({ kind: 'reading', ...key, at });
  };
  return (
    <>
      <div className="ucc-trend-info">
        <Readout points={points} summary={summary} hovered={hovered} />
        <Button
          icon={<DownloadOutlined />}
          title={t('exportHint')}
          data-testid="export-trend"
          disabled={!summary}
          onClick={() => void exportSeries(t, key, device.name, from, to)}
        >
          {t('common:export')}
        </Button>
      </div>
      <div className="ucc-trend-chart">
        {summary ? (
          <TimeChart
            label={t('chart', { device: device.name, series: name })}
            points={points}
            limits={limits}
            flagged={summary.flagged}
            range={[from, to]}
            onWidth={setWidth}
            onHover={hover}
            onPick={(index) => void pick(index)}
            onSpan={(a, b) => onRange(customRange(a, b))}
          />
        ) : (
          <Nothing text={t('noPoints')}>
            <p>{t('lastOne', { time: fullTime(series.lastAt) })}</p>
            <Button onClick={() => onRange(customRange(series.lastAt - LAST_STRETCH_MS, series.lastAt + 1))}>
              {t('showLast')}
            </Button>
          </Nothing>
        )}
      </div>
      {why && <WhyDialog input={why} onClose={() => askWhy(null)} />}
    </>
  );
}
