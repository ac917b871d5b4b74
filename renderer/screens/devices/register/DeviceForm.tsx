import { Form, Input, InputNumber, Modal, Select, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { DEVICE_KINDS, type Device, type DeviceSettings } from '#shared/modules/devices/index.ts';
import { client } from '../../../bridge/index.ts';
import { Refused } from '../../../ui/States.tsx';
import { useSettingsForm } from '../use-settings-form.ts';
import { PlaceFields, ProfileFields } from './DeviceFields.tsx';
import { type DeviceValues, deviceValues, firstDevice, readDevice } from './device-form.ts';

interface DeviceFormProps {
  /** The device to change; null for a new one. */
  device: Device | null;
  /** What is known already of a new one. */
  first?: DeviceValues;
  onClose(): void;
  onSaved(): void;
}

export function DeviceForm({ device, first, onClose, onSaved }: DeviceFormProps) {
  const { t } = useTranslation('devices');
  const { form, error, busy, submit } = useSettingsForm<DeviceValues, DeviceSettings>({
    read: (values) => readDevice(values, device?.modelKey ?? null),
    save: (settings) =>
      device
        ? client.devices.devices.update({ ...settings, id: device.id })
        : client.devices.devices.add(settings),
    onSaved,
    onClose,
  });
  return (
    <Modal
      open
      width={620}
      title={t(device ? 'device.edit' : 'device.add')}
      okText={t('common:save')}
      cancelText={t('common:cancel')}
      confirmLoading={busy}
      onOk={() => form.submit()}
      onCancel={onClose}
      styles={{ body: { maxHeight: '70vh', overflowY: 'auto' } }}
    >
      {error !== null && <Refused error={error} />}
      <Form
        form={form}
        layout="horizontal"
        labelCol={{ span: 7 }}
        initialValues={device ? deviceValues(device) : (first ?? firstDevice())}
        onFinish={(values) => void submit(values)}
        data-testid="device-form"
      >
        <Form.Item name="mn" label={t('device.mn')} extra={t('field.mnHint')}>
          <Input maxLength={32} autoFocus={!first} />
        </Form.Item>
        <Form.Item name="name" label={t('device.name')}>
          <Input maxLength={80} autoFocus={Boolean(first)} />
        </Form.Item>
        <Form.Item name="kind" label={t('device.kind')}>
          <Select options={DEVICE_KINDS.map((value) => ({ value, label: t(`device.kinds.${value}`) }))} />
        </Form.Item>
        <PlaceFields />
        <ProfileFields />
        <Form.Item name="staleAfterMinutes" label={t('field.staleAfterMinutes')} extra={t('field.staleHint')}>
          <InputNumber min={1} max={10_080} style={{ width: 160 }} suffix={t('field.minutes')} />
        </Form.Item>
        <Form.Item name="enabled" label={t('field.deviceEnabled')} valuePropName="checked">
          <Switch />
        </Form.Item>
      </Form>
    </Modal>
  );
}
