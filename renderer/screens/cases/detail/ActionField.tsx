import { Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { fromPicker, toPicker } from '../../../ui/picker-time.ts';
import { OPTIONAL_KINDS } from './action-forms.ts';
import { type ControlProps, FieldControl } from './FieldControl.tsx';
import { Phrases } from './Phrases.tsx';

/** Any word about blanks, even "no", makes the value a text: yes and no would never be taken. */
const NO_BLANKS: ReadonlySet<string> = new Set(['reason', 'line']);
const MOMENTS: ReadonlySet<string> = new Set(['reviewAt', 'replyBy']);
/** Fields that are several: each part has its own rule. */
const COMPOSED: ReadonlySet<string> = new Set(['limit', 'parts']);

/** One field of a step's form, with its rule beside it. */
export function ActionField(props: ControlProps) {
  const { t } = useTranslation('cases');
  const { field } = props;
  const free = OPTIONAL_KINDS.has(field.kind) || COMPOSED.has(field.kind);
  const rule = {
    required: true,
    message: t('required'),
    ...(NO_BLANKS.has(field.kind) && { whitespace: true }),
  };
  return (
    <>
      <Form.Item
        name={COMPOSED.has(field.kind) ? undefined : field.name}
        label={t(`field.${field.name}`)}
        rules={free ? [] : [rule]}
        {...(MOMENTS.has(field.kind) && { getValueProps: toPickerProps, normalize: fromPickerValue })}
      >
        <FieldControl {...props} />
      </Form.Item>
      {field.phrases && <Phrases name={field.name} use={field.phrases} />}
    </>
  );
}

const toPickerProps = (at: unknown) => ({ value: typeof at === 'number' ? toPicker(at) : null });
const fromPickerValue = (chosen: Parameters<typeof fromPicker>[0] | null) =>
  chosen ? fromPicker(chosen) : undefined;
