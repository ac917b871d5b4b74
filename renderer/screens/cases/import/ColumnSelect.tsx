import { Select } from 'antd';
import { useTranslation } from 'react-i18next';

interface ColumnSelectProps {
  /** The field it is for, for its name. */
  field: string;
  columns: readonly string[];
  /** '' while none is chosen. */
  value: string;
  clearable?: boolean;
  onChange(column: string): void;
}

export function ColumnSelect({ field, columns, value, clearable = false, onChange }: ColumnSelectProps) {
  const { t } = useTranslation('imports');
  const gone = value !== '' && !columns.includes(value);
  return (
    <Select
      value={value === '' ? null : value}
      allowClear={clearable}
      showSearch={{ optionFilterProp: 'label' }}
      status={gone ? 'error' : ''}
      style={{ width: 220 }}
      placeholder={clearable ? t('noColumn') : t('choose')}
      aria-labelledby={`field-${field}`}
      popupMatchSelectWidth={false}
      data-testid={`column-${field}`}
      options={columns.map((column) => ({ value: column, label: column }))}
      onChange={(column: string | null | undefined) => onChange(column ?? '')}
    />
  );
}
