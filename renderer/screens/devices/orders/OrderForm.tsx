import { Form, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OptionValues, ProtocolCommand, Words } from '#shared/modules/devices/index.ts';
import { client } from '../../../bridge/index.ts';
import { Refused } from '../../../ui/States.tsx';
import { firstOptions } from '../links/link-form.ts';
import { OptionFields } from '../links/OptionFields.tsx';
import type { LinkWithStatus } from '../links/use-links.ts';
import { useDevices } from '../register/use-devices.ts';

interface OrderFormProps {
  link: LinkWithStatus;
  commands: readonly ProtocolCommand[];
  onClose(): void;
}

interface OrderValues {
  command: string;
  deviceId?: string;
  values: OptionValues;
}

/** Says something to a device of the link that is connected now, or to what is on the link. */
export function OrderForm({ link, commands, onClose }: OrderFormProps) {
  const { t, i18n } = useTranslation('devices');
  const [form] = Form.useForm<OrderValues>();
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const { devices } = useDevices('');
  const [usual] = commands;
  const key = Form.useWatch('command', form) ?? usual?.key;
  const command = commands.find((one) => one.key === key);
  const say = (words: Words) => (i18n.language === 'en' ? words.en : words.zh);
  const heard = new Set(link.status?.peers.map(({ mn }) => mn?.toUpperCase()));
  const there = (devices ?? []).filter(({ mn }) => heard.has(mn.toUpperCase()));
  const send = async ({ deviceId, values }: OrderValues) => {
    if (!command) return;
    setError(null);
    setBusy(true);
    try {
      const to = command.toDevice ? (deviceId ?? null) : null;
      await client.devices.orders.send({
        ...{ linkId: link.id, command: command.key },
        ...{ deviceId: to, values: values ?? {} },
      });
      onClose();
    } catch (reason) {
      setError(reason);
      setBusy(false);
    }
  };
  if (!usual || !devices) return null;
  return (
    <Modal
      open
      width={520}
      title={t('order.title', { name: link.name })}
      okText={t('order.send')}
      cancelText={t('common:cancel')}
      confirmLoading={busy}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      {error !== null && <Refused error={error} />}
      <Form
        form={form}
        layout="horizontal"
        labelCol={{ span: 7 }}
        initialValues={{ command: usual.key, deviceId: there[0]?.id, values: firstOptions(usual.fields) }}
        onFinish={(values) => void send(values)}
        data-testid="order-form"
      >
        <Form.Item name="command" label={t('order.command')} extra={command?.hint && say(command.hint)}>
          <Select
            options={commands.map((one) => ({ value: one.key, label: say(one.label) }))}
            onChange={(next: string) => {
              const fields = commands.find((one) => one.key === next)?.fields ?? [];
              form.setFieldsValue({ values: firstOptions(fields) });
            }}
          />
        </Form.Item>
        {command?.toDevice && (
          <Form.Item
            name="deviceId"
            label={t('order.device')}
            rules={[{ required: true, message: t('order.deviceNeeded') }]}
          >
            <Select options={there.map(({ id, name, mn }) => ({ value: id, label: `${name} ${mn}` }))} />
          </Form.Item>
        )}
        <OptionFields under="values" options={command?.fields ?? []} />
      </Form>
    </Modal>
  );
}
