import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, DatePicker, Space } from 'antd';
import dayjs from 'dayjs';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNav } from '../../../app/nav.ts';
import { api, onChange } from '../../../bridge/index.ts';
import { useNow } from '../../../ui/now.ts';
import { Loading, Refused } from '../../../ui/States.tsx';
import { localDate, minuteTime } from '../../../ui/time-text.ts';
import { DayParts } from './DayParts.tsx';
import { Figures } from './Figures.tsx';
import { addDays, type Figure, queueOf } from './model.ts';
import './overview.css';

/** Changes come in bursts; the day is counted anew at most this often. */
const REFRESH_MS = 3_000;

/** 概览: one day in figures. Every figure opens the queue of the cases that it counts. */
export function OverviewScreen() {
  const { t } = useTranslation('overview');
  const today = localDate(useNow(60_000));
  const [chosen, choose] = useState<string | null>(null);
  const date = chosen ?? today;
  const query = useQuery(
    api.cases.overview.queryOptions({ input: { date }, placeholderData: keepPreviousData }),
  );
  const { refetch } = query;
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = onChange('cases', () => {
      timer ??= setTimeout(() => {
        timer = undefined;
        void refetch();
      }, REFRESH_MS);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [refetch]);

  const go = (day: string) => choose(day >= today ? null : day);
  const open = (figure: Figure) => useNav.getState().go('desk', { queue: queueOf(date, figure) });
  return (
    <div className="ucc-overview" data-stale={query.isPlaceholderData}>
      <header>
        <h1>{t('title')}</h1>
        <Space.Compact>
          <Button icon={<LeftOutlined />} aria-label={t('dayBefore')} onClick={() => go(addDays(date, -1))} />
          <DatePicker
            allowClear={false}
            value={dayjs(date)}
            aria-label={t('day')}
            disabledDate={(day) => day.format('YYYY-MM-DD') > today}
            onChange={(day) => day && go(day.format('YYYY-MM-DD'))}
          />
          <Button
            icon={<RightOutlined />}
            aria-label={t('dayAfter')}
            disabled={date >= today}
            onClick={() => go(addDays(date, 1))}
          />
          <Button disabled={date === today} onClick={() => choose(null)}>
            {t('today')}
          </Button>
        </Space.Compact>
        {query.dataUpdatedAt > 0 && (
          <span className="ucc-overview-age">{t('asOf', { time: minuteTime(query.dataUpdatedAt) })}</span>
        )}
      </header>
      {query.isError && <Refused error={query.error} onRetry={() => void refetch()} />}
      {!query.data && !query.isError && <Loading />}
      {query.data && (
        <>
          <Figures overview={query.data} onOpen={open} />
          <DayParts overview={query.data} onOpen={open} />
        </>
      )}
    </div>
  );
}
