import { Input, Segmented, Space } from 'antd';
import { useTranslation } from 'react-i18next';
import { ColumnSelect } from './ColumnSelect.tsx';
import { type Fields, textSource } from './model.ts';

interface TextControlProps {
  field: 'description' | 'address';
  columns: readonly string[];
  fields: Fields;
  onChange(fields: Fields): void;
}

/** A text out of one column, or out of several by a template. */
export function TextControl({ field, columns, fields, onChange }: TextControlProps) {
  const { t } = useTranslation('imports');
  const source = fields[field] ?? { column: '' };
  const set = (next: typeof source) => {
    if (field === 'address' && 'column' in next && next.column === '') {
      const { address: _gone, ...rest } = fields;
      return onChange(rest);
    }
    onChange({ ...fields, [field]: next });
  };
  const byTemplate = 'template' in source;
  return (
    <Space wrap>
      <Segmented
        value={byTemplate ? 'template' : 'column'}
        aria-label={t('textFrom')}
        options={(['column', 'template'] as const).map((value) => ({ value, label: t(`textBy.${value}`) }))}
        onChange={(mode) =>
          onChange({
            ...fields,
            [field]:
              mode === 'template'
                ? { template: 'column' in source && source.column !== '' ? `{${source.column}}` : '{}' }
                : textSource(
                    columns
                      .filter((column) => byTemplate && source.template.includes(`{${column}}`))
                      .slice(0, 1),
                  ),
          })
        }
      />
      {byTemplate ? (
        <Input
          value={source.template}
          maxLength={500}
          style={{ width: 320 }}
          aria-labelledby={`field-${field}`}
          title={t('templateNote')}
          placeholder={t('templateExample')}
          onChange={(event) => set({ template: event.target.value })}
        />
      ) : (
        <ColumnSelect
          field={field}
          columns={columns}
          value={source.column}
          clearable={field === 'address'}
          onChange={(column) => set({ column })}
        />
      )}
    </Space>
  );
}
