import {
  type CaseCondition,
  type CaseView,
  isOneOf,
  type SearchResult,
} from '#shared/modules/cases/index.ts';
import type { SpelledVerb, Verb } from './verbs.ts';

export type Hit = SearchResult['hits'][number];
export type FoundName = SearchResult['names'][number];

/** One line under the command bar. */
export type Choice =
  | { kind: 'verb'; key: string; verb: Verb; spelling: string }
  | { kind: 'case'; key: string; hit: Hit }
  | { kind: 'name'; key: string; name: FoundName };

/** Verbs, then cases, then names to filter by: the order in which the lines stand and arrows go. */
export function choicesOf(verbs: readonly SpelledVerb[], result: SearchResult | undefined): Choice[] {
  return [
    ...verbs.map(({ verb, spellings }) => ({
      kind: 'verb' as const,
      key: `verb/${spellings[0]}`,
      verb,
      spelling: spellings[1] ?? '',
    })),
    ...(result?.hits ?? []).map((hit) => ({ kind: 'case' as const, key: `case/${hit.row.id}`, hit })),
    ...(result?.names ?? []).map((name) => ({
      kind: 'name' as const,
      key: `name/${name.kind}/${name.id}`,
      name,
    })),
  ];
}

/** The queue that a found name narrows the desk to. */
export function queueOfName({ kind, id }: FoundName): { view: CaseView; conditions: CaseCondition[] } {
  return { view: 'all', conditions: [isOneOf(kind, id)] };
}
