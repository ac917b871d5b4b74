import { App, Button, Popconfirm, Progress } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportProgress } from '#shared/modules/imports/index.ts';
import { useNav } from '../../../app/nav.ts';
import { client } from '../../../bridge/index.ts';
import { refusalText } from '../../../ui/refusal-text.ts';
import { Refused } from '../../../ui/States.tsx';
import { percentOf } from './model.ts';
import { RejectedRows } from './RejectedRows.tsx';
import { saveReport } from './save-report.ts';

const COUNTS = ['read', 'created', 'updated', 'unchanged', 'rejected'] as const;
const STATUS = { running: 'active', finished: 'success', cancelled: 'normal', failed: 'exception' } as const;

/** A job: how far it is, what it has done, what it would not take. */
export function JobView({ job }: { job: ImportProgress }) {
  const { t } = useTranslation('imports');
  const { message } = App.useApp();
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const { jobId, state, refusal } = job;
  const act = async (work: () => Promise<unknown>) => {
    setError(null);
    setBusy(true);
    try {
      await work();
    } catch (reason) {
      setError(reason);
    } finally {
      setBusy(false);
    }
  };
  const rate = job.seconds > 0 ? Math.round(job.read / job.seconds) : 0;
  const flags = Object.entries(job.flags).filter(([, count]) => count > 0);
  return (
    <section aria-label={job.fileName} className="ucc-job" data-state={state} data-testid="job">
      <h2>
        {t(`jobState.${state}`)} · {job.fileName}
        {job.dryRun && ` · ${t('dryRunNote')}`}
      </h2>
      <div className="ucc-import-format">
        <Progress percent={percentOf(job)} status={STATUS[state]} aria-label={t('progress')} />
        {state === 'running' && (
          <Popconfirm
            title={t('cancelTitle')}
            description={t(job.dryRun ? 'cancelDryRun' : 'cancelNote', { count: job.created + job.updated })}
            okText={t('cancelOk')}
            okButtonProps={{ danger: true }}
            onConfirm={() => act(() => client.imports.cancel({ jobId }))}
          >
            <Button loading={busy} data-testid="cancel-import">
              {t('common:cancel')}
            </Button>
          </Popconfirm>
        )}
      </div>
      {refusal && (
        <p className="ucc-import-problem" role="alert">
          {refusalText(t, refusal).text} {refusalText(t, refusal).advice}
        </p>
      )}
      {state === 'cancelled' && <p>{t(job.dryRun ? 'cancelledDryRun' : 'cancelled')}</p>}
      <ul className="ucc-job-counts" aria-live="polite">
        {COUNTS.map((key) => (
          <li key={key}>
            <span>{t(`${job.dryRun ? 'would' : 'job'}.${key}`)}</span>
            <strong data-alert={key === 'rejected' && job.rejected > 0} data-testid={`count-${key}`}>
              {job[key]}
            </strong>
          </li>
        ))}
        <li>
          <span>{t('rate')}</span>
          <strong>{rate}</strong>
        </li>
      </ul>
      {flags.length > 0 && (
        <p className="ucc-import-note">
          {t('flagged')}
          {flags.map(([flag, count]) => ` ${t(`flag.${flag}`)} ${count}`).join(' ·')}
        </p>
      )}
      {error !== null && <Refused error={error} />}
      {state !== 'running' && (
        <div className="ucc-import-format">
          {!job.dryRun && job.created + job.updated > 0 && (
            <Button onClick={() => useNav.getState().go('desk', { queue: { view: 'all', conditions: [] } })}>
              {t('showCases')}
            </Button>
          )}
          {job.rejected > 0 && (
            <Button
              loading={busy}
              data-testid="save-report"
              onClick={() =>
                void act(async () => {
                  await saveReport(jobId);
                  void message.success(t('reportSaved'));
                })
              }
            >
              {t('saveReport', { count: job.rejected })}
            </Button>
          )}
        </div>
      )}
      {state !== 'running' && job.rejected > 0 && <RejectedRows jobId={jobId} />}
    </section>
  );
}
