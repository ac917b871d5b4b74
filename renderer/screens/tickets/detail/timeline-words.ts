import type { TimelineEntry } from '#shared/modules/cases/index.ts';

interface Words {
  unitName(id: string | null): string;
  urgeName(id: string): string;
}

type Translate = (key: string, values?: Record<string, unknown>) => string;

/** Texts that may be empty: they come with their own colon, or not at all. */
const TAILS: ReadonlySet<string> = new Set(['note', 'belongsTo']);

/** Turns the codes in a fact's parameters into words: units, levels, answers. Empty ones become ''. */
export function ticketParamWords(
  t: Translate,
  words: Words,
  params: TimelineEntry['params'],
): Record<string, string> {
  const said = Object.entries(params).map(([key, value]) => [
    key,
    value === null ? '' : wordOf(t, words, key, value),
  ]);
  // Without a unit the centre handles the ticket itself; the fact names none then.
  return { unitId: t('ownUnit'), ...Object.fromEntries(said) };
}

function wordOf(t: Translate, words: Words, key: string, value: string | number | boolean): string {
  const text = String(value);
  if (TAILS.has(key)) return text.trim() === '' ? '' : t('tail', { text });
  switch (key) {
    case 'unitId':
      return words.unitName(text);
    case 'level':
      return words.urgeName(text);
    case 'satisfaction':
    case 'reached':
    case 'resolved':
    case 'how':
      return t(`${key}.${text}`);
    case 'field':
      return t(`cases:reveal.${text}`);
    default:
      return text;
  }
}
