import { Alert, App, Form, Modal } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TicketDetail, TicketStepName, TicketStepResult } from '#shared/modules/tickets/index.ts';
import { client } from '../../../bridge/index.ts';
import { Refused } from '../../../ui/States.tsx';
import type { TicketWords } from '../shared/use-ticket-rules.ts';
import { StepControl } from './StepControl.tsx';
import { FINAL_STEPS, firstValues, STEP_FIELDS, toInput } from './step-fields.ts';

interface TicketStepFormProps {
  step: TicketStepName;
  detail: TicketDetail;
  words: TicketWords;
  onClose(): void;
  onDone(): void;
}

type Send = (input: unknown) => Promise<TicketStepResult>;

/** The form of one step. Ctrl+Enter sends it, Esc leaves it; what it cannot undo it says first. */
export function TicketStepForm({ step, detail, words, onClose, onDone }: TicketStepFormProps) {
  const { t } = useTranslation('tickets');
  const { message } = App.useApp();
  const [form] = Form.useForm();
  const body = useRef<HTMLDivElement>(null);
  const [error, setError] = useState<unknown>(null);
  const [sending, setSending] = useState(false);
  const fields = STEP_FIELDS[step];
  const final = FINAL_STEPS.has(step);

  const send = async () => {
    const values = await form.validateFields().catch(() => null);
    if (!values || sending) return;
    setSending(true);
    try {
      const call = client.tickets[step] as unknown as Send;
      const input = { ...toInput(fields, values), id: detail.id, expectedVersion: detail.version };
      const { number, stage } = await call(input);
      void message.success(t('done', { number, step: t(`step.${step}`), stage: t(`stage.${stage}`) }));
      onDone();
    } catch (reason) {
      setError(reason);
    } finally {
      setSending(false);
    }
  };
  const sendNow = useRef(send);
  sendNow.current = send;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.isComposing)
        void sendNow.current();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);

  return (
    <Modal
      open
      title={`${t(`step.${step}`)} · ${detail.number}`}
      okText={
        <>
          {t(`step.${step}`)} <kbd>Ctrl ↵</kbd>
        </>
      }
      okButtonProps={{ loading: sending, danger: step === 'sendBack', ...{ 'data-testid': 'send' } }}
      onOk={() => void send()}
      onCancel={onClose}
      focusable={{ trap: true }}
      afterOpenChange={(open) => {
        if (open) body.current?.querySelector<HTMLElement>('input, textarea')?.focus();
      }}
      width={560}
    >
      <div ref={body}>
        {final && (
          <Alert
            type="warning"
            title={t(`consequence.${step}`, { count: detail.joinedCount })}
            style={{ marginBottom: 12 }}
          />
        )}
        {error !== null && <Refused error={error} />}
        <Form
          form={form}
          layout="vertical"
          requiredMark={false}
          initialValues={firstValues(step, detail, Date.now())}
        >
          {fields.map((field, index) => (
            <StepControl
              key={field.name}
              field={field}
              detail={detail}
              words={words}
              autoFocus={index === 0}
            />
          ))}
        </Form>
      </div>
    </Modal>
  );
}
