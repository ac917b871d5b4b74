import { useQuery } from '@tanstack/react-query';
import { Tag } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { TicketDetail } from '#shared/modules/tickets/index.ts';
import { useNames } from '../../../app/reference.tsx';
import { api, onChange } from '../../../bridge/index.ts';
import { useNow } from '../../../ui/now.ts';
import { Loading, Refused } from '../../../ui/States.tsx';
import { ClockBars } from '../../cases/detail/ClockBars.tsx';
import { clockLight, nearestClock } from '../../cases/shared/clock-light.ts';
import { StatusLight } from '../../cases/shared/StatusLight.tsx';
import type { TicketWords } from '../shared/use-ticket-rules.ts';
import { LinkedCases } from './LinkedCases.tsx';
import { Repeats } from './Repeats.tsx';
import { TicketActions } from './TicketActions.tsx';
import { TicketFacts } from './TicketFacts.tsx';
import { TicketStages } from './TicketStages.tsx';
import { TicketTimeline } from './TicketTimeline.tsx';
import { Urges } from './Urges.tsx';
import '../../cases/detail/detail.css';
import './ticket.css';

interface TicketPanelProps {
  id: string;
  words: TicketWords;
  onOpen(id: string): void;
}

/** One ticket: where it stands, how much time is left, what is known, what was done, what may be done now. */
export function TicketPanel({ id, words, onOpen }: TicketPanelProps) {
  const query = useQuery(api.tickets.get.queryOptions({ input: { id } }));
  const timeline = useQuery(api.tickets.timeline.queryOptions({ input: { id } }));
  const { refetch } = query;
  const { refetch: refetchTimeline } = timeline;
  useEffect(
    () =>
      onChange('tickets', (ids) => {
        if (ids && !ids.includes(id)) return;
        void refetch();
        void refetchTimeline();
      }),
    [id, refetch, refetchTimeline],
  );
  if (query.isError && !query.data) return <Refused error={query.error} onRetry={() => void refetch()} />;
  if (!query.data) return <Loading />;
  const detail = query.data;
  const reread = () => void refetch();
  return (
    <article className="ucc-case" aria-label={detail.number}>
      <Head detail={detail} words={words} />
      <div className="ucc-case-body">
        <TicketFacts detail={detail} />
        <Urges detail={detail} words={words} />
        <LinkedCases cases={detail.cases} />
        <Repeats detail={detail} words={words} onOpen={onOpen} onDone={reread} />
        <TicketTimeline entries={timeline.data ?? []} words={words} />
      </div>
      <TicketActions detail={detail} words={words} onDone={reread} />
    </article>
  );
}

function Head({ detail, words }: { detail: TicketDetail; words: TicketWords }) {
  const { t } = useTranslation('tickets');
  const names = useNames();
  const now = useNow(15_000);
  const place = [names.streetName(detail.streetCode), detail.address].filter(Boolean).join(' · ');
  return (
    <>
      <header>
        <h2>
          {t(`kind.${detail.kind}`)} <StatusLight light={clockLight(nearestClock(detail.clocks), now)} />
        </h2>
        <p className="ucc-case-line">
          <span className="ucc-case-number">{detail.number}</span> · {words.channelName(detail.channel)}
          {place && ` · ${place}`}
        </p>
        {detail.urgency !== 'normal' && <Tag color="red">{t(`urgency.${detail.urgency}`)}</Tag>}
        {detail.confidential && <Tag color="purple">{t('flag.confidential')}</Tag>}
        {detail.earlierCalls > 0 && <Tag>{t('flag.repeated', { count: detail.earlierCalls + 1 })}</Tag>}
        {detail.redoCount > 0 && <Tag color="volcano">{t('flag.redone')}</Tag>}
      </header>
      <TicketStages stage={detail.stage} />
      <ClockBars clocks={detail.clocks} now={now} />
    </>
  );
}
