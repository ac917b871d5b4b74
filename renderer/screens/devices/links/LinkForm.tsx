import { Form, Input, Modal, Select, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Link, LinkSettings, ProtocolManifest } from '#shared/modules/devices/index.ts';
import { client } from '../../../bridge/index.ts';
import { Refused } from '../../../ui/States.tsx';
import { useProtocols } from '../use-protocols.ts';
import { useSettingsForm } from '../use-settings-form.ts';
import {
  firstLink,
  firstOptions,
  firstTransport,
  kindsOf,
  type LinkValues,
  linkValues,
  readLink,
  type TransportKind,
} from './link-form.ts';
import { OptionFields } from './OptionFields.tsx';
import { TransportFields } from './TransportFields.tsx';

interface LinkFormProps {
  /** The link to change; null for a new one. */
  link: Link | null;
  onClose(): void;
  onSaved(): void;
}

export function LinkForm(props: LinkFormProps) {
  const protocols = useProtocols();
  const [usual] = protocols;
  return usual ? <FilledForm {...props} protocols={protocols} usual={usual} /> : null;
}

interface FilledFormProps extends LinkFormProps {
  protocols: readonly ProtocolManifest[];
  /** What a fresh link speaks. */
  usual: ProtocolManifest;
}

function FilledForm({ link, protocols, usual, onClose, onSaved }: FilledFormProps) {
  const { t } = useTranslation('devices');
  const { form, error, busy, submit } = useSettingsForm<LinkValues, LinkSettings>({
    read: readLink,
    save: (settings) =>
      link ? client.devices.links.update({ ...settings, id: link.id }) : client.devices.links.add(settings),
    onSaved,
    onClose,
  });
  const byName = (name: string) => protocols.find((protocol) => protocol.name === name);
  const first: LinkValues = link ? linkValues(link, byName(link.protocol)) : firstLink(usual);
  const protocol = byName(Form.useWatch('protocol', form) ?? first.protocol);
  const kind: TransportKind = Form.useWatch(['transport', 'kind'], form) ?? first.transport.kind;
  const changeProtocol = (name: string) => {
    const next = byName(name);
    if (!next) return;
    const kinds = kindsOf(next);
    const kept = kinds.includes(kind) ? kind : (kinds[0] ?? 'replay');
    form.setFieldsValue({
      transport: firstTransport(kept, next.defaults),
      options: firstOptions(next.options),
    });
  };
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
          <Select
            options={protocols.map(({ name }) => ({ value: name, label: t(`protocol.${name}`) }))}
            onChange={changeProtocol}
          />
        </Form.Item>
        <Form.Item name={['transport', 'kind']} label={t('link.column.transport')}>
          <Select
            options={kindsOf(protocol).map((value) => ({ value, label: t(`link.kindLong.${value}`) }))}
            onChange={(next: TransportKind) =>
              form.setFieldsValue({ transport: firstTransport(next, protocol?.defaults) })
            }
          />
        </Form.Item>
        <TransportFields kind={kind} />
        <OptionFields under="options" options={protocol?.options ?? []} />
        <Form.Item name="enabled" label={t('link.enabled')} valuePropName="checked">
          <Switch />
        </Form.Item>
      </Form>
    </Modal>
  );
}
