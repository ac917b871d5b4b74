/** A part of a text, marked where the search found something. */
export interface TextPart {
  /** Where the part begins in the text (UTF-16). */
  at: number;
  text: string;
  marked: boolean;
}

/** Cuts a text at marks (UTF-16 offsets, end excluded; in any order, overlapping or beyond the text). */
export function partsOf(text: string, marks: readonly { start: number; end: number }[]): TextPart[] {
  const parts: TextPart[] = [];
  const push = (at: number, end: number, marked: boolean) => {
    if (end > at) parts.push({ at, text: text.slice(at, end), marked });
  };
  let done = 0;
  for (const { start, end } of [...marks].sort((a, b) => a.start - b.start)) {
    const from = Math.min(Math.max(start, done), text.length);
    const to = Math.min(Math.max(end, from), text.length);
    push(done, from, false);
    push(from, to, true);
    done = to;
  }
  push(done, text.length, false);
  return parts;
}

/** Begins the text shortly before its first mark, so that what was found is in sight on one line. */
export function excerptFrom(marks: readonly { start: number }[], lead: number): number {
  const first = marks.length > 0 ? Math.min(...marks.map(({ start }) => start)) : 0;
  return first > lead ? first - lead : 0;
}
