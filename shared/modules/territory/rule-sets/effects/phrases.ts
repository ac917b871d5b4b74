import type { Phrase } from '../../profile.ts';
import { type EffectReport, reportOf, sentence } from './report.ts';

/** Phrases are copied into what a person writes: changing them changes no text that stands. */
export function phrasesEffect(before: readonly Phrase[], after: readonly Phrase[]): EffectReport {
  const uses = [...new Set([...before, ...after].map(({ use }) => use))];
  const count = (rows: readonly Phrase[], use: string) => rows.filter((row) => row.use === use).length;
  const changed = uses.filter((use) => count(before, use) !== count(after, use));
  return reportOf(
    [sentence('calm', 'textsStand')],
    changed.map((use) => ({
      what: [{ type: 'word', value: `use.${use}` }],
      from: { type: 'text', value: String(count(before, use)) },
      to: { type: 'text', value: String(count(after, use)) },
      open: null,
      recent: null,
    })),
  );
}
