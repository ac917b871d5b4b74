import {
  type CaseSource,
  type CaseStage,
  caseSourceSchema,
  caseStageSchema,
  type DispatchRules,
  dispatchRulesSchema,
  type FilingCondition,
  filingConditionSchema,
  NO_OPERATIONS,
  type OperationRules,
  operationRulesSchema,
  type PersonStatus,
  type Post,
  personStatusSchema,
  postSchema,
  rulesHeadSchema,
  type StageLimit,
  stageLimitSchema,
  type TicketLimit,
  type TicketRules,
  ticketLimitSchema,
  ticketRulesSchema,
} from '#shared/modules/territory/index.ts';
import { type Known, type Loader, namesOf, unknownUnless } from './loader.ts';

export interface Rules {
  conditions: FilingCondition[];
  /** The file the conditions were read from, shared or the profile's own. */
  conditionsFile: string;
  stageLimits: StageLimit[];
  posts: Post[];
  caseSources: CaseSource[];
  ticketLimits: TicketLimit[];
  /** Null when the file could not be read: then no ticket can be taken in. */
  ticketRules: TicketRules | null;
  statuses: PersonStatus[];
  /** Null when their file could not be read: nothing is recommended and nothing can be claimed then. */
  dispatch: DispatchRules | null;
  /** What is allowed beside the ordinary way: extensions, suspension, supervision, taking steps back. */
  operations: OperationRules;
  /** Ids of the posts, null when their file could not be read. */
  knownPosts: Known;
}

/** Reads the rule files; a profile's own `rules/<file>` takes the place of the shared one, a published one of both. */
export function loadRules(loader: Loader, folder: string, patterns: Known): Rules {
  const pick = (name: string) => loader.ruleFile(folder, name);
  const conditionsFile = pick('filing-conditions.json');
  const conditionTable = loader.table(
    conditionsFile,
    rulesHeadSchema,
    filingConditionSchema,
    (row) => row.id,
  );
  const conditions = loader.keepKnown(conditionTable, (row) =>
    row.classKeys.flatMap((pattern, i) => unknownUnless(patterns, 'class', pattern, 'classKeys', i)),
  );
  const posts = loader.table(pick('posts.json'), rulesHeadSchema, postSchema, (row) => row.id);
  const sources = loader.table(
    pick('case-sources.json'),
    rulesHeadSchema,
    caseSourceSchema,
    (row) => row.code,
  );
  const statuses = loader.table(
    pick('person-statuses.json'),
    rulesHeadSchema,
    personStatusSchema,
    (row) => row.id,
  );
  return {
    conditions,
    conditionsFile,
    stageLimits: loadStageLimits(loader, pick('stage-limits.json')),
    posts: posts?.rows ?? [],
    caseSources: sources?.rows ?? [],
    ticketLimits: loadTicketLimits(loader, pick('ticket-limits.json')),
    ticketRules: loader.one(pick('ticket-rules.json'), ticketRulesSchema),
    statuses: statuses?.rows ?? [],
    dispatch: loader.one(pick('dispatch.json'), dispatchRulesSchema),
    operations: loader.one(pick('case-operations.json'), operationRulesSchema) ?? NO_OPERATIONS,
    knownPosts: namesOf(posts, (row) => row.id),
  };
}

function loadStageLimits(loader: Loader, file: string): StageLimit[] {
  const keyOf = ({ stage, urgency }: StageLimit) => `${stage} ${urgency ?? 'any'}`;
  const table = loader.table(file, rulesHeadSchema, stageLimitSchema, keyOf);
  if (!table) return [];
  const general = new Set<CaseStage>(
    table.rows.filter((row) => row.urgency === undefined).map((row) => row.stage),
  );
  for (const stage of caseStageSchema.options) {
    if (general.has(stage)) continue;
    const reason = `stage "${stage}" has no row for every urgency`;
    loader.problems.add({ file: loader.nameOf(file), line: 0, path: 'rows', code: 'noLimit', reason });
  }
  return table.rows;
}

function loadTicketLimits(loader: Loader, file: string): TicketLimit[] {
  const keyOf = ({ clock, urgency, kinds }: TicketLimit) =>
    [clock, urgency ?? 'any', ...(kinds ?? ['any'])].join(' ');
  return loader.table(file, rulesHeadSchema, ticketLimitSchema, keyOf)?.rows ?? [];
}
