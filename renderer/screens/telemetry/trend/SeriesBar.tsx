import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Series } from '#shared/modules/telemetry/index.ts';
import type { SeriesOffer, SeriesWish } from './series-choice.ts';

interface SeriesBarProps {
  offer: SeriesOffer;
  shown: Series;
  onChange(wish: SeriesWish): void;
}

/** Factor, statistic and period of the line, as far as the device has them. */
export function SeriesBar({ offer, shown, onChange }: SeriesBarProps) {
  const { t } = useTranslation('telemetry');
  const choose = (
    key: 'factor' | 'statistic' | 'period',
    values: readonly string[],
    word: (value: string) => string,
    width: number,
  ) => (
    <Select
      value={shown[key]}
      style={{ width }}
      popupMatchSelectWidth={false}
      aria-label={t(`choose.${key}`)}
      data-testid={`choose-${key}`}
      options={values.map((value) => ({ value, label: word(value) }))}
      onChange={(value) => onChange({ [key]: value })}
    />
  );
  return (
    <>
      {choose('factor', offer.factors, (value) => t(`factor.${value}`, { defaultValue: value }), 190)}
      {choose('statistic', offer.statistics, (value) => t(`statistic.${value}`), 110)}
      {choose('period', offer.periods, (value) => t(`period.${value}`), 90)}
    </>
  );
}
