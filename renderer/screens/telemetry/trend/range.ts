const HOUR = 3_600_000;

/** Ranges that end now, in milliseconds. */
export const SPANS = { '1h': HOUR, '6h': 6 * HOUR, '24h': 24 * HOUR, '7d': 168 * HOUR } as const;
export type SpanKey = keyof typeof SPANS;
export const SPAN_KEYS = Object.keys(SPANS) as SpanKey[];

/** A span that moves with the time, or a stretch that stands still (UTC milliseconds, end excluded). */
export type RangeChoice = { kind: 'span'; span: SpanKey } | { kind: 'custom'; from: number; to: number };

/** Shortest stretch that can be looked at. */
const LEAST_MS = 10_000;

export function rangeAt(choice: RangeChoice, now: number): readonly [from: number, to: number] {
  if (choice.kind === 'span') return [now - SPANS[choice.span], now];
  return [choice.from, Math.max(choice.to, choice.from + LEAST_MS)];
}

/** The stretch that was dragged over, whole milliseconds, in the order of time. */
export function customRange(a: number, b: number): RangeChoice {
  return {
    kind: 'custom',
    from: Math.max(0, Math.floor(Math.min(a, b))),
    to: Math.max(0, Math.ceil(Math.max(a, b))),
  };
}
