import { Checkbox, DatePicker, Form, Input, InputNumber, Radio, Select, Space } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '#shared/modules/cases/index.ts';
import { useNames } from '../../../app/reference.tsx';
import { dayTime } from '../../../ui/time-text.ts';
import { limitWords } from '../shared/limit-words.ts';
import type { FormField } from './action-forms.ts';
import { MAX_SUSPENSION_MS } from './action-values.ts';

interface Condition {
  id: string;
  condition: string;
  closingCondition: string;
  limit: { value: number; unit: string };
  example: boolean;
}

interface ActionFieldProps {
  field: FormField;
  detail: CaseDetail;
  conditions: readonly Condition[];
  autoFocus: boolean;
}

const LIMIT_UNITS = ['workHour', 'workDay', 'naturalHour', 'naturalDay'] as const;

/** One field of a step's form, with its rule beside it. */
export function ActionField({ field, detail, conditions, autoFocus }: ActionFieldProps) {
  const { t } = useTranslation('cases');
  const optional = field.kind === 'text' || field.kind === 'areaClass' || field.kind === 'photos';
  const name = field.kind === 'limit' ? undefined : field.name;
  return (
    <>
      <Form.Item
        name={name}
        label={t(`field.${field.name}`)}
        rules={
          optional || field.kind === 'limit'
            ? []
            : // Any word about blanks, even "no", makes the value a text: yes and no would never be taken.
              [
                {
                  required: true,
                  ...(field.kind === 'reason' && { whitespace: true }),
                  message: t('required'),
                },
              ]
        }
      >
        {control({ field, detail, conditions, autoFocus }, t)}
      </Form.Item>
      {field.phrases && <Phrases field={field} />}
    </>
  );
}

type Translate = (key: string, values?: Record<string, unknown>) => string;

function control({ field, detail, conditions, autoFocus }: ActionFieldProps, t: Translate) {
  const choice = (values: readonly (string | boolean)[], words: string) => (
    <Radio.Group
      optionType="button"
      options={values.map((value) => ({ value, label: t(`${words}.${value}`) }))}
    />
  );
  switch (field.kind) {
    case 'text':
    case 'reason':
      return (
        <Input.TextArea
          autoFocus={autoFocus}
          maxLength={field.name === 'feedback' ? 2000 : 500}
          showCount
          autoSize={{ minRows: 2, maxRows: 8 }}
        />
      );
    case 'unit':
      return <UnitSelect autoFocus={autoFocus} />;
    case 'condition':
      return (
        <Select
          autoFocus={autoFocus}
          popupMatchSelectWidth={false}
          options={conditions.map(({ id, condition, closingCondition, limit, example }) => ({
            value: id,
            label: `${condition} · ${limitWords(t, limit)} · ${closingCondition}${example ? t('example') : ''}`,
          }))}
        />
      );
    case 'urgency':
      return choice(['normal', 'urgent', 'veryUrgent'], 'urgency');
    case 'areaClass':
      return choice(['', '1', '2', '3'], 'areaClass');
    case 'decision':
      return choice([true, false], 'decision');
    case 'found':
      return choice([true, false], 'found');
    case 'passed':
      return choice([true, false], 'passed');
    case 'reviewAt':
      return (
        <DatePicker
          showTime={{ format: 'HH:mm' }}
          format="YYYY-MM-DD HH:mm"
          disabledDate={(day) => day.valueOf() < Date.now() || day.valueOf() > Date.now() + MAX_SUSPENSION_MS}
        />
      );
    case 'limit':
      return (
        <Space.Compact>
          <Form.Item
            name={[field.name, 'value']}
            noStyle
            rules={[{ required: true, message: t('required') }]}
          >
            <InputNumber min={1} max={999} precision={0} autoFocus={autoFocus} />
          </Form.Item>
          <Form.Item name={[field.name, 'unit']} noStyle>
            <Select
              style={{ width: 120 }}
              options={LIMIT_UNITS.map((value) => ({ value, label: t(`unit.${value}`) }))}
            />
          </Form.Item>
        </Space.Compact>
      );
    case 'photos':
      return (
        <Checkbox.Group
          options={detail.photos.map(({ hash, name, kind, at }) => ({
            value: hash,
            label: `${t(`photo.${kind}`)} ${name} ${dayTime(at)}`,
          }))}
        />
      );
  }
}

function UnitSelect(props: { autoFocus: boolean; value?: string; onChange?(value: string): void }) {
  const names = useNames();
  const options = names.reference.units.map(({ id }) => ({ value: id, label: names.unitName(id) }));
  return <Select {...props} showSearch={{ optionFilterProp: 'label' }} options={options} />;
}

/** 惯用语: a click adds the words to the text. */
function Phrases({ field }: { field: FormField }) {
  const form = Form.useFormInstance();
  const { reference } = useNames();
  const offered = reference.phrases.filter(({ use }) => use === field.phrases);
  if (offered.length === 0) return null;
  const add = (words: string) => {
    const before = (form.getFieldValue(field.name) as string | undefined) ?? '';
    form.setFieldValue(field.name, before + words);
  };
  return (
    <p className="ucc-phrases">
      {offered.map(({ id, zh }) => (
        <button key={id} type="button" onClick={() => add(zh)}>
          {zh}
        </button>
      ))}
    </p>
  );
}
