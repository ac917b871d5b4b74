import { useTranslation } from 'react-i18next';
import type { CaseDetail, ClockView } from '#shared/modules/cases/index.ts';
import { dayTime } from '../../../ui/time-text.ts';
import { clockLight, usedShare } from '../shared/clock-light.ts';
import { StatusLight } from '../shared/StatusLight.tsx';

/** Both clocks side by side: that of the stage and that of the whole case. */
export function ClockBars({ clocks, now }: { clocks: CaseDetail['clocks']; now: number }) {
  return (
    <div className="ucc-clocks">
      <Bar name="stage" clock={clocks.stage} now={now} />
      <Bar name="overall" clock={clocks.overall} now={now} />
    </div>
  );
}

function Bar({ name, clock, now }: { name: 'stage' | 'overall'; clock: ClockView | null; now: number }) {
  const { t } = useTranslation('cases');
  if (!clock) return null;
  const light = clockLight(clock, now);
  const extended = clock.dueAt !== null && clock.dueAt !== clock.originalDueAt;
  return (
    <>
      <span>{t(`clock.${name}`)}</span>
      <span className="ucc-clock-track">
        <span data-light={light.colour} style={{ width: `${usedShare(clock, now) * 100}%` }} />
      </span>
      <span>
        <StatusLight light={light} />
        {clock.dueAt !== null && <small> {t('clock.due', { at: dayTime(clock.dueAt) })}</small>}
        {extended && <small> {t('clock.original', { at: dayTime(clock.originalDueAt) })}</small>}
      </span>
    </>
  );
}
