import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Select, Space, Tag } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { APPEAL_STATES, type Appeal, type AppealState } from '#shared/modules/evaluation/index.ts';
import { useNav } from '../../../app/nav.ts';
import { useNames } from '../../../app/reference.tsx';
import { api, onChange, queryClient } from '../../../bridge/index.ts';
import { Loading, Nothing, Refused } from '../../../ui/States.tsx';
import { dayTime } from '../../../ui/time-text.ts';
import { AppealActions } from './AppealActions.tsx';

const PAGE = 100;

/** Appeals with what became of them, newest first: also the list by which results are made public. */
export function Appeals() {
  const { t } = useTranslation('evaluation');
  const [state, choose] = useState<AppealState | undefined>();
  const query = useInfiniteQuery(
    api.evaluation.appeals.infiniteOptions({
      input: (cursor: string | null) => ({ ...(state && { state }), cursor, limit: PAGE }),
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.next,
    }),
  );
  useEffect(
    () => onChange('appeals', () => void queryClient.invalidateQueries({ queryKey: api.evaluation.key() })),
    [],
  );
  const rows = query.data?.pages.flatMap((page) => page.rows);
  return (
    <section className="ucc-appeals">
      <Space>
        <Select<AppealState | ''>
          value={state ?? ''}
          aria-label={t('column.state')}
          options={[
            { value: '', label: t('allStates') },
            ...APPEAL_STATES.map((value) => ({ value, label: t(`state.${value}`) })),
          ]}
          onChange={(next) => choose(next === '' ? undefined : next)}
        />
      </Space>
      {query.isError && <Refused error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <Loading />}
      {rows?.length === 0 && <Nothing text={t('noAppeals')} />}
      {rows && rows.length > 0 && (
        <table className="ucc-counted" data-testid="appeals">
          <thead>
            <tr>
              {(['number', 'against', 'who', 'reason', 'at', 'state', 'opinion', 'action'] as const).map(
                (column) => (
                  <th key={column} scope="col">
                    {t(`column.${column}`)}
                  </th>
                ),
              )}
            </tr>
          </thead>
          <tbody>
            {rows.map((appeal) => (
              <Row key={appeal.id} appeal={appeal} />
            ))}
          </tbody>
        </table>
      )}
      {query.hasNextPage && <Button onClick={() => void query.fetchNextPage()}>{t('more')}</Button>}
    </section>
  );
}

function Row({ appeal }: { appeal: Appeal }) {
  const { t } = useTranslation('evaluation');
  const names = useNames();
  const { caseId, number, step, person, unitId, reason, filedAt, state, outcome, opinion } = appeal;
  return (
    <tr>
      <td>
        <button type="button" className="ucc-number" onClick={() => useNav.getState().go('desk', { caseId })}>
          {number}
        </button>
      </td>
      <td>{t(`step.${step}`)}</td>
      <td>{person?.name ?? names.unitName(unitId)}</td>
      <td title={reason}>{reason}</td>
      <td>{dayTime(filedAt)}</td>
      <td>
        <Tag>{t(`state.${state}`)}</Tag>
        {outcome && <Tag>{t(`state.${outcome}`)}</Tag>}
      </td>
      <td title={opinion ?? ''}>{opinion}</td>
      <td>
        <AppealActions appeal={appeal} />
      </td>
    </tr>
  );
}
