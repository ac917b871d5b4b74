import { isId } from '#shared/kernel/id.ts';
import { Refusal } from '#shared/kernel/refusal.ts';
import {
  type CaseCondition,
  type CaseView,
  caseConditionsSchema,
  caseViewSchema,
} from '#shared/modules/cases/index.ts';
import { type Command, numberOption, textOption, UsageError } from './command.ts';
import { clientOf, openExisting, type Station } from './open.ts';

const WHERE =
  '--where takes KEY=VALUE,… with view, stage, class, street, unit, source, urgency, light, text, from, to (dates YYYY-MM-DD)';
const CHOICES: ReadonlySet<string> = new Set([
  'stage',
  'class',
  'street',
  'unit',
  'source',
  'urgency',
  'light',
]);
const options = { db: { type: 'string' }, where: { type: 'string' }, limit: { type: 'string' } } as const;

interface Where {
  view: CaseView;
  conditions: CaseCondition[];
}

export const casesListCommand: Command = {
  usage: '--db DIR [--where KEY=VALUE,…] [--limit N]',
  summary: 'Prints cases, one JSON line each, newest first (personal data is not in them).',
  examples: [
    'npm run -s cli -- cases list --db /tmp/station --where stage=disposing,street=999999001 --limit 20',
  ],
  options,
  run: ({ values }, streams) =>
    withStation(values, streams, async (station) => {
      let left = numberOption(values, 'limit', { fallback: 1_000_000_000, min: 1, max: 1_000_000_000 });
      for await (const row of rowsOf(station, whereOf(values.where))) {
        if (left === 0 || streams.signal.aborted) break;
        streams.out(row);
        left -= 1;
      }
    }),
};

export const casesCountCommand: Command = {
  usage: '--db DIR [--where KEY=VALUE,…]',
  summary: 'Counts cases.',
  examples: ['npm run -s cli -- cases count --db /tmp/station --where stage=closed'],
  options,
  run: ({ values }, streams) =>
    withStation(values, streams, async (station) => {
      let count = 0;
      for await (const _row of rowsOf(station, whereOf(values.where))) {
        if (streams.signal.aborted) return;
        count += 1;
      }
      streams.out({ count });
    }),
};

export const casesShowCommand: Command = {
  usage: 'NUMBER|ID --db DIR',
  summary: 'Prints one case with its time line (personal data masked).',
  examples: ['npm run -s cli -- cases show E03022026112110001 --db /tmp/station'],
  options,
  run: ({ values, positionals: [asked] }, streams) =>
    withStation(values, streams, async (station) => {
      if (!asked) throw new UsageError('Which case?');
      const client = clientOf(station);
      const id = isId(asked) ? asked : await idOf(client, asked);
      const [detail, timeline] = await Promise.all([client.cases.get({ id }), client.cases.timeline({ id })]);
      streams.out({ ...detail, timeline });
    }),
};

export const overdueReportCommand: Command = {
  usage: '--db DIR --source NAME --at ISO-TIME',
  summary:
    "Compares the overdue cases of an import by its source's own targets with those by the deadlines here, and says why any differ.",
  examples: [
    'npm run -s cli -- cases overdue-report --db /tmp/station --source service-requests-311 --at 2026-01-01T00:00:00-05:00',
  ],
  options: { db: { type: 'string' }, source: { type: 'string' }, at: { type: 'string' } },
  run: ({ values }, streams) =>
    withStation(values, streams, async ({ modules }) => {
      const at = Date.parse(textOption(values, 'at'));
      if (Number.isNaN(at)) throw new UsageError('--at takes a time such as 2026-01-01T00:00:00+08:00');
      streams.out(modules.cases.overdueReport(textOption(values, 'source'), at));
    }),
};

async function idOf(client: ReturnType<typeof clientOf>, number: string): Promise<string> {
  const { hits } = await client.cases.search({ text: number, limit: 10 });
  const hit = hits.find(({ row }) => row.number === number);
  if (!hit) throw new Refusal('case.unknown', { number });
  return hit.row.id;
}

async function withStation(
  values: Parameters<Command['run']>[0]['values'],
  streams: Parameters<Command['run']>[1],
  work: (station: Station) => Promise<void>,
): Promise<number> {
  const station = openExisting(textOption(values, 'db'), streams);
  try {
    await work(station);
    return streams.signal.aborted ? 1 : 0;
  } finally {
    await station.close();
  }
}

async function* rowsOf(station: Station, { view, conditions }: Where) {
  const client = clientOf(station);
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof client.cases.list>> = await client.cases.list({
      view,
      conditions,
      sort: 'newest',
      cursor,
      limit: 200,
    });
    yield* page.rows;
    cursor = page.next;
  } while (cursor !== null);
}

/** `stage=closed,street=999999001,from=2026-11-01`; days are local. */
function whereOf(text: unknown): Where {
  const where: Where = { view: 'all', conditions: [] };
  if (typeof text !== 'string') return where;
  const conditions: unknown[] = [];
  const between = (from: number | null, to: number | null) => ({
    field: 'registered',
    op: 'between',
    from,
    to,
  });
  for (const part of text.split(',')) {
    const [key = '', value = ''] = part.split(/=(.*)/s).map((word) => word.trim());
    if (key === 'view') where.view = parsed(caseViewSchema.safeParse(value));
    else if (CHOICES.has(key)) conditions.push({ field: key, op: 'is', values: [value] });
    else if (key === 'text') conditions.push({ field: 'text', op: 'has', words: value });
    else if (key === 'from') conditions.push(between(dayStart(value), null));
    else if (key === 'to') conditions.push(between(null, dayStart(value) + 86_400_000));
    else throw new UsageError(WHERE);
  }
  where.conditions = parsed(caseConditionsSchema.safeParse(conditions));
  return where;
}

function parsed<T>(result: { success: true; data: T } | { success: false }): T {
  if (!result.success) throw new UsageError(WHERE);
  return result.data;
}

function dayStart(day: string): number {
  const at = Date.parse(`${day}T00:00:00+08:00`);
  if (Number.isNaN(at)) throw new UsageError(WHERE);
  return at;
}
