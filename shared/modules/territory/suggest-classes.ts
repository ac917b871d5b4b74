import { classKeyOf } from './class-key.ts';
import type { CodeSet, MinorClass } from './code-set.ts';

export interface ClassSuggestion {
  classKey: string;
  score: number;
  /** The words found in the text, longest first: why the class is suggested. */
  matched: string[];
}

/** A description longer than this says nothing more about its class. */
const MAX_TEXT = 2000;

/**
 * The classes whose name or keywords stand in the text, best first, at most `max` of them.
 * A word weighs the square of its length, so one long word beats two short ones; a word inside a longer word that was
 * found too does not count again. Equal scores keep the order of the code set.
 */
export function suggestClasses(codeSet: CodeSet, text: string, max: number): ClassSuggestion[] {
  const heard = text.slice(0, MAX_TEXT).normalize('NFKC').toLowerCase();
  const found: ClassSuggestion[] = [];
  for (const minor of codeSet.classes) {
    const matched = matchedWords(minor, heard);
    if (matched.length === 0) continue;
    const score = matched.reduce((sum, word) => sum + word.length ** 2, 0);
    found.push({ classKey: classKeyOf(minor.kind, minor.code), score, matched });
  }
  return found.sort((a, b) => b.score - a.score).slice(0, max);
}

function matchedWords(minor: MinorClass, heard: string): string[] {
  const hits: string[] = [];
  if (heard.includes(minor.zh)) hits.push(minor.zh);
  for (const word of minor.keywords) if (heard.includes(word) && !hits.includes(word)) hits.push(word);
  if (hits.length < 2) return hits;
  hits.sort((a, b) => b.length - a.length);
  return hits.filter((word, i) => !hits.slice(0, i).some((longer) => longer.includes(word)));
}
