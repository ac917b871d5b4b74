import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import { compileCalendar, resolveCalendar, type WorkCalendar } from '#shared/time/index.ts';
import { api } from '../../../../bridge/index.ts';
import { Loading, Refused } from '../../../../ui/States.tsx';
import { localDate } from '../../../../ui/time-text.ts';
import { ProblemList } from '../editor/ProblemList.tsx';
import type { DraftInHand } from '../use-draft.ts';
import { toggleDay } from './edit-calendar.ts';
import { Month } from './Month.tsx';
import { OwnDays } from './OwnDays.tsx';
import { Plans } from './Plans.tsx';

/** Working days by the month, and the hours of the plans under them. */
export function CalendarEditor({ draft }: { draft: DraftInHand }) {
  const { content, edit } = draft;
  const [month, show] = useState(localDate(Date.now()).slice(0, 7));
  const statutory = useQuery(api.rules.statutoryDays.queryOptions({ staleTime: Number.POSITIVE_INFINITY }));
  const resolved = useMemo(
    () => statutory.data && resolveCalendar(content, statutory.data.content),
    [content, statutory.data],
  );
  // While hours are half typed the month stays as it last made sense.
  const last = useRef<WorkCalendar | null>(null);
  const calendar = resolved?.ok ? resolved.calendar : last.current;
  useEffect(() => {
    last.current = calendar;
  }, [calendar]);
  const compiled = useMemo(() => calendar && compileCalendar(calendar), [calendar]);
  if (statutory.isError) return <Refused error={statutory.error} onRetry={() => void statutory.refetch()} />;
  if (!statutory.data) return <Loading />;
  return (
    <div className="ucc-rule-scroll ucc-calendar-editor">
      <section>
        <ProblemList problems={draft.problems} />
        {compiled && calendar && (
          <Month
            compiled={compiled}
            calendar={calendar}
            content={content}
            month={month}
            onMonth={show}
            onToggle={(date, works) => edit(toggleDay(content, date, works))}
          />
        )}
      </section>
      <section>
        <Plans content={content} onChange={edit} />
        <OwnDays content={content} onChange={edit} />
      </section>
    </div>
  );
}
