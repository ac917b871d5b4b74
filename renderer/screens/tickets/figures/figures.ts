import type { FigureName, TicketFigures } from '#shared/modules/tickets/index.ts';

/** Spans that can be chosen, in days up to now. */
export const SPANS = [7, 30, 90] as const;

const DAY_MS = 86_400_000;

export function spanOf(days: number, now: number): { from: number; to: number } {
  return { from: now - days * DAY_MS, to: now };
}

/** `96.4%`; a dash where nothing stands below the line. */
export function shareText({ numerator, denominator }: TicketFigures[FigureName]): string {
  return denominator === 0 ? '–' : `${((100 * numerator) / denominator).toFixed(1)}%`;
}
