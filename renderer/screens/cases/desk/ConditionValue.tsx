import { DatePicker, Input, InputNumber, Select, TreeSelect } from 'antd';
import dayjs from 'dayjs';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { CASE_STAGES, LIGHTS, MAX_VALUES, PERIODS } from '#shared/modules/cases/index.ts';
import { DAY_MS } from '#shared/time/index.ts';
import { useNames } from '../../../app/reference.tsx';
import { fromPicker, toPicker } from '../../../ui/picker-time.ts';
import { classTree } from './class-tree.ts';
import type { ConditionDraft } from './condition-draft.ts';
import { type Field, valueWords } from './condition-words.ts';

interface ConditionValueProps {
  draft: ConditionDraft;
  wrong: boolean;
  onChange(draft: ConditionDraft): void;
}

/** What a condition compares with, asked for as its field needs it. */
export function ConditionValue({ draft, wrong, onChange }: ConditionValueProps) {
  const { t } = useTranslation('find');
  const status = wrong ? 'error' : '';
  const label = t('which');
  switch (draft.op) {
    case 'has':
    case 'hasNot':
      return (
        <Input
          autoFocus
          maxLength={100}
          status={status}
          aria-label={label}
          value={draft.words ?? ''}
          onChange={({ target }) => onChange({ ...draft, words: target.value })}
        />
      );
    case 'during':
      return (
        <Select
          aria-label={label}
          value={draft.period ?? null}
          options={PERIODS.map((value) => ({ value, label: t(`period.${value}`) }))}
          onChange={(period) => period && onChange({ ...draft, period })}
        />
      );
    case 'between':
      return (
        <DatePicker.RangePicker
          allowEmpty={[true, true]}
          status={status}
          aria-label={label}
          value={[
            draft.from == null ? null : toPicker(draft.from),
            draft.to == null ? null : toPicker(draft.to - DAY_MS),
          ]}
          onChange={(days) => {
            const [first, last] = days ?? [null, null];
            const midnight = (day: dayjs.Dayjs) => fromPicker(dayjs(day).startOf('day'));
            onChange({
              ...draft,
              from: first ? midnight(first) : null,
              to: last ? midnight(last) + DAY_MS : null,
            });
          }}
        />
      );
    case 'atLeast':
      return (
        <InputNumber
          autoFocus
          min={1}
          max={999}
          precision={0}
          status={status}
          aria-label={label}
          value={draft.count ?? null}
          suffix={t('times')}
          onChange={(count) => onChange({ ...draft, count })}
        />
      );
    default:
      return <ChoiceValues draft={draft} wrong={wrong} onChange={onChange} />;
  }
}

function ChoiceValues({ draft, wrong, onChange }: ConditionValueProps) {
  const { t } = useTranslation('find');
  const names = useNames();
  const { reference } = names;
  const tree = useMemo(() => classTree(reference, names.className, t('anyClass')), [reference, names, t]);
  const common = {
    value: draft.values ?? [],
    status: wrong ? ('error' as const) : ('' as const),
    'aria-label': t('which'),
    'data-testid': 'condition-values',
    onChange: (values: string[]) => onChange({ ...draft, values: values.slice(0, MAX_VALUES) }),
  };
  if (draft.field === 'class') {
    return <TreeSelect {...common} multiple showSearch={{ treeNodeFilterProp: 'title' }} treeData={tree} />;
  }
  return (
    <Select
      {...common}
      mode="multiple"
      showSearch={{ optionFilterProp: 'label' }}
      options={valuesOf(draft.field, reference).map((value) => ({
        value,
        label: valueWords(t, names, draft.field, value),
      }))}
    />
  );
}

function valuesOf(field: Field, reference: ReturnType<typeof useNames>['reference']): readonly string[] {
  switch (field) {
    case 'stage':
      return CASE_STAGES;
    case 'street':
      return reference.streets.map(({ code }) => code);
    case 'unit':
      return reference.units.map(({ id }) => id);
    case 'source':
      return reference.sources.map(({ code }) => code);
    case 'light':
      return LIGHTS;
    case 'urgency':
      return ['normal', 'urgent', 'veryUrgent'];
    default:
      return ['none', 'open', 'replied'];
  }
}
