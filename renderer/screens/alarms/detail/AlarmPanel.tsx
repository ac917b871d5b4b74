import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AlarmDetail } from '#shared/modules/alarms/index.ts';
import { useSession } from '../../../app/session.tsx';
import { api, onChange } from '../../../bridge/index.ts';
import { Loading, Refused } from '../../../ui/States.tsx';
import { useBilingual } from '../../../ui/use-bilingual.ts';
import { WhyDialog } from '../../audit/why/WhyDialog.tsx';
import { FrameView } from '../../devices/frame/FrameView.tsx';
import { alarmState } from '../shared/alarm-state.ts';
import { StateMark } from '../shared/StateMark.tsx';
import { SeverityMark } from '../shared/severity.tsx';
import { AlarmActions } from './AlarmActions.tsx';
import { AlarmEvents } from './AlarmEvents.tsx';
import { AlarmFacts } from './AlarmFacts.tsx';
import { AlarmReadings } from './AlarmReadings.tsx';
import './detail.css';

const NO_FIELDS: never[] = [];

/** One alarm: what it is, what may be done, the readings that led to it, its life, the packet. */
export function AlarmPanel({ alarmId }: { alarmId: string }) {
  const query = useQuery(api.alarms.get.queryOptions({ input: { alarmId } }));
  const { refetch } = query;
  useEffect(
    () => onChange('alarms', (ids) => void ((ids === null || ids.includes(alarmId)) && refetch())),
    [alarmId, refetch],
  );
  if (query.isError && !query.data) return <Refused error={query.error} onRetry={() => void refetch()} />;
  if (!query.data) return <Loading />;
  return <Panel detail={query.data} />;
}

function Panel({ detail }: { detail: AlarmDetail }) {
  const { t } = useTranslation('alarms');
  const bilingual = useBilingual();
  const { may } = useSession();
  const [why, askWhy] = useState(false);
  const { alarm, readings, frame, events } = detail;
  const kept = useQuery(
    api.telemetry.frame.get.queryOptions({
      input: { frameId: frame?.frameId ?? 1 },
      enabled: frame !== null && may('telemetry.read'),
      staleTime: Number.POSITIVE_INFINITY,
    }),
  );
  const hex = kept.data?.hex ?? frame?.hex ?? null;
  return (
    <article className="ucc-alarm" aria-label={bilingual(alarm.ruleName)} data-testid="alarm-panel">
      <header>
        <h2>
          <SeverityMark severity={alarm.severity} /> {bilingual(alarm.ruleName)}
        </h2>
        <StateMark state={alarmState(alarm)} />
      </header>
      <div className="ucc-alarm-body">
        <AlarmFacts alarm={alarm} />
        {readings.length > 0 && (
          <section>
            <h3>{t('readings')}</h3>
            <AlarmReadings alarm={alarm} readings={readings} />
          </section>
        )}
        <section>
          <h3>{t('events')}</h3>
          <AlarmEvents events={events} />
        </section>
        {frame && (
          <section>
            <h3>
              {t('frame')} <small>{frame.linkName}</small>
            </h3>
            {hex === null ? (
              <p className="ucc-alarm-note">{t('frameGone')}</p>
            ) : (
              <FrameView
                hex={hex}
                fields={kept.data?.fields ?? NO_FIELDS}
                factor={alarm.factor ?? undefined}
              />
            )}
          </section>
        )}
      </div>
      <AlarmActions alarm={alarm} onWhy={() => askWhy(true)} />
      {why && <WhyDialog input={{ kind: 'alarm', alarmId: alarm.id }} onClose={() => askWhy(false)} />}
    </article>
  );
}
