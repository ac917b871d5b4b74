import { spell } from './pinyin.ts';

export interface Named {
  kind: 'class' | 'street' | 'community' | 'unit';
  /** Class key, street or community code, unit id. */
  id: string;
  zh: string;
}

export interface FoundName extends Named {
  /** What the query was found in. */
  by: 'zh' | 'pinyin' | 'initials';
}

interface Entry extends Named {
  full: string;
  initials: string;
}

/** Longer queries name nothing. */
const MAX_QUERY = 40;

/** A list of names that can be asked in Chinese, full pinyin or initials. Spelled once, when it is made. */
export class NameIndex {
  readonly #entries: readonly Entry[];

  constructor(names: readonly Named[]) {
    this.#entries = names.map((name) => ({ ...name, ...spell(name.zh) }));
  }

  /**
   * At most `max` names that hold the query as a Chinese substring, as pinyin from the start of the name, or as
   * initials anywhere. Whole names come first, then beginnings, then the rest; equals keep their order.
   */
  find(query: string, max: number): FoundName[] {
    const asked = query.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, '');
    if (asked === '' || asked.length > MAX_QUERY) return [];
    const ranks: FoundName[][] = [[], [], []];
    for (const { full, initials, ...name } of this.#entries) {
      const hit = hitOf(asked, name.zh.toLowerCase(), full, initials);
      if (hit) ranks[hit.rank]?.push({ ...name, by: hit.by });
    }
    return ranks.flat().slice(0, max);
  }
}

function hitOf(asked: string, zh: string, full: string, initials: string) {
  const inZh = rankIn(zh, asked);
  if (inZh !== null) return { rank: inZh, by: 'zh' as const };
  const inInitials = rankIn(initials, asked);
  if (inInitials !== null) return { rank: inInitials, by: 'initials' as const };
  const inFull = rankIn(full, asked);
  // Inside a name pinyin letters match across syllables by accident, so only its start counts.
  return inFull === null || inFull === 2 ? null : { rank: inFull, by: 'pinyin' as const };
}

/** 0 the whole name, 1 its start, 2 elsewhere; null where it does not stand. */
function rankIn(name: string, asked: string): 0 | 1 | 2 | null {
  const at = name.indexOf(asked);
  if (at < 0) return null;
  if (at > 0) return 2;
  return name.length === asked.length ? 0 : 1;
}
