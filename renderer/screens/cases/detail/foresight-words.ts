import type { CaseDetail, ClockView, Foresight } from '#shared/modules/cases/index.ts';
import { dayTime } from '../../../ui/time-text.ts';

type Translate = (key: string, values?: Record<string, unknown>) => string;

/** What a step brings about, in words: where it leads, who is told, the clocks, and whether it can be taken back. */
export function foresightWords(
  t: Translate,
  unitName: (id: string) => string,
  { after, withdraw }: Foresight,
  now: Pick<CaseDetail, 'stage' | 'unitId'>,
): string[] {
  const taken =
    typeof withdraw === 'number' ? t('foresight.minutes', { minutes: withdraw }) : t(`foresight.${withdraw}`);
  if (!after) return [taken];
  const { stage, unitId, clocks, before } = after;
  const words = [
    stage !== now.stage && t('foresight.stage', { stage: t(`stage.${stage}`) }),
    unitId !== null && unitId !== now.unitId && t('foresight.unit', { unit: unitName(unitId) }),
    clocks.stage?.dueAt != null &&
      clocks.stage.dueAt !== before.stage?.dueAt &&
      t('foresight.stageDue', { at: dayTime(clocks.stage.dueAt) }),
    overallWords(t, before.overall, clocks.overall),
    taken,
  ];
  return words.filter((word) => word !== false && word !== null);
}

function overallWords(t: Translate, before: ClockView | null, after: ClockView | null): string | null {
  if (!after) return null;
  if (after.state === 'stopped') return before?.state === 'stopped' ? null : t('foresight.overallStopped');
  if (after.state === 'paused') return before?.state === 'paused' ? null : t('foresight.overallPaused');
  if (after.dueAt === null) return null;
  const at = dayTime(after.dueAt);
  if (!before) return t('foresight.overallStart', { at });
  if (before.state === 'paused') return t('foresight.overallResumed', { at });
  return before.dueAt === null || before.dueAt === after.dueAt
    ? null
    : t('foresight.overallMoved', { from: dayTime(before.dueAt), to: at });
}
