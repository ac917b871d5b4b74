import { useQuery } from '@tanstack/react-query';
import { Tag } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '#shared/modules/cases/index.ts';
import { useNames } from '../../../app/reference.tsx';
import { api, onChange } from '../../../bridge/index.ts';
import { useNow } from '../../../ui/now.ts';
import { Loading, Refused } from '../../../ui/States.tsx';
import { WhyDialog } from '../../audit/why/WhyDialog.tsx';
import { ClaimMark } from '../../dispatch/claim/ClaimMark.tsx';
import { Recommendations } from '../../dispatch/recommend/Recommendations.tsx';
import { CaseTickets } from '../../tickets/shared/CaseTickets.tsx';
import { caseLight } from '../shared/clock-light.ts';
import { StatusLight } from '../shared/StatusLight.tsx';
import { ActionBar } from './ActionBar.tsx';
import { Annex } from './Annex.tsx';
import { CaseFacts } from './CaseFacts.tsx';
import { ClockBars } from './ClockBars.tsx';
import { Photos } from './Photos.tsx';
import { RequestCard } from './RequestCard.tsx';
import { StageBar } from './StageBar.tsx';
import { Timeline } from './Timeline.tsx';
import './detail.css';

/** One case: where it stands, how much time is left, what is known, what was done, what may be done now. */
export function CasePanel({ id }: { id: string }) {
  const query = useQuery(api.cases.get.queryOptions({ input: { id } }));
  const timeline = useQuery(api.cases.timeline.queryOptions({ input: { id } }));
  const { refetch } = query;
  const { refetch: refetchTimeline } = timeline;
  useEffect(
    () =>
      onChange('cases', (ids) => {
        if (ids && !ids.includes(id)) return;
        void refetch();
        void refetchTimeline();
      }),
    [id, refetch, refetchTimeline],
  );
  if (query.isError && !query.data) return <Refused error={query.error} onRetry={() => void refetch()} />;
  if (!query.data) return <Loading />;
  return <CaseView detail={query.data} timeline={timeline.data ?? []} onChanged={() => void refetch()} />;
}

type TimelineEntries = Parameters<typeof Timeline>[0]['entries'];

function CaseView({
  detail,
  timeline,
  onChanged,
}: {
  detail: CaseDetail;
  timeline: TimelineEntries;
  onChanged(): void;
}) {
  const { t } = useTranslation('cases');
  const names = useNames();
  const now = useNow(15_000);
  const [why, askWhy] = useState(false);
  const place = [names.streetName(detail.streetCode), detail.address].filter(Boolean).join(' · ');
  return (
    <article className="ucc-case" aria-label={detail.number}>
      <header>
        <h2>
          {names.className(detail.classKey)} <StatusLight light={caseLight(detail, now)} />
        </h2>
        <p className="ucc-case-line">
          <span className="ucc-case-number">{detail.number}</span> · {place} ·{' '}
          {names.sourceName(detail.sourceCode)}
        </p>
        <ClaimMark caseId={detail.id} />
        {detail.urgency !== 'normal' && <Tag color="red">{t(`urgency.${detail.urgency}`)}</Tag>}
        {detail.supervision === 'open' && <Tag color="volcano">{t('flag.supervised')}</Tag>}
        {detail.marks.map((mark) => (
          <Tag key={mark}>{t(`mark.${mark}`)}</Tag>
        ))}
      </header>
      <StageBar stage={detail.stage} />
      <ClockBars clocks={detail.clocks} now={now} />
      <div className="ucc-case-body">
        <Recommendations detail={detail} onChanged={onChanged} />
        <RequestCard detail={detail} />
        <CaseFacts detail={detail} />
        <Annex detail={detail} now={now} />
        <CaseTickets caseId={detail.id} />
        <Photos detail={detail} onChanged={onChanged} />
        <Timeline entries={timeline} onWhy={detail.causedBy ? () => askWhy(true) : undefined} />
      </div>
      <ActionBar detail={detail} onDone={onChanged} />
      {why && <WhyDialog input={{ kind: 'case', caseId: detail.id }} onClose={() => askWhy(false)} />}
    </article>
  );
}
