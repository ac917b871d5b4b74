import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNames } from '../../../app/reference.tsx';

const MOST = 9;

/** What is split off: each part with its own class and words. */
export function SplitParts({ name }: { name: string }) {
  const { t } = useTranslation('cases');
  const names = useNames();
  const classes = names.reference.classes.map(({ key }) => ({
    value: key,
    label: `${key} ${names.className(key)}`,
  }));
  const required = [{ required: true, whitespace: true, message: t('required') }];
  return (
    <Form.List name={name}>
      {(parts, { add, remove }) => (
        <div className="ucc-parts">
          {parts.map(({ key, name: index }) => (
            <fieldset key={key}>
              <Form.Item name={[index, 'classKey']} rules={required} noStyle>
                <Select
                  aria-label={t('split.classKey')}
                  showSearch={{ optionFilterProp: 'label' }}
                  options={classes}
                />
              </Form.Item>
              <Form.Item name={[index, 'description']} rules={required}>
                <Input.TextArea
                  aria-label={t('split.description')}
                  placeholder={t('split.description')}
                  maxLength={2000}
                  autoSize={{ minRows: 1, maxRows: 4 }}
                />
              </Form.Item>
              {parts.length > 1 && (
                <Button
                  type="text"
                  icon={<DeleteOutlined />}
                  aria-label={t('split.removePart')}
                  onClick={() => remove(index)}
                />
              )}
            </fieldset>
          ))}
          {parts.length < MOST && (
            <Button icon={<PlusOutlined />} onClick={() => add({ description: '' })}>
              {t('split.addPart')}
            </Button>
          )}
        </div>
      )}
    </Form.List>
  );
}
