import { pinyin } from 'pinyin-pro';

/** How a Chinese name is typed without an input method. Latin letters and digits stand for themselves. */
export interface Spelling {
  /** All syllables without tones, joined: `nanxiangzhen`. */
  full: string;
  /** The first letter of each syllable: `nxz`. */
  initials: string;
}

/** Spells a name in lower-case pinyin; anything but letters and digits is left out. */
export function spell(name: string): Spelling {
  const syllables = pinyin(name, { toneType: 'none', type: 'array', v: true, nonZh: 'consecutive' }).map(
    (part) =>
      part
        .normalize('NFKC')
        .toLowerCase()
        .replaceAll(/[^a-z0-9]/g, ''),
  );
  return { full: syllables.join(''), initials: syllables.map(initialOf).join('') };
}

/** A syllable gives its first letter; a number or code stands whole, so that `3号` is `3h`. */
function initialOf(syllable: string): string {
  return /^[a-z]+$/.test(syllable) ? syllable.slice(0, 1) : syllable;
}
