import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CartesianGrid, Line, LineChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import type { PeriodUnit, Scheme } from '#shared/modules/evaluation/index.ts';
import { api } from '../../../bridge/index.ts';
import { Loading, Refused } from '../../../ui/States.tsx';
import { useBilingual } from '../../../ui/use-bilingual.ts';
import { figureText, scoreText } from './model.ts';

const COMPOSITE = '';
const PERIODS = 12;
const TICK = { fill: 'var(--text-2)', fontSize: 12 };
const TOOLTIP = { background: 'var(--surface)', border: '1px solid var(--border)', color: 'var(--text)' };

interface TrendProps {
  scheme: Scheme;
  object: { id: string | null; name: string };
  unit: PeriodUnit;
  until: string;
}

/** How one object stood in the last twelve periods: drawn, and as a table for readers. */
export function Trend({ scheme, object, unit, until }: TrendProps) {
  const { t } = useTranslation('evaluation');
  const bilingual = useBilingual();
  const [shown, show] = useState(COMPOSITE);
  const input = { scheme: scheme.id, object: object.id, unit, until, count: PERIODS };
  const query = useQuery(api.evaluation.trend.queryOptions({ input }));
  const indicator = scheme.indicators.find(({ id }) => id === shown);
  const text = (value: number | null) => (indicator ? figureText(indicator.as, value) : scoreText(value));
  const points = query.data?.map(({ period, composite, indicators }) => ({
    from: period.from,
    value: indicator ? (indicators[indicator.id] ?? null) : composite,
  }));
  const title = t('trend', { name: object.name });
  return (
    <section className="ucc-trend" aria-label={title}>
      <header>
        <h2>{title}</h2>
        <Select
          size="small"
          value={shown}
          aria-label={t('trendOf')}
          options={[
            { value: COMPOSITE, label: t('composite') },
            ...scheme.indicators.map((each) => ({ value: each.id, label: bilingual(each) })),
          ]}
          onChange={show}
          popupMatchSelectWidth={false}
        />
      </header>
      {query.isError && <Refused error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <Loading />}
      {points && (
        <>
          <div className="ucc-trend-chart" aria-hidden="true">
            <ResponsiveContainer width="100%" height="100%">
              <LineChart
                data={points}
                accessibilityLayer={false}
                margin={{ top: 8, right: 16, bottom: 0, left: 0 }}
              >
                <CartesianGrid vertical={false} stroke="var(--border)" />
                <XAxis dataKey="from" tick={TICK} stroke="var(--border)" tickLine={false} />
                <YAxis
                  tick={TICK}
                  width={64}
                  stroke="var(--border)"
                  tickLine={false}
                  domain={indicator?.as === 'number' ? [0, 'auto'] : [0, indicator ? 1 : 100]}
                  tickFormatter={(value: number) => text(value)}
                />
                <Tooltip
                  contentStyle={TOOLTIP}
                  formatter={(value) => [
                    text(Number(value)),
                    indicator ? bilingual(indicator) : t('composite'),
                  ]}
                />
                <Line
                  dataKey="value"
                  stroke="var(--accent)"
                  strokeWidth={2}
                  isAnimationActive={false}
                  connectNulls={false}
                />
              </LineChart>
            </ResponsiveContainer>
          </div>
          <table className="ucc-unseen">
            <tbody>
              {points.map(({ from, value }) => (
                <tr key={from}>
                  <th scope="row">{from}</th>
                  <td>{text(value)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </section>
  );
}
