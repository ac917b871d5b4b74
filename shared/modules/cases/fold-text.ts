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

export interface TextRun {
  kind: 'han' | 'word';
  text: string;
}

/** Cuts folded text into runs of Chinese characters and runs of letters and digits. */
export function runsOf(folded: string): TextRun[] {
  const runs: TextRun[] = [];
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
