import {
  CASE_STAGES,
  type CaseCondition,
  type CaseOverview,
  type CaseStage,
  type CaseView,
  isFinal,
  isOneOf,
} from '#shared/modules/cases/index.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** A figure of the overview: what it counts, and within what. */
export type Figure =
  | { counts: 'registered'; hour?: number; streetCode?: string; sourceCode?: string }
  | { counts: 'open' | 'overdue'; streetCode?: string; unitId?: string }
  | { counts: 'dueSoon' | 'suspended' | 'closed' }
  | { counts: 'stage'; stage: CaseStage };

const OPEN_STAGES = CASE_STAGES.filter((stage) => !isFinal(stage));

/** UTC ms of the local midnight that begins a day `yyyy-MM-dd` of the station (UTC+8). */
export function startOfDate(date: string): number {
  return Date.parse(`${date}T00:00:00+08:00`);
}

/** The queue that shows the very cases a figure counts. */
export function queueOf(date: string, figure: Figure): { view: CaseView; conditions: CaseCondition[] } {
  const day = startOfDate(date);
  switch (figure.counts) {
    case 'registered': {
      const from = day + (figure.hour ?? 0) * HOUR_MS;
      const to = from + (figure.hour === undefined ? DAY_MS : HOUR_MS);
      return { view: 'all', conditions: [...within(figure), between('registered', from, to)] };
    }
    case 'open':
      return { view: 'all', conditions: [isOneOf('stage', ...OPEN_STAGES), ...within(figure)] };
    case 'overdue':
      return { view: 'overdue', conditions: within(figure) };
    case 'closed':
      return { view: 'closed', conditions: [between('closed', day, day + DAY_MS)] };
    case 'stage':
      return { view: figure.stage, conditions: [] };
    default:
      return { view: figure.counts, conditions: [] };
  }
}

function within(of: { streetCode?: string; unitId?: string; sourceCode?: string }): CaseCondition[] {
  return [
    ...(of.streetCode === undefined ? [] : [isOneOf('street', of.streetCode)]),
    ...(of.unitId === undefined ? [] : [isOneOf('unit', of.unitId)]),
    ...(of.sourceCode === undefined ? [] : [isOneOf('source', of.sourceCode)]),
  ];
}

const between = (field: 'registered' | 'closed', from: number, to: number): CaseCondition => ({
  field,
  op: 'between',
  from,
  to,
});

/** Stages with cases in them, in the order of the work; ends are left out, as they only grow. */
export function stagesInOrder(stages: CaseOverview['stages']): CaseOverview['stages'] {
  return stages
    .filter(({ stage, count }) => count > 0 && !isFinal(stage))
    .sort((a, b) => CASE_STAGES.indexOf(a.stage) - CASE_STAGES.indexOf(b.stage));
}

/** The heaviest first; what is overdue weighs before what is merely there. */
export function byLoad<T extends { open: number; overdue: number }>(rows: readonly T[]): T[] {
  return [...rows].sort((a, b) => b.overdue - a.overdue || b.open - a.open);
}

/** Nothing came and nothing went that day. */
export function isQuiet({ registered, closed }: CaseOverview): boolean {
  return registered === 0 && closed === 0;
}

/** The day `days` later (earlier when negative) than a local date. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}
