import type { Limit } from '#shared/time/index.ts';
import {
  type CaseStage,
  caseStageSchema,
  type StageLimit,
  type Urgency,
  urgencySchema,
} from '../../rules.ts';
import { stageLimitOf } from '../../stage-limit-of.ts';
import type { PastCase } from './past-case.ts';
import { type EffectChange, type EffectReport, ifAny, reportOf, sentence } from './report.ts';

/** What other stage limits would mean: a running stage keeps its limit, what enters the stage from then on gets the other. */
export function stageLimitsEffect(
  before: readonly StageLimit[],
  after: readonly StageLimit[],
  cases: readonly PastCase[],
): EffectReport {
  const standing = new Map<string, number>();
  let open = 0;
  for (const { open: isOpen, step, urgency } of cases) {
    if (!isOpen || step === null) continue;
    open++;
    standing.set(`${step} ${urgency}`, (standing.get(`${step} ${urgency}`) ?? 0) + 1);
  }
  const changes: EffectChange[] = [];
  let without = 0;
  for (const stage of caseStageSchema.options)
    for (const urgency of urgencySchema.options) {
      const [from, to] = [limitOf(before, stage, urgency), limitOf(after, stage, urgency)];
      if (JSON.stringify(from) === JSON.stringify(to)) continue;
      if (to === null) without++;
      changes.push({
        what: [
          { type: 'stage', value: stage },
          { type: 'urgency', value: urgency },
        ],
        from: from && { type: 'limit', value: from },
        to: to && { type: 'limit', value: to },
        open: standing.get(`${stage} ${urgency}`) ?? 0,
        recent: null,
      });
    }
  return reportOf(
    [
      sentence('calm', 'stagesKeepLimit', { open }),
      ifAny(without, sentence('warning', 'stageWithoutLimit', { without })),
    ],
    changes,
  );
}

function limitOf(rows: readonly StageLimit[], stage: CaseStage, urgency: Urgency): Limit | null {
  const limit = stageLimitOf(rows, stage, urgency)?.limit;
  return limit ? { value: limit.value, unit: limit.unit } : null;
}
