import { Checkbox, DatePicker, Input, InputNumber, Radio, Select } from 'antd';
import type { ComponentProps } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '#shared/modules/cases/index.ts';
import type { OperationRules } from '#shared/modules/territory/index.ts';
import { useNames } from '../../../app/reference.tsx';
import { fromPicker, toPicker } from '../../../ui/picker-time.ts';
import { dayTime } from '../../../ui/time-text.ts';
import { limitWords } from '../shared/limit-words.ts';
import type { FieldKind, FormField } from './action-forms.ts';
import { CasePick } from './CasePick.tsx';
import { LimitControl } from './LimitControl.tsx';
import { SplitParts } from './SplitParts.tsx';

const DAY_MS = 86_400_000;

export interface Condition {
  id: string;
  condition: string;
  closingCondition: string;
  limit: { value: number; unit: string };
  example: boolean;
}

export interface ControlProps {
  field: FormField;
  detail: CaseDetail;
  conditions: readonly Condition[];
  rules: OperationRules | undefined;
  autoFocus: boolean;
}

/** Answers that are chosen by a click: their values, worded under their own name. */
const CHOICES: Partial<Record<FieldKind, readonly (string | boolean)[]>> = {
  urgency: ['normal', 'urgent', 'veryUrgent'],
  areaClass: ['', '1', '2', '3'],
  found: [true, false],
  passed: [true, false],
  cause: ['notFound', 'wrongPlace', 'unreachable'],
  finding: ['wrongDispatch', 'refusal', 'other'],
  level: ['ordinary', 'listed'],
  emergency: [false, true],
  arrived: [false, true],
  decision: [true, false],
};

/** The control of one field; what the form hands in (id, value, onChange) goes to it unseen. */
export function FieldControl({ field, detail, conditions, rules, autoFocus, ...given }: ControlProps) {
  const { t } = useTranslation('cases');
  const names = useNames();
  const choices = CHOICES[field.kind];
  if (choices) {
    const options = choices.map((value) => ({ value, label: t(`${field.kind}.${value}`) }));
    return <Radio.Group {...given} optionType="button" options={options} />;
  }
  const select = (props: ComponentProps<typeof Select>) => (
    <Select
      {...given}
      autoFocus={autoFocus}
      popupMatchSelectWidth={false}
      showSearch={{ optionFilterProp: 'label' }}
      {...props}
    />
  );
  const units = names.reference.units.map(({ id }) => ({ value: id, label: names.unitName(id) }));
  switch (field.kind) {
    case 'text':
    case 'reason':
      return (
        <Input.TextArea
          {...given}
          autoFocus={autoFocus}
          maxLength={field.name === 'feedback' ? 2000 : 500}
          showCount
          autoSize={{ minRows: 2, maxRows: 8 }}
        />
      );
    case 'line':
      return <Input {...given} autoFocus={autoFocus} maxLength={field.name === 'liable' ? 100 : 300} />;
    case 'unit':
      return select({ options: units });
    case 'units':
      return select({ options: units, mode: 'multiple', maxCount: 10 });
    case 'calledUnit': {
      const called = new Set(
        detail.annex.whistles?.flatMap(({ calls }) => calls.map(({ unitId }) => unitId)),
      );
      return select({ options: units.filter(({ value }) => called.has(value)) });
    }
    case 'street':
      return select({
        allowClear: true,
        options: names.reference.streets.map(({ code }) => ({ value: code, label: names.streetName(code) })),
      });
    case 'condition':
      return select({
        options: conditions.map(({ id, condition, closingCondition, limit, example }) => ({
          value: id,
          label: `${condition} · ${limitWords(t, limit)} · ${closingCondition}${example ? t('example') : ''}`,
        })),
      });
    case 'linkedCase':
      return select({
        options: (detail.annex.links ?? [])
          .filter(({ relation }) => relation === 'related')
          .map(({ id, number }) => ({ value: id, label: number })),
      });
    case 'case':
      return <CasePick {...given} apartFrom={detail.id} autoFocus={autoFocus} />;
    case 'parts':
      return <SplitParts name={field.name} />;
    case 'limit':
      return (
        <LimitControl name={field.name} longest={rules?.extension.longest ?? []} autoFocus={autoFocus} />
      );
    case 'money':
    case 'moneyIfKnown':
      return <InputNumber {...given} min={0} max={1e9} precision={2} autoFocus={autoFocus} />;
    case 'reviewAt':
    case 'replyBy':
      return (
        <MomentControl {...given} days={field.kind === 'reviewAt' ? rules?.suspension.longestDays : null} />
      );
    case 'photos':
      return (
        <Checkbox.Group
          {...given}
          options={detail.photos.map(({ hash, name, kind, at }) => ({
            value: hash,
            label: `${t(`photo.${kind}`)} ${name} ${dayTime(at)}`,
          }))}
        />
      );
    default:
      return null;
  }
}

/** A moment to come, at most so many days ahead. */
function MomentControl({ days, ...given }: { days: number | null | undefined }) {
  const now = Date.now();
  return (
    <DatePicker
      {...given}
      showTime={{ format: 'HH:mm' }}
      format="YYYY-MM-DD HH:mm"
      minDate={toPicker(now)}
      disabledDate={(day) => days != null && fromPicker(day) > now + days * DAY_MS}
    />
  );
}
