/** Longest run of letters and digits that is indexed whole. */
const MAX_RUN = 40;

/**
 * Folds text for searching and keeps every UTF-16 position: full-width letters and digits to half-width, ASCII
 * letters to lower case.
 */
export function foldText(text: string): string {
  // Most words of a foreign list: nothing to do but lower case, and by far the fastest way to it.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII is meant
  if (/^[\x00-\x7f]*$/.test(text)) return text.toLowerCase();
  const half = /[\uff01-\uff5e\u3000]/.test(text)
    ? text.replace(/[\uff01-\uff5e\u3000]/g, (c) =>
        c === '\u3000' ? ' ' : String.fromCharCode(c.charCodeAt(0) - 0xfee0),
      )
    : text;
  return half.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

type CharKind = 'han' | 'word' | 'other';

function kindOf(code: number): CharKind {
  if (code >= 0x2e80) return code >= 0xff00 || (code >= 0x3000 && code <= 0x303f) ? 'other' : 'han';
  return (code >= 0x30 && code <= 0x39) || (code >= 0x61 && code <= 0x7a) ? 'word' : 'other';
}

interface Run {
  kind: 'han' | 'word';
  text: string;
}

/** Cuts folded text into runs of Chinese characters and runs of letters and digits. */
export function runsOf(folded: string): Run[] {
  const runs: Run[] = [];
  let start = 0;
  let kind: CharKind = 'other';
  for (let i = 0; i <= folded.length; i++) {
    const next = i < folded.length ? kindOf(folded.charCodeAt(i)) : 'other';
    if (next === kind) continue;
    if (kind !== 'other') runs.push({ kind, text: folded.slice(start, i) });
    start = i;
    kind = next;
  }
  return runs;
}

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

function tokensOfRun(run: Run): string {
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
function termsOf({ kind, text }: Run): string[] {
  const size = kind === 'han' ? 2 : 3;
  if (text.length < size) return kind === 'han' ? [text] : [];
  const word = text.slice(0, MAX_RUN);
  const terms: string[] = [];
  for (let i = 0; i + size <= word.length; i += size) terms.push(word.slice(i, i + size));
  if (word.length % size !== 0) terms.push(word.slice(-size));
  return terms;
}
