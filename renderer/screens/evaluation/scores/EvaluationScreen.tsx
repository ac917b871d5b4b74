import { DownloadOutlined, PrinterOutlined } from '@ant-design/icons';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Alert, Button, Segmented, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type Period,
  periodAround,
  type Scheme,
  type Schemes,
  type ScoredRow,
} from '#shared/modules/evaluation/index.ts';
import { api } from '../../../bridge/index.ts';
import { useNow } from '../../../ui/now.ts';
import { Loading, Nothing, Refused } from '../../../ui/States.tsx';
import { localDate, minuteTime } from '../../../ui/time-text.ts';
import { useBilingual } from '../../../ui/use-bilingual.ts';
import { Appeals } from '../appeals/Appeals.tsx';
import '../evaluation.css';
import { CountedCases } from './CountedCases.tsx';
import { HowComputed } from './HowComputed.tsx';
import { withData } from './model.ts';
import { PeriodBar, type Unit } from './PeriodBar.tsx';
import { ScoreGrid } from './ScoreGrid.tsx';
import { saveTable } from './save-table.ts';
import { Trend } from './Trend.tsx';

type Tab = 'scores' | 'appeals';
type Shown = Schemes['schemes'][number];

/** 评价: who stands where in a period, by which formulas, and the cases behind every figure. */
export function EvaluationScreen() {
  const { t } = useTranslation('evaluation');
  const bilingual = useBilingual();
  const [tab, turn] = useState<Tab>('scores');
  const [schemeId, choose] = useState<string | null>(null);
  const query = useQuery(api.evaluation.schemes.queryOptions({ staleTime: Number.POSITIVE_INFINITY }));
  const schemes = query.data;
  const scheme = schemes?.schemes.find(({ id }) => id === schemeId) ?? schemes?.schemes[0];
  return (
    <div className="ucc-evaluation">
      <header>
        <h1>{t('title')}</h1>
        <Segmented<Tab>
          value={tab}
          options={(['scores', 'appeals'] as const).map((value) => ({ value, label: t(`tab.${value}`) }))}
          onChange={turn}
        />
        {tab === 'scores' && scheme && (
          <Select
            value={scheme.id}
            aria-label={t('scheme')}
            data-testid="scheme"
            options={schemes?.schemes.map((each) => ({ value: each.id, label: bilingual(each) }))}
            onChange={choose}
            popupMatchSelectWidth={false}
          />
        )}
      </header>
      {query.isError && <Refused error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <Loading />}
      {tab === 'appeals' && <Appeals />}
      {tab === 'scores' && schemes && !scheme && <Nothing text={t('noSchemes')} />}
      {tab === 'scores' && schemes && scheme && <Scores key={scheme.id} scheme={scheme} schemes={schemes} />}
    </div>
  );
}

interface Opened {
  row: ScoredRow;
  indicator: Scheme['indicators'][number];
}

function Scores({ scheme, schemes }: { scheme: Shown; schemes: Schemes }) {
  const { t } = useTranslation('evaluation');
  const bilingual = useBilingual();
  const today = localDate(useNow(60_000));
  const [unit, setUnit] = useState<Unit>('month');
  const [period, setPeriod] = useState<Period>(() => periodAround('month', today));
  const [chosen, choose] = useState<ScoredRow | null>(null);
  const [opened, open] = useState<Opened | null>(null);
  const input = { scheme: scheme.id, period };
  const query = useQuery(api.evaluation.table.queryOptions({ input, placeholderData: keepPreviousData }));
  const table = query.data;
  const object = chosen ? { id: chosen.id, name: bilingual(chosen.name) } : { id: null, name: t('everyone') };
  return (
    <>
      <div className="ucc-evaluation-bar">
        <PeriodBar
          unit={unit}
          period={period}
          today={today}
          onChange={(next, days) => {
            setUnit(next);
            setPeriod(days);
          }}
        />
        {table && (
          <>
            <Button icon={<DownloadOutlined />} onClick={() => saveTable(t, bilingual, scheme, table)}>
              {t('saveTable')}
            </Button>
            <Button icon={<PrinterOutlined />} onClick={() => window.print()}>
              {t('printTable')}
            </Button>
            <small>
              {t('asOf', { time: minuteTime(table.asOf) })} {!table.finished && t('unfinished')}
            </small>
          </>
        )}
      </div>
      {query.isError && <Refused error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <Loading />}
      {table && (
        <div className="ucc-evaluation-body" data-stale={query.isPlaceholderData}>
          <h2 className="ucc-print-title">
            {bilingual(scheme)} {t('span', { from: period.from, to: period.to })}
          </h2>
          {table.corrections > 0 && (
            <Alert
              type="info"
              showIcon
              data-testid="restated"
              title={t('restated', { count: table.corrections })}
            />
          )}
          {withData(table).length === 0 ? (
            <Nothing text={t('noData')} />
          ) : (
            <ScoreGrid
              table={table}
              scheme={scheme}
              chosen={chosen?.id ?? null}
              onChoose={choose}
              onOpen={(row, indicator) => open({ row, indicator })}
            />
          )}
          <Trend scheme={scheme} object={object} unit={unit === 'range' ? 'month' : unit} until={period.to} />
          <HowComputed scheme={scheme} schemes={schemes} />
        </div>
      )}
      {opened && <CountedCases scheme={scheme} period={period} {...opened} onClose={() => open(null)} />}
    </>
  );
}
