import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../../../bridge/index.ts';
import { Refused } from '../../../ui/States.tsx';
import { JobView } from './JobView.tsx';
import { problemsOf } from './model.ts';
import { useJob } from './use-job.ts';
import { change, startOver, useWizard } from './wizard.ts';

/** Last step: try without writing, then write; watch it, and see what was rejected. */
export function RunStep() {
  const { t } = useTranslation('imports');
  const { file, inspection, mapping, jobId } = useWizard();
  const [starting, setStarting] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const job = useJob(jobId);
  const running =
    job.progress?.state === 'running' || (jobId !== null && !job.progress && job.error === null);
  const columns = inspection?.columns.map(({ name }) => name) ?? [];
  const ready = file !== null && mapping !== null && problemsOf(mapping, columns).length === 0;

  const start = async (dryRun: boolean) => {
    if (!file || !mapping) return;
    setStarting(true);
    setError(null);
    try {
      const started = await client.imports.start({ file, mapping, dryRun });
      change({ jobId: started.jobId });
    } catch (reason) {
      setError(reason);
    } finally {
      setStarting(false);
    }
  };
  return (
    <>
      <div className="ucc-import-body">
        {ready && jobId === null && (
          <Alert
            type="info"
            showIcon
            title={t('ready', { file: inspection?.fileName, mapping: mapping?.name })}
            description={t('readyNote')}
          />
        )}
        {!ready && jobId === null && <Alert type="info" showIcon title={t('nothingReady')} />}
        {error !== null && <Refused error={error} />}
        {job.error != null && <Refused error={job.error} />}
        {job.progress && <JobView job={job.progress} />}
      </div>
      <footer className="ucc-import-foot">
        {ready && (
          <>
            <Button disabled={running} onClick={() => change({ step: 'preview' })}>
              {t('back')}
            </Button>
            <Button
              disabled={running}
              loading={starting}
              onClick={() => void start(true)}
              data-testid="dry-run"
            >
              {t('startDryRun')}
            </Button>
            <Button
              type="primary"
              disabled={running}
              loading={starting}
              onClick={() => void start(false)}
              data-testid="start-import"
            >
              {t('start')}
            </Button>
          </>
        )}
        <Button onClick={startOver} data-testid="another-file">
          {t(running ? 'leaveRunning' : 'anotherFile')}
        </Button>
      </footer>
    </>
  );
}
