/** What a keyboard event says, as far as shortcuts look at it. */
export interface KeyPress {
  key: string;
  code: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  isComposing: boolean;
}

interface Combination {
  ctrl: boolean;
  alt: boolean;
  key: string;
}

function combinationOf(keys: string): Combination {
  const parts = keys.toLowerCase().split('+');
  return { ctrl: parts.includes('ctrl'), alt: parts.includes('alt'), key: parts.at(-1) ?? '' };
}

/** True for a key that a text field wants for itself: every bare one but Esc and the function keys. */
export function givesWayToTyping(keys: string): boolean {
  const { ctrl, alt, key } = combinationOf(keys);
  return !ctrl && !alt && key !== 'escape' && !/^f\d+$/.test(key);
}

/**
 * Whether a press is this shortcut: `r`, `/`, `ctrl+enter`, `alt+1`. Ctrl is ⌘ on a Mac. A digit goes by its place on
 * the keyboard, as Alt makes another character of it on some. Shift only makes the character (`?`) and is not asked.
 */
export function pressMatches(keys: string, press: KeyPress): boolean {
  if (press.isComposing) return false;
  const { ctrl, alt, key } = combinationOf(keys);
  if (ctrl !== (press.ctrlKey || press.metaKey) || alt !== press.altKey) return false;
  return press.key.toLowerCase() === key || (/^\d$/.test(key) && press.code === `Digit${key}`);
}

const SHOWN: Readonly<Record<string, string>> = {
  ctrl: 'Ctrl',
  alt: 'Alt',
  enter: '↵',
  escape: 'Esc',
  space: '␣',
  arrowup: '↑',
  arrowdown: '↓',
};

/** `ctrl+enter` as keycaps: `['Ctrl', '↵']`. */
export function keyCaps(keys: string): string[] {
  return keys.split('+').map((part) => SHOWN[part.toLowerCase()] ?? part.toUpperCase());
}
