import { Button, DatePicker, Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { fromPicker, toPicker } from '../../../ui/picker-time.ts';
import { customRange, type RangeChoice, SPAN_KEYS, type SpanKey } from './range.ts';

interface RangeBarProps {
  choice: RangeChoice;
  onChange(choice: RangeChoice): void;
}

/** The stretch of time: one that ends now and moves, or one that stands still. */
export function RangeBar({ choice, onChange }: RangeBarProps) {
  const { t } = useTranslation('telemetry');
  const custom = choice.kind === 'custom' ? choice : null;
  return (
    <>
      <Segmented<SpanKey | 'custom'>
        aria-label={t('range')}
        value={custom ? 'custom' : choice.kind === 'span' ? choice.span : 'custom'}
        options={[
          ...SPAN_KEYS.map((value) => ({ value, label: t(`ranges.${value}`) })),
          ...(custom ? [{ value: 'custom' as const, label: t('ranges.custom') }] : []),
        ]}
        onChange={(value) => value !== 'custom' && onChange({ kind: 'span', span: value })}
      />
      <DatePicker.RangePicker
        showTime={{ format: 'HH:mm' }}
        format="YYYY-MM-DD HH:mm"
        allowClear={false}
        aria-label={t('ranges.custom')}
        style={{ width: 300 }}
        value={custom ? [toPicker(custom.from), toPicker(custom.to)] : null}
        onChange={(times) => {
          const [from, to] = times ?? [];
          if (from && to?.isAfter(from)) onChange(customRange(fromPicker(from), fromPicker(to)));
        }}
      />
      {custom && <Button onClick={() => onChange({ kind: 'span', span: '24h' })}>{t('refresh')}</Button>}
    </>
  );
}
