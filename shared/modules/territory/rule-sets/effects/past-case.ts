import type { Light, Limit } from '#shared/time/index.ts';
import type { AreaClass, CaseStage, Urgency } from '../../rules.ts';

/** What a report asks of a case that stands open or was registered in the days looked back on. */
export interface PastCase {
  classKey: string;
  streetCode: string | null;
  areaClass: AreaClass | null;
  urgency: Urgency;
  open: boolean;
  /** The step whose limit runs; null where none does. */
  step: CaseStage | null;
  /** Registered in the days looked back on. */
  recent: boolean;
  /** The filing condition it was filed under; null before filing. */
  conditionId: string | null;
  dispatched: boolean;
  /** When it would be due and its light now, had it been filed with this limit; the rest of its clock as it was. */
  judge(limit: Limit): { dueAt: number | null; light: Light };
}
