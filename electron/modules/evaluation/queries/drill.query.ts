import type { Territory } from '#electron/modules/territory/index.ts';
import type { Database } from '#electron/platform/db/index.ts';
import { Refusal } from '#shared/kernel/refusal.ts';
import {
  type AppealOutcome,
  type AppealState,
  type CompiledScheme,
  type CountedRow,
  type CounterName,
  type DrillInput,
  spanOf,
} from '#shared/modules/evaluation/index.ts';
import type { Counter } from '../counters.ts';
import { COLUMN_OF, grantedSql, paramsOf, postFilter } from '../tally.ts';
import { universeOf } from '../universes.ts';

interface DrillRow extends Omit<CountedRow, 'person' | 'late' | 'against' | 'appeal'> {
  caseSeq: number;
  factSeq: number;
  personId: string | null;
  late: number;
  state: AppealState | null;
  outcome: AppealOutcome | null;
}

const CURSOR = /^drill:(\d{1,16}):(\d{1,16})$/;

/**
 * The rows behind a figure, by the very test that counted them. Refuses `evaluation.notCounted` for a counter that the
 * scheme does not name, `page.badCursor`.
 */
export function driller(
  db: Database,
  counters: Readonly<Record<CounterName, Counter>>,
  territory: Territory,
  now: () => number,
) {
  return ({ scheme, counters: named }: CompiledScheme, input: DrillInput) => {
    if (!named.includes(input.counter))
      throw new Refusal('evaluation.notCounted', { counter: input.counter });
    const asked = {
      object: scheme.object,
      post: scheme.post ?? null,
      ...spanOf(input.period),
      now: now(),
    };
    const { universe, test } = counters[input.counter];
    const { against } = universeOf(universe);
    const [caseSeq, factSeq] = placeAfter(input.cursor);
    const within = input.object === null ? '' : ` AND u.${COLUMN_OF[scheme.object]} = @object`;
    const rows = db
      .prepare(`
        SELECT c.id AS caseId, c.number, c.class_key AS classKey, c.description, c.address, c.stage,
          u.street AS streetCode, u.unit AS unitId, u.person AS personId, u.at, u.due AS dueAt, u.late,
          u.case_seq AS caseSeq, u.fact_seq AS factSeq, p.state, p.outcome
        FROM (${universeOf(universe).sql}) u
        JOIN cases c ON c.seq = u.case_seq
        LEFT JOIN evaluation_appeals p
          ON p.step = '${against ?? ''}' AND p.case_seq = u.case_seq AND p.fact_seq = u.fact_seq
        WHERE ${test(input.restated ? grantedSql(universe) : '0')}${postFilter(asked)}${within}
          AND (u.case_seq, u.fact_seq) > (@caseSeq, @factSeq)
        ORDER BY u.case_seq, u.fact_seq LIMIT @limit`)
      .all({
        ...paramsOf(asked),
        ...(input.object !== null && { object: input.object }),
        caseSeq,
        factSeq,
        limit: input.limit,
      }) as DrillRow[];
    const last = rows.at(-1);
    return {
      rows: rows.map((row): CountedRow => {
        const { caseSeq: _, factSeq: fact, personId, late, state, outcome, ...said } = row;
        const isFault = counters[input.counter].universe.startsWith('step.') && test('x') === 'NOT x';
        return {
          ...said,
          person:
            personId === null ? null : { id: personId, name: territory.person(personId)?.name ?? personId },
          late: late === 1,
          against: against !== null && (late === 1 || isFault) ? { step: against, factSeq: fact } : null,
          appeal: state && { state, outcome },
        };
      }),
      next: last && rows.length === input.limit ? `drill:${last.caseSeq}:${last.factSeq}` : null,
    };
  };
}

function placeAfter(cursor: string | null): [number, number] {
  if (cursor === null) return [-1, -1];
  const match = CURSOR.exec(cursor);
  if (!match) throw new Refusal('page.badCursor');
  return [Number(match[1]), Number(match[2])];
}
