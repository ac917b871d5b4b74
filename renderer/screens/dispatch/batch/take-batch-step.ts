import { Refusal } from '#shared/kernel/refusal.ts';
import type { CaseStage } from '#shared/modules/cases/index.ts';
import { api, client, queryClient } from '../../../bridge/index.ts';
import { holderWords } from '../claim/claim-words.ts';
import { BATCH_STEPS, type BatchStep } from './batch-steps.ts';

export interface BatchWords {
  step: BatchStep;
  /** What is said with every case; '' for nothing. */
  text: string;
  /** Dispatch: one unit for all; null sends each to the unit that is recommended for it. */
  unitId: string | null;
}

type Translate = (key: string, values?: Record<string, unknown>) => string;

/**
 * Takes the step with one case as it stands now. Throws what refuses it: the engine's own reasons, and that somebody
 * else works on the case, that no condition or no unit is known for it.
 */
export async function takeBatchStep(
  { step, text, unitId }: BatchWords,
  caseId: string,
  t: Translate,
): Promise<{ stage: CaseStage }> {
  const [detail, claims] = await Promise.all([
    client.cases.get({ id: caseId }),
    queryClient.fetchQuery(api.dispatch.claims.list.queryOptions()),
  ]);
  const claim = claims.find((one) => one.caseId === caseId);
  if (claim && !claim.mine) throw new Refusal('batch.claimed', { holder: holderWords(t, claim.holder) });
  const action = detail.actions.find(({ command }) => command === step);
  if (!action) throw new Refusal('case.illegalStep', { command: step, stage: detail.stage });
  if (action.refusal !== null) throw new Refusal(action.refusal);
  const head = { id: caseId, expectedVersion: detail.version };
  switch (step) {
    case 'file': {
      const [condition] = await client.cases.conditions({ id: caseId });
      if (!condition) throw new Refusal('batch.noCondition');
      const { areaClass, urgency } = detail;
      return client.cases.file({ ...head, conditionId: condition.id, areaClass, urgency });
    }
    case 'dispatch': {
      const to = unitId ?? (await client.dispatch.recommend({ caseId }))[0]?.unitId;
      if (!to) throw new Refusal('batch.noUnit');
      return client.cases.dispatch({ ...head, unitId: to, instruction: text });
    }
    case 'accept':
      return client.cases.accept(head);
    default: {
      const name: 'note' = BATCH_STEPS[step].text;
      return client.cases[step]({ ...head, [name]: text });
    }
  }
}
