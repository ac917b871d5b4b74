import { useQuery } from '@tanstack/react-query';
import { Alert, App, Form, Modal } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseCommandName, CaseDetail } from '#shared/modules/cases/index.ts';
import { useSession } from '../../../app/session.tsx';
import { api, client } from '../../../bridge/index.ts';
import { Refused } from '../../../ui/States.tsx';
import { GuardNotes } from '../../dispatch/claim/GuardNotes.tsx';
import { useFormGuard } from '../../dispatch/claim/use-form-guard.ts';
import { useRecommended } from '../../dispatch/recommend/use-recommended.ts';
import { ActionField } from './ActionField.tsx';
import { ACTION_FORMS, EXPLAINED_STEPS, FINAL_STEPS } from './action-forms.ts';
import { firstValues, toInput } from './action-values.ts';
import { Foresight } from './Foresight.tsx';

interface ActionFormProps {
  command: CaseCommandName;
  detail: CaseDetail;
  onClose(): void;
  onDone(): void;
}

type Send = (input: unknown) => Promise<{ number: string; stage: string }>;

/** The form of one step. Ctrl+Enter sends it, Esc leaves it; what it cannot undo it says first. */
export function ActionForm({ command, detail, onClose, onDone }: ActionFormProps) {
  const { t } = useTranslation('cases');
  const { message } = App.useApp();
  const [form] = Form.useForm();
  const body = useRef<HTMLDivElement>(null);
  const [error, setError] = useState<unknown>(null);
  const [sending, setSending] = useState(false);
  const [wanted, want] = useState(false);
  const fields = useMemo(
    () => (ACTION_FORMS[command] ?? []).filter(({ when }) => when?.(detail) ?? true),
    [command, detail],
  );
  const rules = useQuery(api.cases.rules.queryOptions({ staleTime: Number.POSITIVE_INFINITY }));
  const { unitId: ownUnit } = useSession();
  const conditions = useQuery(
    api.cases.conditions.queryOptions({
      input: { id: detail.id },
      enabled: command === 'file' || command === 'prefile',
    }),
  );

  const guard = useFormGuard(detail, command);
  const [opened] = useState(detail);
  const ranked = useRecommended(opened.id, opened.version, command === 'dispatch');
  const recommended = ranked.data?.[0]?.unitId;

  // What the form starts with is on its way: who sends before it is there is sent once it is.
  const filling = conditions.isLoading || rules.isLoading || ranked.isLoading;

  // Answers that come later, and changes of the case, leave what was typed alone.
  useEffect(() => {
    const known = {
      conditions: conditions.data ?? [],
      recommended,
      rules: rules.data,
      ownUnit,
      now: Date.now(),
    };
    for (const [name, value] of Object.entries(firstValues(command, opened, known)))
      if (!form.isFieldTouched(name)) form.setFields([{ name, value, touched: false }]);
  }, [form, command, opened, conditions.data, recommended, rules.data, ownUnit]);

  const send = async () => {
    if (sending || guard.blocked) return;
    if (filling) return want(true);
    const values = await form.validateFields().catch(() => null);
    if (!values) return;
    setSending(true);
    try {
      const call = client.cases[command as 'accept'] as unknown as Send;
      const { number, stage } = await call({
        ...toInput(fields, values),
        id: detail.id,
        expectedVersion: guard.version,
      });
      void message.success(
        t('done', { number, command: t(`command.${command}`), stage: t(`stage.${stage}`) }),
      );
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
    if (!wanted || filling) return;
    want(false);
    void sendNow.current();
  }, [wanted, filling]);
  // From anywhere: a step without fields leaves the focus on the dialog's own buttons.
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
      title={`${t(`command.${command}`)} · ${detail.number}`}
      okText={
        <>
          {t(`command.${command}`)} <kbd>Ctrl ↵</kbd>
        </>
      }
      okButtonProps={{
        loading: sending || wanted,
        disabled: guard.blocked,
        danger: FINAL_STEPS.has(command),
        ...{ 'data-testid': 'send' },
      }}
      onOk={() => void send()}
      onCancel={onClose}
      focusable={{ trap: true }}
      afterOpenChange={(open) => {
        if (open) body.current?.querySelector<HTMLElement>('input, textarea')?.focus();
      }}
      width={560}
    >
      <div ref={body}>
        <GuardNotes caseId={detail.id} guard={guard} />
        {EXPLAINED_STEPS.has(command) && (
          <Alert type="warning" title={t(`consequence.${command}`)} style={{ marginBottom: 12 }} />
        )}
        {error !== null && <Refused error={error} />}
        {fields.length === 0 && <p>{t(`confirm.${command}`, { defaultValue: t('confirm.any') })}</p>}
        <Form form={form} layout="vertical" requiredMark={false} onValuesChange={guard.touch}>
          {fields.map((field, index) => (
            <ActionField
              key={field.name}
              field={field}
              detail={detail}
              conditions={conditions.data ?? []}
              rules={rules.data}
              autoFocus={index === 0}
            />
          ))}
        </Form>
        <Foresight command={command} detail={detail} fields={fields} form={form} />
      </div>
    </Modal>
  );
}
