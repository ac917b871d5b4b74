import { Input, InputNumber, Radio, Select, Space, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNames } from '../../../../app/reference.tsx';
import { GRANTABLE } from '../posts/matrix.ts';
import { useRuleWords } from '../use-rule-words.ts';
import type { RuleField } from './fields.ts';

interface FieldControlProps {
  field: RuleField;
  value: unknown;
  onChange(value: unknown): void;
}

const LIMIT_UNITS = ['minute', 'workHour', 'workDay', 'naturalHour', 'naturalDay', 'urgentHour', 'urgentDay'];
/** Up to so many choices stand open side by side. */
const FEW = 4;

/** The control of one member of a row. */
export function FieldControl({ field, value, onChange }: FieldControlProps) {
  const { control, optional } = field;
  const id = `row-${field.name}`;
  switch (control.type) {
    case 'text': {
      const props = {
        id,
        value: typeof value === 'string' ? value : '',
        maxLength: control.max,
        onChange: (event: { target: { value: string } }) =>
          onChange(optional && event.target.value === '' ? undefined : event.target.value),
      };
      return control.long ? (
        <Input.TextArea {...props} autoSize={{ minRows: 1, maxRows: 4 }} />
      ) : (
        <Input {...props} />
      );
    }
    case 'number':
      return (
        <InputNumber
          id={id}
          value={typeof value === 'number' ? value : null}
          min={control.min}
          max={control.max}
          precision={0}
          onChange={(next) => onChange(next ?? undefined)}
        />
      );
    case 'boolean':
      return <Switch id={id} checked={value === true} onChange={onChange} />;
    case 'limit':
      return <LimitControl id={id} value={value} onChange={onChange} />;
    case 'choice':
      return <ChoiceControl id={id} field={{ ...field, control }} value={value} onChange={onChange} />;
    case 'words':
      return (
        <Select
          id={id}
          mode="tags"
          open={false}
          suffixIcon={null}
          value={Array.isArray(value) ? (value as string[]) : []}
          onChange={(next) => onChange(next)}
        />
      );
    default:
      return <NameControl id={id} type={control.type} value={value} onChange={onChange} />;
  }
}

interface ControlProps {
  id: string;
  value: unknown;
  onChange(value: unknown): void;
}

function LimitControl({ id, value, onChange }: ControlProps) {
  const { t } = useTranslation('rules');
  const limit = (value ?? {}) as { value?: number; unit?: string };
  return (
    <Space.Compact>
      <InputNumber
        id={id}
        value={limit.value ?? null}
        min={0.01}
        max={100_000}
        onChange={(next) => onChange({ ...limit, value: next ?? undefined })}
      />
      <Select
        value={limit.unit ?? null}
        aria-label={t('field.unitOfLimit')}
        style={{ width: 120 }}
        options={LIMIT_UNITS.map((unit) => ({ value: unit, label: t(`cases:unit.${unit}`) }))}
        onChange={(unit) => onChange({ ...limit, unit })}
      />
    </Space.Compact>
  );
}

interface ChoiceControlProps extends ControlProps {
  field: RuleField & { control: { type: 'choice'; words: string; values: readonly string[] } };
}

function ChoiceControl({ id, field: { control, optional }, value, onChange }: ChoiceControlProps) {
  const words = useRuleWords();
  const { t } = useTranslation('rules');
  const options = [
    ...(optional ? [{ value: '', label: t('choice.any') }] : []),
    ...control.values.map((each) => ({ value: each, label: words.choice(control.words, each) })),
  ];
  const shown = typeof value === 'string' ? value : '';
  const change = (next: string) => onChange(next === '' ? undefined : next);
  return options.length <= FEW ? (
    <Radio.Group
      id={id}
      optionType="button"
      value={shown}
      options={options}
      onChange={(event) => change(event.target.value)}
    />
  ) : (
    <Select id={id} value={shown} options={options} onChange={change} />
  );
}

interface NameControlProps extends ControlProps {
  type: 'classPattern' | 'classPatterns' | 'street' | 'unit' | 'permissions';
}

/** A name of the district, found by its code or by any part of it. */
function NameControl({ id, type, value, onChange }: NameControlProps) {
  const options = useNameOptions(type);
  const common = {
    id,
    options,
    showSearch: { optionFilterProp: 'label' },
    popupMatchSelectWidth: 320,
  } as const;
  return type === 'classPatterns' || type === 'permissions' ? (
    <Select
      {...common}
      mode="multiple"
      value={Array.isArray(value) ? (value as string[]) : []}
      onChange={(next) => onChange(next)}
    />
  ) : (
    <Select
      {...common}
      value={typeof value === 'string' && value !== '' ? value : null}
      onChange={(next) => onChange(next)}
    />
  );
}

function useNameOptions(type: NameControlProps['type']) {
  const { reference } = useNames();
  const words = useRuleWords();
  const option = (value: string, label: string) => ({ value, label });
  if (type === 'permissions') return GRANTABLE.map((right) => option(right, words.permission(right)));
  if (type === 'unit') return reference.units.map(({ id }) => option(id, words.unit(id)));
  if (type === 'street')
    return ['*', ...reference.streets.map(({ code }) => code)].map((code) =>
      option(code, words.street(code)),
    );
  const majors = reference.majors.map(({ kind, code }) => `${kind === 'component' ? 'C' : 'E'}${code}*`);
  const patterns = ['*', 'C*', 'E*', ...majors, ...reference.classes.map(({ key }) => key)];
  return patterns.map((pattern) => option(pattern, words.pattern(pattern)));
}
