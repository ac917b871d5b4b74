import { Descriptions, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { IdCard, IdentityRead } from '#shared/modules/devices/index.ts';
import { client } from '../../../bridge/index.ts';
import { Refused } from '../../../ui/States.tsx';

const FIELDS: readonly (keyof IdCard)[] = [
  'name',
  'sex',
  'nation',
  'birth',
  'address',
  'idNumber',
  'issuer',
  'validFrom',
  'validTo',
];

/** Asks why a card is to be seen, and shows it; what was asked is recorded. */
export function CardModal({ read, onClose }: { read: IdentityRead; onClose(): void }) {
  const { t } = useTranslation('devices');
  const [form] = Form.useForm<{ purpose: string }>();
  const [card, show] = useState<IdCard | null>(null);
  const [error, setError] = useState<unknown>(null);
  const reveal = async ({ purpose }: { purpose: string }) => {
    setError(null);
    try {
      show(await client.devices.identities.reveal({ id: read.id, purpose }));
    } catch (reason) {
      setError(reason);
    }
  };
  return (
    <Modal
      open
      width={520}
      title={t('identity.card')}
      okText={card ? t('common:close') : t('identity.reveal')}
      cancelText={t('common:cancel')}
      cancelButtonProps={card ? { style: { display: 'none' } } : {}}
      onOk={() => (card ? onClose() : form.submit())}
      onCancel={onClose}
    >
      {error !== null && <Refused error={error} />}
      {card ? (
        <Descriptions
          size="small"
          column={1}
          bordered
          items={FIELDS.map((key) => ({ key, label: t(`identity.field.${key}`), children: card[key] }))}
        />
      ) : (
        <Form form={form} layout="vertical" onFinish={(values) => void reveal(values)}>
          <Form.Item
            name="purpose"
            label={t('identity.purpose')}
            extra={t('identity.purposeHint')}
            rules={[{ required: true, min: 2, message: t('identity.purposeNeeded') }]}
          >
            <Input autoFocus maxLength={200} />
          </Form.Item>
        </Form>
      )}
    </Modal>
  );
}
