import type { FigureName, TicketFigures } from '#shared/modules/tickets/index.ts';

/** Spans that can be chosen, in days up to now. */
export const SPANS = [7, 30, 90] as const;

export const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** The last days up to the end of the minute that began at `minute` (UTC ms): what happened just now counts. */
export function spanOf(days: number, minute: number): { from: number; to: number } {
  const to = minute + MINUTE_MS;
  return { from: to - days * DAY_MS, to };
}

/** `96.4%`; a dash where nothing stands below the line. */
export function shareText({ numerator, denominator }: TicketFigures[FigureName]): string {
  return denominator === 0 ? '–' : `${((100 * numerator) / denominator).toFixed(1)}%`;
}
