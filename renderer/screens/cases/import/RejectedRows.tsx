import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../../bridge/index.ts';
import { Loading, Refused } from '../../../ui/States.tsx';
import { RowErrors } from './PreviewStep.tsx';

const PAGE = 100;

/** Rejected rows in the order of the file, page by page. */
export function RejectedRows({ jobId }: { jobId: string }) {
  const { t } = useTranslation('imports');
  const query = useInfiniteQuery(
    api.imports.rejectedRows.infiniteOptions({
      input: (cursor: string | null) => ({ jobId, cursor, limit: PAGE }),
      initialPageParam: null,
      getNextPageParam: ({ next }) => next,
      staleTime: Number.POSITIVE_INFINITY,
    }),
  );
  const rows = query.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <>
      <h3>{t('rejectedRows')}</h3>
      {query.isError && <Refused error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <Loading />}
      <div className="ucc-import-scroll">
        <table className="ucc-import-table" data-testid="rejected">
          <thead>
            <tr>
              <th scope="col">{t('line')}</th>
              <th scope="col">{t('why')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ row, errors }) => (
              <tr key={row}>
                <th scope="row">{row}</th>
                <td>
                  <RowErrors errors={errors} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {query.hasNextPage && (
        <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('moreRows')}
        </Button>
      )}
    </>
  );
}
