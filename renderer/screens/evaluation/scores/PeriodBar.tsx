import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Button, DatePicker, Segmented, Space } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import { neighbour, type Period, type PeriodUnit, periodAround } from '#shared/modules/evaluation/index.ts';

export type Unit = PeriodUnit | 'range';
const UNITS: readonly Unit[] = ['week', 'month', 'quarter', 'year', 'range'];

interface PeriodBarProps {
  unit: Unit;
  period: Period;
  today: string;
  onChange(unit: Unit, period: Period): void;
}

/** Which stretch of days is scored: a calendar period and its neighbours, or any range. */
export function PeriodBar({ unit, period, today, onChange }: PeriodBarProps) {
  const { t } = useTranslation('evaluation');
  const step = (by: -1 | 1) => unit !== 'range' && onChange(unit, neighbour(unit, period, by));
  return (
    <>
      <Segmented<Unit>
        value={unit}
        options={UNITS.map((value) => ({ value, label: t(`unit.${value}`) }))}
        onChange={(next) => onChange(next, next === 'range' ? period : periodAround(next, today))}
      />
      {unit === 'range' ? (
        <DatePicker.RangePicker
          allowClear={false}
          value={[dayjs(period.from), dayjs(period.to)]}
          aria-label={t('unit.range')}
          onChange={(days) => {
            const [from, to] = days?.map((day) => day?.format('YYYY-MM-DD')) ?? [];
            if (from && to) onChange(unit, { from, to });
          }}
        />
      ) : (
        <Space.Compact>
          <Button
            icon={<LeftOutlined />}
            aria-label={t('before')}
            data-testid="period-before"
            onClick={() => step(-1)}
          />
          <Button onClick={() => onChange(unit, periodAround(unit, today))}>
            {t('span', { from: period.from, to: period.to })}
          </Button>
          <Button
            icon={<RightOutlined />}
            aria-label={t('after')}
            disabled={period.to >= today}
            onClick={() => step(1)}
          />
        </Space.Compact>
      )}
    </>
  );
}
