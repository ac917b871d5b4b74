import { Form, Input, Modal, Select, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { type Link, type LinkSettings, PROTOCOLS } from '#shared/modules/devices/index.ts';
import { client } from '../../../bridge/index.ts';
import { Refused } from '../../../ui/States.tsx';
import { useSettingsForm } from '../use-settings-form.ts';
import {
  FIRST_LINK,
  firstTransport,
  type LinkValues,
  readLink,
  TRANSPORT_KINDS,
  type TransportKind,
} from './link-form.ts';
import { TransportFields } from './TransportFields.tsx';

interface LinkFormProps {
  /** The link to change; null for a new one. */
  link: Link | null;
  onClose(): void;
  onSaved(): void;
}

export function LinkForm({ link, onClose, onSaved }: LinkFormProps) {
  const { t } = useTranslation('devices');
  const { form, error, busy, submit } = useSettingsForm<LinkValues, LinkSettings>({
    read: readLink,
    save: (settings) =>
      link ? client.devices.links.update({ ...settings, id: link.id }) : client.devices.links.add(settings),
    onSaved,
    onClose,
  });
  const first: LinkValues = link ? pick(link) : FIRST_LINK;
  const kind: TransportKind = Form.useWatch(['transport', 'kind'], form) ?? first.transport.kind;
  return (
    <Modal
      open
      width={560}
      title={t(link ? 'link.edit' : 'link.add')}
      okText={t('common:save')}
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
        initialValues={first}
        onFinish={(values) => void submit(values)}
        data-testid="link-form"
      >
        <Form.Item name="name" label={t('link.column.name')}>
          <Input autoFocus maxLength={80} />
        </Form.Item>
        <Form.Item name="protocol" label={t('link.protocol')}>
          <Select options={PROTOCOLS.map((value) => ({ value, label: t(`protocol.${value}`) }))} />
        </Form.Item>
        <Form.Item name={['transport', 'kind']} label={t('link.column.transport')}>
          <Select
            options={TRANSPORT_KINDS.map((value) => ({ value, label: t(`link.kindLong.${value}`) }))}
            onChange={(next: TransportKind) => form.setFieldsValue({ transport: firstTransport(next) })}
          />
        </Form.Item>
        <TransportFields kind={kind} />
        <Form.Item name="enabled" label={t('link.enabled')} valuePropName="checked">
          <Switch />
        </Form.Item>
      </Form>
    </Modal>
  );
}

function pick({ name, protocol, enabled, transport }: Link): LinkValues {
  return { name, protocol, enabled, transport };
}
