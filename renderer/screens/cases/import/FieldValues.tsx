import { useTranslation } from 'react-i18next';
import { type Inspection, importStageSchema } from '#shared/modules/imports/index.ts';
import { useNames } from '../../../app/reference.tsx';
import type { Field, Fields } from './model.ts';
import { ValueTable } from './ValueTable.tsx';

interface FieldValuesProps {
  field: Field;
  inspection: Inspection;
  fields: Fields;
  onChange(fields: Fields): void;
}

const URGENCIES = ['normal', 'urgent', 'veryUrgent'] as const;
type Tabled = 'class' | 'status' | 'street' | 'sourceCode' | 'urgency' | 'unit';
const TABLED: ReadonlySet<Field> = new Set<Tabled>([
  'class',
  'status',
  'street',
  'sourceCode',
  'urgency',
  'unit',
]);

/** What the values of a column become, for fields that are codes here. */
export function FieldValues({ field, inspection, fields, onChange }: FieldValuesProps) {
  const options = useCodes(field);
  if (!TABLED.has(field)) return null;
  const value = fields[field as Tabled];
  const column =
    field === 'class' ? fields.class.columns[0] : value && 'column' in value ? value.column : undefined;
  if (!value || !column) return null;
  const found = inspection.columns.find(({ name }) => name === column)?.values ?? [];
  return (
    <ValueTable
      key={column}
      table={value.table as Record<string, string>}
      found={found}
      options={options}
      byName={'byName' in value && value.byName}
      onChange={(table) => onChange({ ...fields, [field]: { ...value, table } } as Fields)}
    />
  );
}

function useCodes(field: Field): { value: string; label: string }[] {
  const { t } = useTranslation('cases');
  const names = useNames();
  const { classes, streets, units, sources } = names.reference;
  switch (field) {
    case 'class':
      return classes.map(({ key }) => ({ value: key, label: `${key} ${names.className(key)}` }));
    case 'status':
      return importStageSchema.options.map((stage) => ({ value: stage, label: t(`stage.${stage}`) }));
    case 'street':
      return streets.map(({ code }) => ({ value: code, label: names.streetName(code) }));
    case 'unit':
      return units.map(({ id }) => ({ value: id, label: names.unitName(id) }));
    case 'sourceCode':
      return sources.map(({ code }) => ({ value: code, label: `${code} ${names.sourceName(code)}` }));
    case 'urgency':
      return URGENCIES.map((value) => ({ value, label: t(`urgency.${value}`) }));
    default:
      return [];
  }
}
