import type { CaseRow } from '#shared/modules/cases/index.ts';
import { dayTime } from '../../../ui/time-text.ts';
import { limitWords } from './limit-words.ts';

type Translate = (key: string, values?: Record<string, unknown>) => string;

/** What a case asks for and waits to be answered, or until when it is on account; '' where it asks for nothing. */
export function asksWords(
  t: Translate,
  { stage, pending, extendedCount }: Pick<CaseRow, 'stage' | 'pending' | 'extendedCount'>,
): string {
  if (!pending) return stage === 'self_review' ? t('cases:pending.selfHandled') : '';
  const until = pending.reviewAt === null ? t('cases:pending.noReview') : dayTime(pending.reviewAt);
  if (stage === 'suspended') return t('cases:pending.suspended', { until });
  return t(`cases:pending.${pending.kind}`, {
    by: pending.by ? limitWords(t, pending.by) : '',
    nth: extendedCount + 1,
    until,
  });
}
