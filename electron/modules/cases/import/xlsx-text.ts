/** Small reading of SpreadsheetML (ECMA-376 Part 1 §18): attributes, text and escapes, with or without prefixes. */

const ENTITY = /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(amp|lt|gt|quot|apos));/gi;
const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
/** ST_Xstring writes characters that XML cannot hold as `_x000D_` (§22.9.2.19). */
const ESCAPED = /_x([0-9A-Fa-f]{4})_/g;
const TEXT = /<(?:\w+:)?t(?:\s[^>]*)?>([^<]*)<\/(?:\w+:)?t>/g;
const PHONETIC = /<(\w+:)?rPh\b[\s\S]*?<\/(?:\w+:)?rPh>/g;

export function unescapeXml(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(ENTITY, (_whole, decimal?: string, hex?: string, name?: string) => {
    if (name) return NAMED[name.toLowerCase()] ?? '';
    const code = decimal ? Number(decimal) : Number.parseInt(hex ?? '', 16);
    return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff)
      ? String.fromCodePoint(code)
      : '\uFFFD';
  });
}

/** All text of a shared or inline string; readings (phonetic runs) are no part of it. */
export function stringText(xml: string): string {
  let text = '';
  for (const match of xml.replace(PHONETIC, '').matchAll(TEXT)) text += match[1];
  const plain = unescapeXml(text);
  return plain.includes('_x')
    ? plain
        .replace(ESCAPED, (_whole, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
        .toWellFormed()
    : plain;
}

export function attribute(tag: string, name: string): string | null {
  const match = new RegExp(`\\s(?:\\w+:)?${name}="([^"]*)"`).exec(tag);
  return match ? unescapeXml(match[1] ?? '') : null;
}

/** Opening tags of a name, with their attributes. */
export function tagsOf(xml: string, name: string): string[] {
  return [...xml.matchAll(new RegExp(`<(?:\\w+:)?${name}(?:\\s[^>]*)?>`, 'g'))].map((match) => match[0]);
}
