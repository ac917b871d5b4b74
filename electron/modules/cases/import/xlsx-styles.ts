import { attribute, tagsOf } from './xlsx-text.ts';

/** Number formats of their own that are dates or times (ECMA-376 Part 1 §18.8.30, with the East Asian ones). */
const BUILT_IN = [
  [14, 22],
  [27, 36],
  [45, 47],
  [50, 58],
] as const;

/** For each cell style whether its numbers are dates. */
export function dateStyles(stylesXml: string): boolean[] {
  const custom = new Map<string, boolean>();
  for (const tag of tagsOf(stylesXml, 'numFmt'))
    custom.set(attribute(tag, 'numFmtId') ?? '', isDateFormat(attribute(tag, 'formatCode') ?? ''));
  const cellStyles = /<(?:\w+:)?cellXfs\b[\s\S]*?<\/(?:\w+:)?cellXfs>/.exec(stylesXml)?.[0] ?? '';
  return tagsOf(cellStyles, 'xf').map((tag) => {
    const id = attribute(tag, 'numFmtId') ?? '0';
    const number = Number(id);
    return custom.get(id) ?? BUILT_IN.some(([from, to]) => number >= from && number <= to);
  });
}

/** A format with letters of dates outside of quotes, escapes and colours. */
function isDateFormat(code: string): boolean {
  const letters = code.slice(0, 300).replaceAll(/"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '');
  return !/general/i.test(letters) && /[ymdhs]/i.test(letters);
}

const DAY_MS = 86_400_000;

/** A serial number of a date cell as `yyyy-MM-ddTHH:mm:ss`, to the nearest second; null when it is none. */
export function serialText(serial: number, from1904: boolean): string | null {
  if (!Number.isFinite(serial) || serial < 0 || serial > 2_958_466) return null;
  const epoch = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30);
  return new Date(epoch + Math.round((serial * DAY_MS) / 1000) * 1000).toISOString().slice(0, 19);
}
