import { useQuery } from '@tanstack/react-query';
import { Alert, DatePicker, Form, Input, Modal, Radio } from 'antd';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MAX_PLANNED_MS, type RuleSetSummary } from '#shared/modules/territory/index.ts';
import { client } from '../../../bridge/index.ts';
import { Loading, Refused } from '../../../ui/States.tsx';
import { dayTime } from '../../../ui/time-text.ts';
import { Sentences } from './effect/Sentences.tsx';
import type { DraftInHand } from './use-draft.ts';

interface PublishDialogProps {
  summary: RuleSetSummary;
  draft: DraftInHand;
  onClose(): void;
  onPublished(): void;
}

interface Values {
  when: 'now' | 'later';
  at?: Dayjs;
  reason: string;
}

/** Says what publishing would change, and asks from when on and why. */
export function PublishDialog({ summary, draft, onClose, onPublished }: PublishDialogProps) {
  const { t } = useTranslation('rules');
  const { kind, planned } = summary;
  const [form] = Form.useForm<Values>();
  const when = Form.useWatch('when', form) ?? 'now';
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const effect = useQuery({
    queryKey: ['rules', 'publish', kind],
    queryFn: async () => {
      if ((await draft.flush()) === null) throw draft.error ?? new Error('not kept');
      return client.rules.effect({ kind });
    },
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const send = async ({ when: chosen, at, reason }: Values) => {
    setBusy(true);
    try {
      const revision = effect.data?.revision ?? 0;
      const effectiveFrom = chosen === 'later' && at ? at.valueOf() : null;
      await client.rules.publish({ kind, revision, effectiveFrom, reason });
      onPublished();
    } catch (failure) {
      setError(failure);
      setBusy(false);
    }
  };
  return (
    <Modal
      open
      width={620}
      title={t('publish.title', { kind: t(`kind.${kind}`) })}
      okText={t('publish.do')}
      cancelText={t('common:cancel')}
      okButtonProps={{ loading: busy, disabled: !effect.data, ...{ 'data-testid': 'publish-now' } }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      {error !== null && <Refused error={error} />}
      {effect.isError && <Refused error={effect.error} onRetry={() => void effect.refetch()} />}
      {effect.data ? <Sentences report={effect.data} /> : !effect.isError && <Loading />}
      {planned.map(({ number, effectiveFrom }) => (
        <Alert
          key={number}
          type="warning"
          showIcon
          title={t('publish.planned', { number, at: dayTime(effectiveFrom) })}
          style={{ marginBottom: 8 }}
        />
      ))}
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ when: 'now', reason: '' }}
        onFinish={(values) => void send(values)}
      >
        <Form.Item name="when" label={t('publish.when')}>
          <Radio.Group
            options={[
              { value: 'now', label: t('publish.now') },
              { value: 'later', label: t('publish.later') },
            ]}
          />
        </Form.Item>
        {when === 'later' && (
          <Form.Item
            name="at"
            label={t('publish.at')}
            rules={[{ required: true, message: t('problem.required') }]}
          >
            <DatePicker
              showTime={{ format: 'HH:mm' }}
              format="YYYY-MM-DD HH:mm"
              disabledDate={(day) =>
                day.endOf('day').valueOf() < Date.now() || day.valueOf() > Date.now() + MAX_PLANNED_MS
              }
            />
          </Form.Item>
        )}
        <Form.Item
          name="reason"
          label={t('publish.reason')}
          rules={[{ required: true, whitespace: true, message: t('problem.required') }]}
        >
          <Input.TextArea
            maxLength={500}
            showCount
            autoSize={{ minRows: 2, maxRows: 5 }}
            data-testid="reason"
          />
        </Form.Item>
      </Form>
    </Modal>
  );
}
