import { MinusCircleOutlined, PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input, InputNumber, Select, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNames } from '../../../app/reference.tsx';
import { api } from '../../../bridge/index.ts';

const CRC_MODES = ['strict', 'auto', 'modbus', 'modbus-swapped', 'any'] as const;
const DEGREES = { step: 0.0001, style: { width: 160 } } as const;

export function PlaceFields() {
  const { t } = useTranslation('devices');
  const names = useNames();
  return (
    <>
      <Form.Item name={['place', 'streetCode']} label={t('field.streetCode')}>
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          options={names.reference.streets.map(({ code }) => ({
            value: code,
            label: names.streetName(code),
          }))}
        />
      </Form.Item>
      <Form.Item name={['place', 'address']} label={t('field.address')}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name={['place', 'lng']} label={t('field.lng')}>
        <InputNumber min={-180} max={180} {...DEGREES} />
      </Form.Item>
      <Form.Item name={['place', 'lat']} label={t('field.lat')}>
        <InputNumber min={-90} max={90} {...DEGREES} />
      </Form.Item>
    </>
  );
}

/** How the device departs from the standard. */
export function ProfileFields() {
  const { t } = useTranslation('devices');
  const links = useQuery(api.devices.links.list.queryOptions());
  return (
    <>
      <Form.Item name="linkId" label={t('field.linkId')} extra={t('field.linkHint')}>
        <Select
          allowClear
          placeholder={t('field.anyLink')}
          options={links.data?.map(({ id, name }) => ({ value: id, label: name })) ?? []}
        />
      </Form.Item>
      <Form.Item name={['profile', 'crc']} label={t('field.crc')}>
        <Select options={CRC_MODES.map((value) => ({ value, label: t(`field.crcs.${value}`) }))} />
      </Form.Item>
      <Form.Item
        name={['profile', 'acknowledge']}
        label={t('field.acknowledge')}
        extra={t('field.acknowledgeHint')}
        valuePropName="checked"
      >
        <Switch />
      </Form.Item>
      <Form.Item label={t('field.units')} extra={t('field.unitsHint')}>
        <Form.List name={['profile', 'units']}>
          {(lines, { add, remove }) => (
            <>
              {lines.map(({ key, name }) => (
                <div key={key} className="ucc-device-unit">
                  <Form.Item name={[name, 'factor']}>
                    <Input maxLength={12} placeholder="a34001" aria-label={t('field.factor')} />
                  </Form.Item>
                  <Form.Item name={[name, 'unit']}>
                    <Input maxLength={12} placeholder="µg/m³" aria-label={t('field.unit')} />
                  </Form.Item>
                  <Button
                    type="text"
                    icon={<MinusCircleOutlined />}
                    aria-label={t('common:delete')}
                    onClick={() => remove(name)}
                  />
                </div>
              ))}
              <Button type="dashed" size="small" icon={<PlusOutlined />} onClick={() => add({})}>
                {t('field.addUnit')}
              </Button>
            </>
          )}
        </Form.List>
      </Form.Item>
    </>
  );
}
