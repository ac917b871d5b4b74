import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Segmented, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Preview } from '#shared/modules/imports/index.ts';
import { useNames } from '../../../app/reference.tsx';
import { api } from '../../../bridge/index.ts';
import { Loading, Nothing, Refused } from '../../../ui/States.tsx';
import { dayTime, fullTime } from '../../../ui/time-text.ts';
import { change, useWizard } from './wizard.ts';

/** Third step: the first rows as they would become cases, each wrong cell named. */
export function PreviewStep() {
  const { t } = useTranslation('imports');
  const { file, mapping } = useWizard();
  const [raw, showRaw] = useState(false);
  const query = useQuery({
    ...api.imports.preview.queryOptions({
      input: { file: file ?? '', mapping: mapping as NonNullable<typeof mapping> },
      enabled: file !== null && mapping !== null,
      placeholderData: keepPreviousData,
    }),
  });
  const rows = query.data?.rows ?? [];
  const wrong = rows.filter(({ errors }) => errors.length > 0).length;
  return (
    <>
      <div className="ucc-import-body">
        <div className="ucc-import-format">
          <Segmented
            value={raw ? 'cells' : 'cases'}
            aria-label={t('previewAs')}
            options={(['cases', 'cells'] as const).map((value) => ({ value, label: t(`preview.${value}`) }))}
            onChange={(value) => showRaw(value === 'cells')}
          />
          {query.data && (
            <span className="ucc-import-note" role="status" data-alert={wrong > 0}>
              {t('previewed', { count: rows.length, wrong })}
            </span>
          )}
        </div>
        {query.isError && <Refused error={query.error} onRetry={() => void query.refetch()} />}
        {query.isPending && !query.isError && <Loading />}
        {query.data && rows.length === 0 && <Nothing text={t('noRows')} />}
        {query.data &&
          rows.length > 0 &&
          (raw ? <Cells preview={query.data} /> : <Cases preview={query.data} />)}
      </div>
      <footer className="ucc-import-foot">
        <Button onClick={() => change({ step: 'mapping' })}>{t('back')}</Button>
        <Button
          type="primary"
          disabled={!query.isSuccess}
          onClick={() => change({ step: 'run', jobId: null })}
          data-testid="to-run"
        >
          {t('toRun')}
        </Button>
      </footer>
    </>
  );
}

const SHOWN = [
  'externalId',
  'reportedAt',
  'class',
  'status',
  'street',
  'description',
  'address',
  'dueAt',
] as const;

function Cases({ preview }: { preview: Preview }) {
  const { t } = useTranslation('imports');
  const names = useNames();
  return (
    <div className="ucc-import-scroll">
      <table className="ucc-import-table">
        <thead>
          <tr>
            <th scope="col">{t('line')}</th>
            {SHOWN.map((field) => (
              <th key={field} scope="col">
                {t(`field.${field}`)}
              </th>
            ))}
            <th scope="col">{t('flags')}</th>
          </tr>
        </thead>
        <tbody>
          {preview.rows.map(({ row, case: made, errors }) => (
            <tr key={row} data-wrong={errors.length > 0}>
              <th scope="row">{row}</th>
              {made ? (
                <>
                  <td>{made.externalId}</td>
                  <td title={fullTime(made.reportedAt)}>{dayTime(made.reportedAt)}</td>
                  <td>{names.className(made.classKey)}</td>
                  <td>{t(`cases:stage.${made.stage}`)}</td>
                  <td>{names.streetName(made.streetCode)}</td>
                  <td className="ucc-import-text" title={made.description}>
                    {made.description}
                  </td>
                  <td className="ucc-import-text" title={made.address}>
                    {made.address}
                  </td>
                  <td>{made.dueAt === null ? '' : dayTime(made.dueAt)}</td>
                  <td>
                    {made.flags.map((flag) => (
                      <Tag key={flag}>{t(`flag.${flag}`)}</Tag>
                    ))}
                  </td>
                </>
              ) : (
                <td colSpan={SHOWN.length + 1}>
                  <RowErrors errors={errors} />
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

type Errors = Preview['rows'][number]['errors'];

/** All that is wrong with a row, cell by cell. */
export function RowErrors({ errors }: { errors: Errors }) {
  const { t } = useTranslation('imports');
  return (
    <ul className="ucc-row-errors">
      {errors.map(({ code, column, excerpt }) => (
        <li key={`${code}/${column}`}>
          {column !== '' && <strong>{column}</strong>} {t(`rowError.${code}`)}
          {excerpt !== '' && <q>{excerpt}</q>}
        </li>
      ))}
    </ul>
  );
}

function Cells({ preview }: { preview: Preview }) {
  const { t } = useTranslation('imports');
  return (
    <div className="ucc-import-scroll">
      <table className="ucc-import-table">
        <thead>
          <tr>
            <th scope="col">{t('line')}</th>
            {preview.columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {preview.rows.map(({ row, cells, errors }) => (
            <tr key={row} data-wrong={errors.length > 0}>
              <th scope="row">{row}</th>
              {preview.columns.map((column, index) => {
                const wrong = errors.filter((error) => error.column === column);
                const why = wrong.map(({ code }) => t(`rowError.${code}`)).join('；');
                return (
                  <td
                    key={column}
                    className="ucc-import-text"
                    data-wrong={wrong.length > 0}
                    title={why || cells[index]}
                  >
                    {wrong.length > 0 && '▲ '}
                    {cells[index] === '' && wrong.length > 0 ? why : cells[index]}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
