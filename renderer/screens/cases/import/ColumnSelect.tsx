import { Select } from 'antd';
import { useTranslation } from 'react-i18next';

interface ColumnSelectProps {
  /** The field it is for; its name stands there as `field-<field>`. */
  field: string;
  /** Its own name where a field has several columns. */
  label?: string;
  columns: readonly string[];
  /** '' while none is chosen. */
  value: string;
  clearable?: boolean;
  onChange(column: string): void;
}

export function ColumnSelect({
  field,
  label,
  columns,
  value,
  clearable = false,
  onChange,
}: ColumnSelectProps) {
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
      {...(label ? { 'aria-label': label } : { 'aria-labelledby': `field-${field}` })}
      popupMatchSelectWidth={false}
      data-testid={`column-${field}`}
      options={columns.map((column) => ({ value: column, label: column }))}
      onChange={(column: string | null | undefined) => onChange(column ?? '')}
    />
  );
}
