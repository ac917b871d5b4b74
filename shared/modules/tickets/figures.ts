import { z } from 'zod';

const count = z.int().min(0);

/** One share with what it is made of; the screen prints the formula beside it. No figure without a denominator. */
const shareSchema = z.object({ numerator: count, denominator: count });

/**
 * Figures of a span of time `[from, to)`:
 * 按期办结率 `onTime`: first replied by the deadline ÷ whose deadline fell in the span.
 * 满意率 `satisfied`: 满意 and 基本满意 ÷ those who answered the 回访 (未联系上 left out), by the last 回访 in the span.
 * 重办率 `redone`: sent back to be done again ÷ first replied in the span.
 * 先行联系率 `contacted`: callers reached within the limit ÷ signed for in the span, where there is a phone.
 * 实际解决率 `resolved`: 已解决 ÷ handled in the span.
 * 重复诉求率 `repeated`: answered with another ticket (并单) ÷ received in the span.
 */
export const FIGURES = ['onTime', 'satisfied', 'redone', 'contacted', 'resolved', 'repeated'] as const;
export type FigureName = (typeof FIGURES)[number];

export const figuresSchema = z.object({
  received: count,
  /** Callers whom nobody could reach: not in the 满意率. */
  notReached: count,
  onTime: shareSchema,
  satisfied: shareSchema,
  redone: shareSchema,
  contacted: shareSchema,
  resolved: shareSchema,
  repeated: shareSchema,
});
export type TicketFigures = z.infer<typeof figuresSchema>;
