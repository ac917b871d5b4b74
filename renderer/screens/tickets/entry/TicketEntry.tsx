import { App, Button, Checkbox, DatePicker, Form, Input, Radio, Select } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TICKET_KINDS } from '#shared/modules/territory/index.ts';
import { useShortcut } from '../../../app/command/keymap.ts';
import { useNames } from '../../../app/reference.tsx';
import { client } from '../../../bridge/index.ts';
import { Refused } from '../../../ui/States.tsx';
import { NameSelect } from '../../cases/intake/NameSelect.tsx';
import type { TicketWords } from '../shared/use-ticket-rules.ts';
import { type EntryValues, toRegister } from './entry-values.ts';
import './entry.css';

interface TicketEntryProps {
  words: TicketWords;
  onRegistered(id: string): void;
  onClose(): void;
}

const URGENCIES = ['normal', 'urgent', 'veryUrgent'] as const;

/** A ticket by hand: from a hotline without a spreadsheet, or a call that this desk took. */
export function TicketEntry({ words, onRegistered, onClose }: TicketEntryProps) {
  const { t } = useTranslation('tickets');
  const { message } = App.useApp();
  const [form] = Form.useForm<EntryValues>();
  const [error, setError] = useState<unknown>(null);
  const [sending, setSending] = useState(false);
  useEffect(() => document.getElementById('ticket-number')?.focus(), []);

  const submit = async () => {
    const values = await form.validateFields().catch(() => null);
    if (!values || sending) return;
    setSending(true);
    setError(null);
    try {
      const { id, number } = await client.tickets.register(toRegister(values));
      void message.success(t('registered', { number }));
      onRegistered(id);
    } catch (reason) {
      setError(reason);
    } finally {
      setSending(false);
    }
  };
  useShortcut({ id: 'ticketSubmit', group: 'tickets', keys: 'ctrl+enter' }, () => void submit());

  return (
    <section className="ucc-ticket-entry" aria-label={t('new')}>
      <h2>{t('new')}</h2>
      {error !== null && <Refused error={error} />}
      <Form<EntryValues>
        form={form}
        colon={false}
        labelCol={{ flex: '7em' }}
        requiredMark={false}
        initialValues={{ channel: words.channels[0]?.id, kind: 'complaint', urgency: 'normal' }}
      >
        <EntryFields words={words} />
      </Form>
      <footer className="ucc-actions">
        <Button type="primary" loading={sending} onClick={() => void submit()} data-testid="register-ticket">
          {t('register')} <kbd>Ctrl ↵</kbd>
        </Button>
        <Button onClick={onClose}>{t('common:cancel')}</Button>
      </footer>
    </section>
  );
}

function EntryFields({ words }: { words: TicketWords }) {
  const { t } = useTranslation('tickets');
  const { reference, streetName, className } = useNames();
  const item = (name: keyof EntryValues, child: ReactNode, required = false) => (
    <Form.Item
      name={name}
      label={t(`entry.${name}`)}
      htmlFor={`ticket-${name}`}
      rules={required ? [{ required: true, whitespace: true, message: t('required') }] : []}
    >
      {child}
    </Form.Item>
  );
  const line = (name: keyof EntryValues, maxLength: number) =>
    item(name, <Input id={`ticket-${name}`} maxLength={maxLength} autoComplete="off" />);
  const moment = (name: 'receivedAt' | 'dueAt') =>
    item(name, <DatePicker id={`ticket-${name}`} showTime={{ format: 'HH:mm' }} format="YYYY-MM-DD HH:mm" />);
  return (
    <>
      {item(
        'channel',
        <Radio.Group
          id="ticket-channel"
          optionType="button"
          options={words.channels.map(({ id, name }) => ({ value: id, label: name }))}
        />,
      )}
      <Form.Item name="number" label={t('entry.number')} htmlFor="ticket-number" extra={t('numberHint')}>
        <Input id="ticket-number" maxLength={60} autoComplete="off" data-testid="ticket-number" />
      </Form.Item>
      {item(
        'kind',
        <Select
          id="ticket-kind"
          options={TICKET_KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
        />,
      )}
      {item(
        'urgency',
        <Radio.Group
          id="ticket-urgency"
          optionType="button"
          options={URGENCIES.map((value) => ({ value, label: t(`urgency.${value}`) }))}
        />,
      )}
      {item(
        'text',
        <Input.TextArea
          id="ticket-text"
          maxLength={2000}
          showCount
          autoSize={{ minRows: 3, maxRows: 8 }}
          data-testid="ticket-text"
        />,
        true,
      )}
      {line('address', 300)}
      {item(
        'streetCode',
        <NameSelect
          id="ticket-streetCode"
          kind="street"
          value=""
          none={t('intake:noStreet')}
          options={reference.streets.map(({ code }) => ({ value: code, code: '', label: streetName(code) }))}
          onChange={() => {}}
        />,
      )}
      {item(
        'classKey',
        <NameSelect
          id="ticket-classKey"
          kind="class"
          value=""
          none={t('noClass')}
          options={reference.classes.map(({ key }) => ({ value: key, code: key, label: className(key) }))}
          onChange={() => {}}
        />,
      )}
      {line('reporterName', 40)}
      {line('reporterPhone', 30)}
      <Form.Item name="confidential" label={t('entry.confidential')} valuePropName="checked">
        <Checkbox>{t('confidentialHint')}</Checkbox>
      </Form.Item>
      {moment('receivedAt')}
      {moment('dueAt')}
      {line('remark', 500)}
    </>
  );
}
