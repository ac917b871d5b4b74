import { z } from 'zod';
import { limitSchema } from '#shared/time/index.ts';

/** A value of a report; the screen words it by its type. `text` is shown as it stands. */
export const effectCellSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.enum(['class', 'street', 'unit', 'stage', 'urgency', 'areaClass', 'permission', 'text', 'word']),
    value: z.string().max(400),
  }),
  z.object({ type: z.literal('limit'), value: limitSchema }),
  z.object({ type: z.literal('at'), value: z.int() }),
]);
export type EffectCell = z.infer<typeof effectCellSchema>;

/** Changes that a report lists one by one at most. */
export const MAX_EFFECT_ROWS = 500;

export const effectChangeSchema = z.object({
  /** What it is about, such as a class and the streets. */
  what: z.array(effectCellSchema).max(6),
  from: effectCellSchema.nullable(),
  to: effectCellSchema.nullable(),
  /** Open cases it concerns; null where no case is counted. */
  open: z.int().nullable(),
  /** Cases of the days looked back on that it would have concerned. */
  recent: z.int().nullable(),
});
export type EffectChange = z.infer<typeof effectChangeSchema>;

/** What publishing a draft would change. Nothing in it changes what is filed already, and it says so. */
export const effectReportSchema = z.object({
  /** Worded by the screen from `code` and figures; `warning` where work would be left undone. */
  sentences: z.array(
    z.object({
      code: z.string(),
      tone: z.enum(['calm', 'notice', 'warning']),
      params: z.record(z.string(), z.union([z.string(), z.number()])),
    }),
  ),
  changes: z.array(effectChangeSchema).max(MAX_EFFECT_ROWS),
  /** Changes that are not listed. */
  more: z.int(),
});
export type EffectReport = z.infer<typeof effectReportSchema>;

type Sentence = EffectReport['sentences'][number];

/** A report with at most {@link MAX_EFFECT_ROWS} changes, those that concern most cases first. */
export function reportOf(
  sentences: readonly (Sentence | null)[],
  changes: readonly EffectChange[],
): EffectReport {
  const weight = ({ open, recent }: EffectChange) => (open ?? 0) + (recent ?? 0);
  const sorted = [...changes].sort((a, b) => weight(b) - weight(a));
  return {
    sentences: sentences.filter((sentence) => sentence !== null),
    changes: sorted.slice(0, MAX_EFFECT_ROWS),
    more: Math.max(0, sorted.length - MAX_EFFECT_ROWS),
  };
}

export function sentence(tone: Sentence['tone'], code: string, params: Sentence['params'] = {}): Sentence {
  return { code, tone, params };
}

/** The sentence only where its figure is not zero. */
export function ifAny(count: number, made: Sentence): Sentence | null {
  return count === 0 ? null : made;
}
