import { z } from 'zod';
import {
  type CaseCondition,
  type CaseSort,
  type CaseView,
  caseConditionsSchema,
  caseSortSchema,
  caseViewSchema,
} from '#shared/modules/cases/index.ts';

/** What the desk lists. */
export interface Queue {
  view: CaseView;
  conditions: CaseCondition[];
  sort: CaseSort;
}

export interface Arrangement extends Queue {
  /** Width of the case's panel in pixels. */
  panelWidth: number;
}

const schema = z.object({
  view: caseViewSchema.catch('todo'),
  conditions: caseConditionsSchema.catch([]),
  sort: caseSortSchema.catch('due'),
  panelWidth: z.number().min(200).max(4000).catch(440),
});

/** The desk as it was left. Parts that an older version wrote otherwise are as at the first start. */
export function readArrangement(kept: unknown): Arrangement {
  return schema.catch(schema.parse({})).parse(kept);
}

/** True when two queues list the same. */
export function sameQueue(a: Queue, b: Queue): boolean {
  return (
    a.view === b.view && a.sort === b.sort && JSON.stringify(a.conditions) === JSON.stringify(b.conditions)
  );
}
