import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcut } from '../../../app/command/keymap.ts';
import { useNames } from '../../../app/reference.tsx';
import { useSession } from '../../../app/session.tsx';
import { api, client } from '../../../bridge/index.ts';
import { Refused } from '../../../ui/States.tsx';
import { audienceKey, audienceOf } from './model.ts';

interface Draft {
  to: string;
  text: string;
  urgent: boolean;
  acknowledge: boolean;
}

/** A new message: to a person, a unit, a post or everybody. Ctrl+Enter sends it. */
export function Compose({ onSent, onCancel }: { onSent(id: string): void; onCancel(): void }) {
  const { t } = useTranslation('dispatch');
  const names = useNames();
  const { personId: me } = useSession();
  const [form] = Form.useForm<Draft>();
  const [error, setError] = useState<unknown>(null);
  const [sending, setSending] = useState(false);
  const people = useQuery(api.accounts.people.queryOptions());
  const send = async () => {
    const draft = await form.validateFields().catch(() => null);
    const audience = draft && audienceOf(draft.to);
    if (!draft || !audience || sending) return;
    setSending(true);
    try {
      const { text, urgent, acknowledge } = draft;
      const sent = await client.dispatch.messages.send({ audience, text, urgent, acknowledge, caseId: null });
      onSent(sent.id);
    } catch (reason) {
      setError(reason);
      setSending(false);
    }
  };
  useShortcut({ id: 'messageSend', group: 'messages', keys: 'ctrl+enter' }, () => void send());
  useShortcut({ id: 'messageCancel', group: 'messages', keys: 'escape' }, onCancel);
  const options = [
    {
      label: t('message.group.many'),
      options: [
        { value: 'all', label: t('message.everybody') },
        ...names.reference.posts.map(({ id }) => ({
          value: audienceKey({ kind: 'post', id }),
          label: t('message.post', { post: names.postName(id) }),
        })),
      ],
    },
    {
      label: t('message.group.units'),
      options: names.reference.units.map(({ id }) => ({
        value: audienceKey({ kind: 'unit', id }),
        label: names.unitName(id),
      })),
    },
    {
      label: t('message.group.people'),
      options: (people.data ?? [])
        .filter(({ personId }) => personId !== me)
        .map(({ personId, personName, unitId }) => ({
          value: audienceKey({ kind: 'person', id: personId }),
          label: `${personName} · ${names.unitName(unitId)}`,
        })),
    },
  ];
  return (
    <div className="ucc-compose">
      <h2>{t('message.new')}</h2>
      {error !== null && <Refused error={error} />}
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ text: '', urgent: false, acknowledge: false }}
      >
        <Form.Item
          name="to"
          label={t('message.to')}
          rules={[{ required: true, message: t('cases:required') }]}
        >
          <Select
            autoFocus
            showSearch={{ optionFilterProp: 'label' }}
            options={options}
            data-testid="message-to"
          />
        </Form.Item>
        <Form.Item
          name="text"
          label={t('message.text')}
          rules={[{ required: true, whitespace: true, message: t('cases:required') }]}
        >
          <Input.TextArea
            maxLength={1000}
            showCount
            autoSize={{ minRows: 4, maxRows: 12 }}
            data-testid="message-text"
          />
        </Form.Item>
        <Form.Item name="urgent" valuePropName="checked" noStyle>
          <Checkbox>{t('message.urgentHint')}</Checkbox>
        </Form.Item>
        <Form.Item name="acknowledge" valuePropName="checked" noStyle>
          <Checkbox>{t('message.acknowledgeHint')}</Checkbox>
        </Form.Item>
      </Form>
      <footer>
        <Button type="primary" loading={sending} onClick={() => void send()} data-testid="message-send">
          {t('message.send')} <kbd>Ctrl ↵</kbd>
        </Button>
        <Button onClick={onCancel}>{t('common:cancel')}</Button>
      </footer>
    </div>
  );
}
