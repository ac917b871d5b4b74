import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Drawer, Segmented, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CountedRow, CounterName, Period, Scheme, ScoredRow } from '#shared/modules/evaluation/index.ts';
import { useNav } from '../../../app/nav.ts';
import { useNames } from '../../../app/reference.tsx';
import { useSession } from '../../../app/session.tsx';
import { api } from '../../../bridge/index.ts';
import { Loading, Nothing, Refused } from '../../../ui/States.tsx';
import { dayTime } from '../../../ui/time-text.ts';
import { useBilingual } from '../../../ui/use-bilingual.ts';
import { AppealForm } from '../appeals/AppealForm.tsx';
import { countersOf } from './model.ts';

const PAGE = 100;

interface CountedCasesProps {
  scheme: Scheme;
  period: Period;
  row: ScoredRow;
  indicator: Scheme['indicators'][number];
  onClose(): void;
}

/** Exactly the cases that a figure counted, one counter at a time; a case opens on the desk, a charge can be appealed. */
export function CountedCases({ scheme, period, row, indicator, onClose }: CountedCasesProps) {
  const { t } = useTranslation('evaluation');
  const bilingual = useBilingual();
  const counters = countersOf(indicator);
  const [counter, choose] = useState(
    counters.find((name) => (row.counters[name]?.value ?? 0) > 0) ?? counters[0],
  );
  return (
    <Drawer
      open
      size={760}
      onClose={onClose}
      title={`${bilingual(row.name)} · ${bilingual(indicator)} · ${t('span', { from: period.from, to: period.to })}`}
    >
      <Segmented<CounterName>
        value={counter as CounterName}
        options={counters.map((value) => ({
          value,
          label: t('counted', { name: t(`counter.${value}`), count: row.counters[value]?.value ?? 0 }),
        }))}
        onChange={choose}
      />
      {counter && <Rows key={counter} scheme={scheme} period={period} object={row.id} counter={counter} />}
    </Drawer>
  );
}

interface RowsProps {
  scheme: Scheme;
  period: Period;
  object: string | null;
  counter: CounterName;
}

function Rows({ scheme, period, object, counter }: RowsProps) {
  const { t } = useTranslation('evaluation');
  const [appealed, appeal] = useState<CountedRow | null>(null);
  const query = useInfiniteQuery(
    api.evaluation.drill.infiniteOptions({
      input: (cursor: string | null) => ({ scheme: scheme.id, object, counter, period, cursor, limit: PAGE }),
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.next,
    }),
  );
  if (query.isError) return <Refused error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Loading />;
  const rows = query.data.pages.flatMap((page) => page.rows);
  if (rows.length === 0) return <Nothing text={t('noneCounted')} />;
  return (
    <>
      <table className="ucc-counted" data-testid="counted">
        <thead>
          <tr>
            {(['number', 'what', 'who', 'at', 'due', 'appeal'] as const).map((column) => (
              <th key={column} scope="col">
                {t(`column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <Row
              key={`${row.caseId}/${row.against?.factSeq ?? index}`}
              row={row}
              onAppeal={() => appeal(row)}
            />
          ))}
        </tbody>
      </table>
      {query.hasNextPage && (
        <Button block loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('more')}
        </Button>
      )}
      {appealed && <AppealForm row={appealed} onDone={() => appeal(null)} />}
    </>
  );
}

function Row({ row, onAppeal }: { row: CountedRow; onAppeal(): void }) {
  const { t } = useTranslation('evaluation');
  const { t: common } = useTranslation();
  const { may } = useSession();
  const names = useNames();
  const { number, caseId, description, at, dueAt, late, person, unitId, streetCode, against, appeal } = row;
  return (
    <tr>
      <td>
        <button
          type="button"
          className="ucc-number"
          onClick={() => useNav.getState().go('desk', { caseId })}
          aria-label={t('openCase', { number })}
        >
          {number}
        </button>
      </td>
      <td title={description}>
        {names.className(row.classKey)}
        <small>{description}</small>
      </td>
      <td>
        {person?.name ?? names.unitName(unitId)}
        <small>{names.streetName(streetCode)}</small>
      </td>
      <td>{at === null ? common('none') : dayTime(at)}</td>
      <td data-late={late}>{dueAt === null ? common('none') : dayTime(dueAt)}</td>
      <td>
        {appeal && <Tag>{t(`state.${appeal.outcome ?? appeal.state}`)}</Tag>}
        {!appeal && against && may('evaluation.appeal') && (
          <Button size="small" data-testid="appeal" onClick={onAppeal}>
            {t('appeal')}
          </Button>
        )}
      </td>
    </tr>
  );
}
