import { doorFor } from '#electron/platform/door/index.ts';
import { Refusal } from '#shared/kernel/refusal.ts';
import { evaluationContract } from '#shared/modules/evaluation/index.ts';
import type { AppealWriter } from './commands/appeals.command.ts';
import type { LoadedScheme, Rules } from './load-rules.ts';
import type { AppealReader } from './queries/appeals.query.ts';
import type { driller } from './queries/drill.query.ts';
import type { scoreTabler } from './queries/score-table.query.ts';
import type { trendReader } from './queries/trend.query.ts';

export interface EvaluationParts {
  rules: Rules;
  table: ReturnType<typeof scoreTabler>;
  trend: ReturnType<typeof trendReader>;
  drill: ReturnType<typeof driller>;
  appeals: AppealReader;
  write: AppealWriter;
}

/** The answers to the contract of evaluation. */
export function evaluationRouter({ rules, table, trend, drill, appeals, write }: EvaluationParts) {
  const open = doorFor(evaluationContract);
  const schemeOf = (id: string): LoadedScheme => {
    const found = rules.schemes.find(({ scheme }) => scheme.id === id);
    if (!found) throw new Refusal('evaluation.unknownScheme', { scheme: id });
    return found;
  };
  return open.router({
    schemes: open.schemes.handler(() => ({
      schemes: rules.schemes.map(({ scheme, version, file }) => ({ ...scheme, version, file })),
      grades: [...rules.grades],
      gradesSource: rules.gradesSource,
      reporters: rules.reporters,
    })),
    table: open.table.handler(({ input }) => table(schemeOf(input.scheme), input.period)),
    trend: open.trend.handler(({ input }) => trend(schemeOf(input.scheme), input)),
    drill: open.drill.handler(({ input }) => drill(schemeOf(input.scheme), input)),
    appeals: open.appeals.handler(({ input }) => appeals.list(input)),
    fileAppeal: open.fileAppeal.handler(({ context, input }) => write.file(context.session, input)),
    acceptAppeal: open.acceptAppeal.handler(({ context, input }) =>
      write.step(context.session, 'accept', input),
    ),
    decideAppeal: open.decideAppeal.handler(({ context, input }) =>
      write.step(context.session, 'decide', input),
    ),
    closeAppeal: open.closeAppeal.handler(({ context, input }) =>
      write.step(context.session, 'close', input),
    ),
  });
}
