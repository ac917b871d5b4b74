import { useQuery } from '@tanstack/react-query';
import { App, Button, Modal, Progress, Segmented, Select } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MAX_PRINTED } from '#shared/modules/cases/index.ts';
import { useNames } from '../../../app/reference.tsx';
import { useSession } from '../../../app/session.tsx';
import { api, client, printDocument } from '../../../bridge/index.ts';
import { Loading, Refused } from '../../../ui/States.tsx';
import { fullTime, localDate } from '../../../ui/time-text.ts';
import { FormPage, type PrintedCase } from './FormPage.tsx';
import { gather } from './gather.ts';
import './form.css';
import './print.css';

interface PrintDialogProps {
  /** The case that is open, and those that can be printed with it in one go. */
  caseId: string;
  listed: readonly string[];
  onClose(): void;
}

/** A paper form of a case, or of many: seen before it is printed, on paper or as a PDF. */
export function PrintDialog({ caseId, listed, onClose }: PrintDialogProps) {
  const { t, i18n } = useTranslation();
  const { message } = App.useApp();
  const { personName } = useSession();
  const names = useNames();
  const set = useQuery(api.cases.prints.forms.queryOptions({ staleTime: Number.POSITIVE_INFINITY }));
  const [formId, choose] = useState('dispatch');
  const [many, setMany] = useState(false);
  const [preview, setPreview] = useState<PrintedCase | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [done, setDone] = useState<number | null>(null);
  const running = useRef<AbortController | null>(null);
  useEffect(() => {
    const abort = new AbortController();
    gather([caseId], abort.signal, () => {}).then(([first]) => setPreview(first ?? null), setError);
    return () => {
      abort.abort();
      running.current?.abort();
    };
  }, [caseId]);

  const english = i18n.language === 'en';
  const all = listed.slice(0, MAX_PRINTED);
  const ids = many ? all : [caseId];
  const form = set.data?.forms.find(({ id }) => id === formId);
  const page = (printed: PrintedCase) =>
    set.data &&
    form && (
      <FormPage
        key={printed.detail.id}
        t={t}
        names={names}
        english={english}
        bureau={set.data.bureau}
        form={form}
        printed={printed}
      />
    );
  const print = async (output: 'pdf' | 'printer') => {
    if (!form || !set.data) return;
    const abort = new AbortController();
    running.current = abort;
    setError(null);
    setDone(0);
    try {
      const printed = await gather(ids, abort.signal, setDone);
      const { printHtml } = await import('./print-html.tsx');
      const title = `${english ? form.en : form.zh} ${localDate(Date.now())}`;
      const html = printHtml(title, i18n.language, printed.map(page));
      await client.cases.prints.record({ form: form.id, caseIds: [...ids], output });
      const footer = t('find:print.footer', {
        bureau: english ? set.data.bureau.en : set.data.bureau.zh,
        who: personName,
        when: fullTime(Date.now()),
      });
      if (await printDocument({ html, output, name: title, footer }))
        void message.success(t('find:print.done'));
    } catch (reason) {
      if (!abort.signal.aborted) setError(reason);
    } finally {
      setDone(null);
    }
  };
  return (
    <Modal
      open
      width={860}
      title={t('find:print.title')}
      onCancel={onClose}
      footer={
        done === null
          ? [
              <Button key="paper" disabled={!form || !preview} onClick={() => void print('printer')}>
                {t('find:print.paper')}
              </Button>,
              <Button
                key="pdf"
                type="primary"
                disabled={!form || !preview}
                onClick={() => void print('pdf')}
                data-testid="print-pdf"
              >
                {t('find:print.pdf')}
              </Button>,
            ]
          : [
              <Button key="cancel" onClick={() => running.current?.abort()}>
                {t('find:print.cancel')}
              </Button>,
            ]
      }
    >
      {(error ?? set.error) !== null && <Refused error={error ?? set.error} />}
      <div className="ucc-print-bar">
        <Select
          value={formId}
          aria-label={t('find:print.form')}
          data-testid="print-form"
          options={(set.data?.forms ?? []).map(({ id, zh, en }) => ({ value: id, label: english ? en : zh }))}
          onChange={choose}
        />
        <Segmented
          value={many}
          aria-label={t('find:print.scope')}
          options={[
            { value: false, label: t('find:print.one') },
            { value: true, label: t('find:print.many', { count: all.length }), disabled: all.length === 0 },
          ]}
          onChange={setMany}
        />
        <span>{t('find:print.masked')}</span>
      </div>
      {done !== null && (
        <div role="status">
          <Progress percent={Math.round((done / ids.length) * 100)} />
          {t('find:print.gathering', { done, total: ids.length })}
        </div>
      )}
      <section className="ucc-print-preview" aria-label={t('find:print.preview')} data-testid="print-preview">
        {preview ? page(preview) : error === null && <Loading />}
      </section>
    </Modal>
  );
}
