import { Segmented, Select, Space } from 'antd';
import { useTranslation } from 'react-i18next';
import { coordinateSystemSchema, type PointSource } from '#shared/modules/imports/index.ts';
import { ColumnSelect } from './ColumnSelect.tsx';
import type { Fields } from './model.ts';

interface PointControlProps {
  columns: readonly string[];
  fields: Fields;
  onChange(fields: Fields): void;
}

/** Coordinates: none, two columns, or one that holds both; and in which system they were measured. */
export function PointControl({ columns, fields, onChange }: PointControlProps) {
  const { t } = useTranslation('imports');
  const { point } = fields;
  const mode = point === undefined ? 'none' : 'lngColumn' in point ? 'two' : 'one';
  const system = point?.system ?? 'WGS84';
  const set = (next: PointSource) => onChange({ ...fields, point: next });
  const choose = (next: string) => {
    if (next === 'two') return set({ lngColumn: '', latColumn: '', system });
    if (next === 'one') return set({ column: '', order: 'lngLat', system });
    const { point: _gone, ...rest } = fields;
    onChange(rest);
  };
  return (
    <Space wrap>
      <Segmented
        value={mode}
        aria-labelledby="field-point"
        options={['none', 'two', 'one'].map((value) => ({ value, label: t(`pointBy.${value}`) }))}
        onChange={choose}
      />
      {point && 'lngColumn' in point && (
        <>
          <ColumnSelect
            field="lng"
            label={t('lng')}
            columns={columns}
            value={point.lngColumn}
            onChange={(lngColumn) => set({ ...point, lngColumn })}
          />
          <ColumnSelect
            field="lat"
            label={t('lat')}
            columns={columns}
            value={point.latColumn}
            onChange={(latColumn) => set({ ...point, latColumn })}
          />
        </>
      )}
      {point && 'column' in point && (
        <>
          <ColumnSelect
            field="point"
            columns={columns}
            value={point.column}
            onChange={(column) => set({ ...point, column })}
          />
          <Select
            value={point.order}
            aria-label={t('order')}
            options={(['lngLat', 'latLng'] as const).map((value) => ({ value, label: t(`orders.${value}`) }))}
            onChange={(order) => set({ ...point, order })}
          />
        </>
      )}
      {point && (
        <Select
          value={system}
          style={{ width: 190 }}
          aria-label={t('system')}
          popupMatchSelectWidth={false}
          options={coordinateSystemSchema.options.map((value) => ({ value, label: t(`systems.${value}`) }))}
          onChange={(next) => set({ ...point, system: next })}
        />
      )}
    </Space>
  );
}
