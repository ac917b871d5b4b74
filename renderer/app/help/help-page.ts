import type { Language } from '../../i18n/index.ts';
import { SCREENS, type ScreenId } from '../nav.ts';

/** One page for each screen, and the words of the field. */
export const HELP_PAGES = [...SCREENS, 'glossary'] as const;
export type HelpPageId = ScreenId | 'glossary';

/** What a file of `renderer/help/<language>/` holds. Plain text only; parts that a page does not need are left out. */
export interface HelpPage {
  /** What the screen is for, in one sentence. */
  lead: string;
  /** The usual way through a piece of work, in order. */
  steps?: string[];
  /** What a colour, shape or light means. */
  marks?: { mark: string; says: string }[];
  /** What may go wrong, and what to do then. */
  troubles?: { when: string; do: string }[];
  /** Words of the field, in both languages on either page. */
  words?: { zh: string; en: string; says: string }[];
  /** Pages that belong to this one. */
  links: HelpPageId[];
}

const files = import.meta.glob<HelpPage>('../../help/*/*.json', { import: 'default' });

/** Reads a page out of what came with the application. */
export async function loadHelpPage(language: Language, id: HelpPageId): Promise<HelpPage> {
  const load = files[`../../help/${language}/${id}.json`];
  if (!load) throw new Error(`There is no help page ${language}/${id}`);
  return load();
}
