import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { api, onChange } from '../../../bridge/index.ts';
import { Loading, Nothing, Refused } from '../../../ui/States.tsx';
import { percentOf } from './model.ts';
import { change } from './wizard.ts';

/** The job that runs and those before it, to look at their results again. */
export function Jobs() {
  const { t } = useTranslation('imports');
  const query = useQuery(api.imports.jobs.queryOptions());
  const { refetch } = query;
  useEffect(() => onChange('imports', () => void refetch()), [refetch]);
  return (
    <section aria-label={t('jobs')}>
      <h2>{t('jobs')}</h2>
      {query.isError && <Refused error={query.error} onRetry={() => void refetch()} />}
      {query.isPending && <Loading />}
      {query.data?.length === 0 && <Nothing text={t('noJobs')} />}
      {query.data && query.data.length > 0 && (
        <div className="ucc-import-scroll">
          <table className="ucc-import-table">
            <thead>
              <tr>
                {(
                  [
                    'fileName',
                    'mapping',
                    'state',
                    'read',
                    'created',
                    'updated',
                    'unchanged',
                    'rejected',
                  ] as const
                ).map((key) => (
                  <th key={key} scope="col">
                    {t(`job.${key}`)}
                  </th>
                ))}
                <td />
              </tr>
            </thead>
            <tbody>
              {query.data.map((job) => (
                <tr key={job.jobId}>
                  <td className="ucc-import-text">{job.fileName}</td>
                  <td className="ucc-import-text">{job.mapping}</td>
                  <td>
                    {t(`jobState.${job.state}`)}
                    {job.state === 'running' && ` ${percentOf(job)} %`}
                    {job.dryRun && ` · ${t('dryRun')}`}
                  </td>
                  {(['read', 'created', 'updated', 'unchanged', 'rejected'] as const).map((key) => (
                    <td
                      key={key}
                      className="ucc-import-number"
                      data-alert={key === 'rejected' && job.rejected > 0}
                    >
                      {job[key]}
                    </td>
                  ))}
                  <td>
                    <Button size="small" onClick={() => change({ jobId: job.jobId, step: 'run' })}>
                      {t('showJob')}
                    </Button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
