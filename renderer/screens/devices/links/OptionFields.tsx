import { Form, Input, InputNumber, Select, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ProtocolOption, Words } from '#shared/modules/devices/index.ts';

interface OptionFieldsProps {
  /** Where the values stand in the form. */
  under: string;
  options: readonly ProtocolOption[];
}

/** The fields that a protocol asks for; their words come with the protocol. */
export function OptionFields({ under, options }: OptionFieldsProps) {
  const { i18n } = useTranslation();
  const say = (words: Words | undefined) => words && (i18n.language === 'en' ? words.en : words.zh);
  return options.map((option) => (
    <Form.Item
      key={option.key}
      name={[under, option.key]}
      label={say(option.label)}
      extra={say(option.hint)}
      valuePropName={option.kind === 'flag' ? 'checked' : 'value'}
    >
      {fieldOf(option, say)}
    </Form.Item>
  ));
}

function fieldOf(option: ProtocolOption, say: (words: Words) => string | undefined) {
  switch (option.kind) {
    case 'choice':
      return (
        <Select options={option.choices.map(({ value, label }) => ({ value, label: say(label) ?? value }))} />
      );
    case 'number':
      return <InputNumber min={option.min} max={option.max} style={{ width: 160 }} />;
    case 'text':
      return <Input maxLength={option.maxLength} />;
    case 'flag':
      return <Switch />;
  }
}
