import { useQuery } from '@tanstack/react-query';
import { Button, DatePicker, Select, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { SEVERITIES } from '#shared/modules/alarms/index.ts';
import { useNames } from '../../../app/reference.tsx';
import { api } from '../../../bridge/index.ts';
import { fromPicker, toPicker } from '../../../ui/picker-time.ts';
import { useBilingual } from '../../../ui/use-bilingual.ts';
import { SEVERITY_SHAPES } from '../shared/severity.tsx';
import { type AlarmFilters, useAlarmView } from './alarm-view.ts';

/** What the list is narrowed to. */
export function AlarmFilterBar() {
  const { t } = useTranslation('alarms');
  const names = useNames();
  const bilingual = useBilingual();
  const rules = useQuery(api.alarms.rules.list.queryOptions());
  const { filters, order, show } = useAlarmView();
  const set = (part: AlarmFilters) => {
    const next = Object.entries({ ...filters, ...part }).filter(([, value]) => value !== undefined);
    show({ filters: Object.fromEntries(next) });
  };
  const select = { allowClear: true, popupMatchSelectWidth: false, style: { minWidth: 120 } } as const;
  return (
    <div className="ucc-alarm-filters">
      <Select
        {...select}
        mode="multiple"
        maxTagCount="responsive"
        style={{ width: 150 }}
        value={filters.severities ?? []}
        placeholder={t('filter.severities')}
        aria-label={t('filter.severities')}
        options={SEVERITIES.map((value) => ({
          value,
          label: `${SEVERITY_SHAPES[value]} ${t(`severity.${value}`)}`,
        }))}
        onChange={(severities) => set({ severities: severities.length > 0 ? severities : undefined })}
      />
      <Select
        {...select}
        showSearch={{ optionFilterProp: 'label' }}
        value={filters.ruleId}
        placeholder={t('filter.ruleId')}
        aria-label={t('filter.ruleId')}
        options={rules.data?.map(({ id, name }) => ({ value: id, label: bilingual(name) })) ?? []}
        onChange={(ruleId) => set({ ruleId })}
      />
      <Select
        {...select}
        showSearch={{ optionFilterProp: 'label' }}
        value={filters.streetCode}
        placeholder={t('filter.streetCode')}
        aria-label={t('filter.streetCode')}
        options={names.reference.streets.map(({ code }) => ({ value: code, label: names.streetName(code) }))}
        onChange={(streetCode) => set({ streetCode })}
      />
      <DatePicker.RangePicker
        aria-label={t('filter.range')}
        placeholder={[t('filter.from'), t('filter.to')]}
        allowEmpty={[true, true]}
        style={{ width: 230 }}
        value={[filters.from ? toPicker(filters.from) : null, filters.to ? toPicker(filters.to - 1) : null]}
        onChange={(days) =>
          set({
            from: days?.[0] ? fromPicker(days[0].startOf('day')) : undefined,
            to: days?.[1] ? fromPicker(days[1].add(1, 'day').startOf('day')) : undefined,
          })
        }
      />
      <Select
        value={order}
        aria-label={t('filter.order')}
        style={{ width: 110 }}
        options={(['severity', 'newest'] as const).map((value) => ({ value, label: t(`order.${value}`) }))}
        onChange={(next) => show({ order: next })}
      />
      {filters.deviceId && (
        <Tag closable onClose={() => set({ deviceId: undefined })}>
          <DeviceName id={filters.deviceId} />
        </Tag>
      )}
      {Object.keys(filters).length > 0 && (
        <Button type="link" size="small" onClick={() => show({ filters: {} })}>
          {t('filter.clear')}
        </Button>
      )}
    </div>
  );
}

/** The name an alarm of the device carries; needs no right to see the register. */
function DeviceName({ id }: { id: string }) {
  const { t } = useTranslation('alarms');
  const one = useQuery(api.alarms.list.queryOptions({ input: { view: 'all', deviceId: id, limit: 1 } }));
  return t('filter.device', { name: one.data?.rows[0]?.deviceName ?? '…' });
}
