import { Form, InputNumber, Select, Space } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Limit } from '#shared/time/index.ts';
import { limitWords } from '../shared/limit-words.ts';

interface LimitControlProps {
  name: string;
  /** The units that may be asked for, each with its most. */
  longest: readonly Limit[];
  autoFocus: boolean;
}

/** How much longer: a number and its unit, as far as the rules allow. */
export function LimitControl({ name, longest, autoFocus }: LimitControlProps) {
  const { t } = useTranslation('cases');
  const unit = Form.useWatch([name, 'unit']) as string | undefined;
  const most = longest.find((limit) => limit.unit === unit);
  return (
    <Space>
      <Space.Compact>
        <Form.Item name={[name, 'value']} noStyle rules={[{ required: true, message: t('required') }]}>
          <InputNumber
            aria-label={t(`field.${name}`)}
            min={1}
            max={most?.value ?? 1}
            precision={0}
            autoFocus={autoFocus}
          />
        </Form.Item>
        <Form.Item name={[name, 'unit']} noStyle rules={[{ required: true, message: t('required') }]}>
          <Select
            style={{ width: 120 }}
            options={longest.map(({ unit: value }) => ({ value, label: t(`unit.${value}`) }))}
          />
        </Form.Item>
      </Space.Compact>
      {most && <span className="ucc-note">{t('extensionMost', { most: limitWords(t, most) })}</span>}
    </Space>
  );
}
