import { Checkbox, Select, Space } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Inspection } from '#shared/modules/imports/index.ts';
import { importStageSchema } from '#shared/modules/imports/index.ts';
import { useNames } from '../../../app/reference.tsx';
import { ColumnSelect } from './ColumnSelect.tsx';
import type { Field, Fields, PLAIN_FIELDS } from './model.ts';
import { PointControl } from './PointControl.tsx';
import { TextControl } from './TextControl.tsx';

interface FieldControlProps {
  field: Field;
  inspection: Inspection;
  fields: Fields;
  onChange(fields: Fields): void;
}

/** Where a field comes from: a column, a template, a constant, or nothing. */
export function FieldControl({ field, inspection, fields, onChange }: FieldControlProps) {
  const columns = inspection.columns.map(({ name }) => name);
  const props = { field, columns, fields, onChange };
  switch (field) {
    case 'externalId':
    case 'reportedAt':
      return (
        <ColumnSelect
          field={field}
          columns={columns}
          value={fields[field].column}
          onChange={(column) => onChange({ ...fields, [field]: { column } })}
        />
      );
    case 'closedAt':
    case 'dueAt':
    case 'reporterName':
    case 'reporterPhone':
      return <PlainControl {...props} field={field} />;
    case 'description':
    case 'address':
      return <TextControl {...props} field={field} />;
    case 'point':
      return <PointControl columns={columns} fields={fields} onChange={onChange} />;
    case 'class':
      return <ClassControl {...props} />;
    case 'status':
    case 'sourceCode':
      return <CodeControl {...props} field={field} />;
    case 'street':
      return <StreetControl {...props} />;
    case 'unit':
    case 'urgency':
      return <OptionalControl {...props} field={field} />;
  }
}

interface ControlProps {
  columns: readonly string[];
  fields: Fields;
  onChange(fields: Fields): void;
}

function without(fields: Fields, field: Field): Fields {
  const { [field]: _gone, ...rest } = fields;
  return rest as Fields;
}

function PlainControl({
  field,
  columns,
  fields,
  onChange,
}: ControlProps & { field: (typeof PLAIN_FIELDS)[number] }) {
  return (
    <ColumnSelect
      field={field}
      columns={columns}
      value={fields[field]?.column ?? ''}
      clearable
      onChange={(column) =>
        onChange(column === '' ? without(fields, field) : { ...fields, [field]: { column } })
      }
    />
  );
}

function ClassControl({ columns, fields, onChange }: ControlProps) {
  const { t } = useTranslation('imports');
  const names = useNames();
  const set = (part: Partial<Fields['class']>) =>
    onChange({ ...fields, class: { ...fields.class, ...part } });
  return (
    <Space wrap>
      <Select
        mode="multiple"
        value={fields.class.columns}
        maxCount={4}
        style={{ minWidth: 240 }}
        placeholder={t('noColumn')}
        aria-labelledby="field-class"
        options={columns.map((value) => ({ value, label: value }))}
        onChange={(next: string[]) => set({ columns: next })}
      />
      <Checkbox checked={fields.class.byName} onChange={(event) => set({ byName: event.target.checked })}>
        {t('byName')}
      </Checkbox>
      <Select
        value={fields.class.fallback}
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        style={{ minWidth: 200 }}
        prefix={t('otherwise')}
        placeholder={t('reject')}
        aria-label={t('otherwise')}
        popupMatchSelectWidth={false}
        options={names.reference.classes.map(({ key }) => ({
          value: key,
          label: `${key} ${names.className(key)}`,
        }))}
        onChange={(fallback) => set({ fallback: fallback ?? null })}
      />
    </Space>
  );
}

function CodeControl({
  field,
  columns,
  fields,
  onChange,
}: ControlProps & { field: 'status' | 'sourceCode' }) {
  const { t } = useTranslation('imports');
  const names = useNames();
  const value = fields[field];
  const options =
    field === 'status'
      ? importStageSchema.options.map((stage) => ({
          value: stage as string,
          label: t(`cases:stage.${stage}`),
        }))
      : names.reference.sources.map(({ code }) => ({
          value: code,
          label: `${code} ${names.sourceName(code)}`,
        }));
  const setColumn = (column: string) => {
    const { column: _old, ...rest } = value;
    onChange({ ...fields, [field]: column === '' ? rest : { ...rest, column } });
  };
  return (
    <Space wrap>
      <ColumnSelect
        field={field}
        columns={columns}
        value={value.column ?? ''}
        clearable
        onChange={setColumn}
      />
      <Select
        value={value.fallback === '' ? null : value.fallback}
        allowClear={field === 'status'}
        style={{ minWidth: 200 }}
        prefix={value.column ? t('otherwise') : t('constant')}
        placeholder={field === 'status' ? t('reject') : t('choose')}
        aria-label={t('otherwise')}
        popupMatchSelectWidth={false}
        options={options}
        onChange={(fallback: string | undefined | null) =>
          onChange({ ...fields, [field]: { ...value, fallback: fallback ?? null } })
        }
      />
    </Space>
  );
}

function StreetControl({ columns, fields, onChange }: ControlProps) {
  const { t } = useTranslation('imports');
  const street = fields.street ?? { table: {}, byName: true, byPoint: false };
  const set = (part: Partial<typeof street>) => onChange({ ...fields, street: { ...street, ...part } });
  return (
    <Space wrap>
      <ColumnSelect
        field="street"
        columns={columns}
        value={street.column ?? ''}
        clearable
        onChange={(column) => {
          const { column: _old, ...rest } = street;
          onChange({ ...fields, street: column === '' ? rest : { ...rest, column } });
        }}
      />
      <Checkbox checked={street.byName} onChange={(event) => set({ byName: event.target.checked })}>
        {t('byName')}
      </Checkbox>
      <Checkbox checked={street.byPoint} onChange={(event) => set({ byPoint: event.target.checked })}>
        {t('byPoint')}
      </Checkbox>
    </Space>
  );
}

function OptionalControl({ field, columns, fields, onChange }: ControlProps & { field: 'unit' | 'urgency' }) {
  const { t } = useTranslation('imports');
  const value = fields[field];
  return (
    <Space wrap>
      <ColumnSelect
        field={field}
        columns={columns}
        value={value?.column ?? ''}
        clearable
        onChange={(column) => {
          if (column === '') return onChange(without(fields, field));
          const first = field === 'unit' ? { table: {}, byName: true } : { table: {} };
          onChange({ ...fields, [field]: { ...first, ...value, column } });
        }}
      />
      {field === 'unit' && fields.unit && (
        <Checkbox
          checked={fields.unit.byName}
          onChange={(event) =>
            fields.unit && onChange({ ...fields, unit: { ...fields.unit, byName: event.target.checked } })
          }
        >
          {t('byName')}
        </Checkbox>
      )}
    </Space>
  );
}
