import { useTranslation } from 'react-i18next';
import { Bar, BarChart, CartesianGrid, Legend, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import type { CaseOverview } from '#shared/modules/cases/index.ts';
import { Nothing } from '../../../ui/States.tsx';
import { BarTable } from './BarTable.tsx';
import { Card } from './Card.tsx';
import { isQuiet } from './model.ts';

interface HoursChartProps {
  overview: CaseOverview;
  onOpenHour(hour: number): void;
}

/** What came in and what went out, hour by hour. */
export function HoursChart({ overview, onOpenHour }: HoursChartProps) {
  const { t } = useTranslation('overview');
  const title = t('hours');
  if (isQuiet(overview)) {
    return (
      <Card title={title} wide>
        <Nothing text={t('quiet')} />
      </Card>
    );
  }
  const table = (seen: boolean) => (
    <BarTable
      head={[t('hour'), t('figure.registered'), t('figure.closed')]}
      rows={overview.hours.map(({ hour, registered, closed }) => ({
        key: String(hour),
        name: `${hour}:00`,
        bar: registered,
        late: 0,
        cells: [
          {
            value: registered,
            label: t('openHour', { hour, count: registered }),
            onOpen: seen ? () => onOpenHour(hour) : undefined,
          },
          { value: closed },
        ],
      }))}
    />
  );
  return (
    <Card title={title} table={table} wide>
      <div className="ucc-hours" aria-hidden="true">
        <ResponsiveContainer width="100%" height="100%">
          <BarChart
            data={overview.hours}
            accessibilityLayer={false}
            margin={{ top: 4, right: 8, bottom: 0, left: -20 }}
            barGap={1}
            onClick={({ activeLabel }) => {
              const row = overview.hours.find(({ hour }) => String(hour) === String(activeLabel));
              if (row && row.registered > 0) onOpenHour(row.hour);
            }}
          >
            <CartesianGrid vertical={false} stroke="var(--border)" />
            <XAxis dataKey="hour" tick={TICK} stroke="var(--border)" interval={1} tickLine={false} />
            <YAxis allowDecimals={false} tick={TICK} stroke="var(--border)" tickLine={false} />
            <Tooltip
              cursor={{ fill: 'var(--accent-soft)' }}
              labelFormatter={(hour) => `${hour}:00`}
              contentStyle={TOOLTIP}
              itemSorter={({ dataKey }) => (dataKey === 'registered' ? 0 : 1)}
            />
            <Legend
              verticalAlign="top"
              align="right"
              height={22}
              itemSorter={null}
              formatter={(name) => <span className="ucc-legend">{name}</span>}
            />
            <Bar
              dataKey="registered"
              name={t('figure.registered')}
              fill="var(--accent)"
              isAnimationActive={false}
              cursor="pointer"
            />
            <Bar dataKey="closed" name={t('figure.closed')} fill="var(--grey)" isAnimationActive={false} />
          </BarChart>
        </ResponsiveContainer>
      </div>
    </Card>
  );
}

const TICK = { fill: 'var(--text-2)', fontSize: 12 };
const TOOLTIP = {
  background: 'var(--surface)',
  border: '1px solid var(--border)',
  borderRadius: 4,
  color: 'var(--text)',
};
