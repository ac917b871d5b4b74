import type { Territory } from '#electron/modules/territory/index.ts';
import type { Database } from '#electron/platform/db/index.ts';
import type { Ledger } from '#electron/platform/facts/index.ts';
import type { LiveHub } from '#electron/platform/live/index.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import { APPEAL_FACT_KINDS } from '#shared/modules/evaluation/index.ts';
import { appealWriter } from './commands/appeals.command.ts';
import { countersFor } from './counters.ts';
import type { Rules } from './load-rules.ts';
import { appealReader } from './queries/appeals.query.ts';
import { driller } from './queries/drill.query.ts';
import { scoreTabler } from './queries/score-table.query.ts';
import { trendReader } from './queries/trend.query.ts';
import { evaluationRouter } from './router.ts';
import { tallier } from './tally.ts';

export { fillSteps } from './fill-steps.ts';
export { loadEvaluationRules } from './load-rules.ts';
export { evaluationMigration } from './migration.ts';
export { appealsProjection, stepsProjection } from './store.ts';

export interface EvaluationDeps {
  db: Database;
  ledger: Ledger;
  hub: LiveHub;
  clock: Clock;
  territory: Territory;
  rules: Rules;
}

/** Topic of live changes; ids are those of appeals. */
const TOPIC = 'appeals';

/** Evaluation over an open database whose ledger holds both of this module's projections. */
export function createEvaluation({ db, ledger, hub, clock, territory, rules }: EvaluationDeps) {
  const now = () => clock.now();
  const counters = countersFor(rules.reporters);
  const appeals = appealReader(db, territory);
  const table = scoreTabler(tallier(db, counters), rules, territory, now);
  const parts = {
    rules,
    table,
    trend: trendReader(table),
    drill: driller(db, counters, territory, now),
    appeals,
    write: appealWriter(db, ledger, appeals, now),
  };
  const kinds = new Set<string>(APPEAL_FACT_KINDS);
  const stop = ledger.subscribe((facts) => {
    for (const { kind, entity } of facts) if (kinds.has(kind)) hub.publish(TOPIC, entity);
  });
  return { ...parts, router: evaluationRouter(parts), stop };
}
