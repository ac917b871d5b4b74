import { Form, Input, Modal, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MAX_SHELVE_MS } from '#shared/modules/alarms/index.ts';
import { client } from '../../../bridge/index.ts';
import { useNow } from '../../../ui/now.ts';
import { Refused } from '../../../ui/States.tsx';
import { dayTime } from '../../../ui/time-text.ts';

const MINUTE = 60_000;
/** The first is what is chosen unless someone says otherwise. */
const CHOICES_MINUTES = [15, 60, 240, 480, 1440];
/** The longest choice is a little short of the limit, so that it is not refused for the time spent typing. */
const MARGIN_MS = 1000;

const CONFIRM = { htmlType: 'button', 'data-testid': 'shelve-confirm' } as const;

interface ShelveValues {
  minutes: number;
  reason: string;
}

/** Takes an alarm out of the annunciator for a stated time and a stated reason. */
export function ShelveDialog({ alarmId, onClose }: { alarmId: string; onClose(): void }) {
  const { t } = useTranslation('alarms');
  const [form] = Form.useForm<ShelveValues>();
  const minutes = Form.useWatch('minutes', form) ?? CHOICES_MINUTES[0] ?? 0;
  const now = useNow(1000);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const shelve = async (values: ShelveValues) => {
    setBusy(true);
    setError(null);
    const duration = Math.min(values.minutes * MINUTE, MAX_SHELVE_MS - MARGIN_MS);
    try {
      await client.alarms.shelve({ alarmId, until: Date.now() + duration, reason: values.reason });
      onClose();
    } catch (reason) {
      setError(reason);
      setBusy(false);
    }
  };
  return (
    <Modal
      open
      title={t('shelveTitle')}
      okText={t('shelve')}
      cancelText={t('common:cancel')}
      confirmLoading={busy}
      okButtonProps={CONFIRM}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <p>{t('shelveLead')}</p>
      {error !== null && <Refused error={error} />}
      <Form
        form={form}
        layout="vertical"
        initialValues={{ minutes: CHOICES_MINUTES[0], reason: '' }}
        onFinish={(values) => void shelve(values)}
      >
        <Form.Item
          name="minutes"
          label={t('shelveFor')}
          extra={t('shelveUntil', { time: dayTime(now + minutes * MINUTE) })}
        >
          <Radio.Group
            optionType="button"
            options={CHOICES_MINUTES.map((value) => ({ value, label: t(`duration.${value}`) }))}
          />
        </Form.Item>
        <Form.Item
          name="reason"
          label={t('shelveReason')}
          rules={[{ required: true, whitespace: true, message: t('common:required') }]}
        >
          <Input.TextArea
            autoFocus
            maxLength={500}
            rows={2}
            placeholder={t('shelveReasonHint')}
            data-testid="shelve-reason"
          />
        </Form.Item>
      </Form>
    </Modal>
  );
}
