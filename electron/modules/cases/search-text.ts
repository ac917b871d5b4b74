import { foldText, runsOf, type TextRun } from '#shared/modules/cases/index.ts';

/** Longest run of letters and digits that is indexed whole. */
const MAX_RUN = 40;

/**
 * The tokens under which a text is found, separated by blanks: single Chinese characters and pairs of neighbours, runs
 * of letters and digits whole and in threes. Pairs serve two and more characters, singles one.
 */
export function tokensOf(...texts: string[]): string {
  let tokens = '';
  const seen = new Set<string>();
  for (const text of texts) {
    for (const run of runsOf(foldText(text))) {
      // Said twice it is found no better, and the index takes its time for every token.
      if (seen.has(run.text)) continue;
      seen.add(run.text);
      tokens += tokensOfRun(run);
    }
  }
  return tokens;
}

/** Streets, offices and words come again and again: the tokens of the latest few thousand runs are kept. */
const known = new Map<string, string>();
const MOST_KNOWN = 4096;

function tokensOfRun(run: TextRun): string {
  const seen = known.get(run.text);
  if (seen !== undefined) return seen;
  const tokens = run.kind === 'han' ? tokensOfHan(run.text) : tokensOfWord(run.text.slice(0, MAX_RUN));
  if (known.size === MOST_KNOWN) known.clear();
  known.set(run.text, tokens);
  return tokens;
}

function tokensOfHan(text: string): string {
  let tokens = '';
  for (let i = 0; i < text.length; i++) {
    tokens += ` ${text[i]}`;
    if (i > 0) tokens += ` ${text[i - 1]}${text[i]}`;
  }
  return tokens;
}

function tokensOfWord(word: string): string {
  let tokens = ` ${word}`;
  if (word.length > 3) for (let i = 0; i + 3 <= word.length; i++) tokens += ` ${word.slice(i, i + 3)}`;
  return tokens;
}

export interface TextQuery {
  /** FTS5 expression whose hits hold every term; null when the text has nothing to look for. */
  match: string | null;
  /** Folded runs that a true hit must hold. */
  needles: string[];
}

/** At most this many terms are asked; what they do not say is left to checking the needles. */
const MAX_TERMS = 8;

export function queryOf(text: string): TextQuery {
  const runs = runsOf(foldText(text)).slice(0, MAX_TERMS);
  const terms = [...new Set(runs.flatMap(termsOf))].slice(0, MAX_TERMS);
  const short = runs.find((run) => run.kind === 'word' && run.text.length < 3);
  // Only when nothing else narrows the search: words that begin so.
  const match = terms.length > 0 ? terms.map(quote).join(' AND ') : short ? `${quote(short.text)} *` : null;
  return { match, needles: runs.map((run) => run.text.slice(0, MAX_RUN)) };
}

const quote = (term: string) => `"${term}"`;

/** Enough tokens to cover a run: a single, or pairs (threes) side by side with one more at its end. */
function termsOf({ kind, text }: TextRun): string[] {
  const size = kind === 'han' ? 2 : 3;
  if (text.length < size) return kind === 'han' ? [text] : [];
  const word = text.slice(0, MAX_RUN);
  const terms: string[] = [];
  for (let i = 0; i + size <= word.length; i += size) terms.push(word.slice(i, i + size));
  if (word.length % size !== 0) terms.push(word.slice(-size));
  return terms;
}
