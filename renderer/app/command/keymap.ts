import { useEffect, useId, useRef } from 'react';
import { create } from 'zustand';
import { givesWayToTyping, pressMatches } from './key-match.ts';

/** Where a shortcut belongs in the key map. */
export const SHORTCUT_GROUPS = [
  'everywhere',
  'alarms',
  'queue',
  'case',
  'intake',
  'tickets',
  'inbox',
  'board',
  'messages',
] as const;

export interface Shortcut {
  /** Its text stands in the catalogue under `command.key.<id>`. */
  id: string;
  group: (typeof SHORTCUT_GROUPS)[number];
  /** `r`, `?`, `ctrl+enter`, `alt+1`; several for one effect are divided by a blank. */
  keys: string;
}

/** Says `false` when it has nothing to do here. `local`: the focused element answers; the key is only listed. */
type Run = ((keys: string) => unknown) | 'local';

interface Registered extends Shortcut {
  owner: string;
  run(): Run | null;
}

/** Every shortcut that works now, the latest last. */
export const useKeyMap = create<{ shortcuts: readonly Registered[] }>(() => ({ shortcuts: [] }));

/**
 * Offers a shortcut for as long as the component stands and `run` is not null. Of two with the same keys the one
 * offered later answers. Bare keys but Esc and function keys are left to text fields, all keys to dialogs and to a
 * composing IME. Inside `data-keys="everywhere"` only that group answers: who reads there does not mean the work.
 */
export function useShortcut({ id, group, keys }: Shortcut, run: Run | null): void {
  const owner = useId();
  const latest = useRef(run);
  latest.current = run;
  const offered = run !== null;
  useEffect(() => {
    if (!offered) return;
    const entry: Registered = { id, group, keys, owner, run: () => latest.current };
    useKeyMap.setState(({ shortcuts }) => ({ shortcuts: [...shortcuts, entry] }));
    return () =>
      useKeyMap.setState(({ shortcuts }) => ({ shortcuts: shortcuts.filter((other) => other !== entry) }));
  }, [id, group, keys, owner, offered]);
}

/** Listens for all shortcuts; used once, by the frame. */
export function useKeyboard(): void {
  useEffect(() => {
    window.addEventListener('keydown', answer);
    return () => window.removeEventListener('keydown', answer);
  }, []);
}

const TEXT_FIELD =
  'textarea, select, [contenteditable="true"], input:not([type="checkbox"]):not([type="radio"]):not([type="button"]):not([type="file"])';

function answer(event: KeyboardEvent): void {
  const { target } = event;
  const inside = (selector: string) => target instanceof Element && target.closest(selector) !== null;
  if (event.defaultPrevented || inside('[role="dialog"]')) return;
  const typing = inside(TEXT_FIELD);
  const aside = inside('[data-keys="everywhere"]');
  for (const { keys, group, run } of [...useKeyMap.getState().shortcuts].reverse()) {
    if (aside && group !== 'everywhere') continue;
    const hit = keys.split(' ').find((one) => pressMatches(one, event) && !(typing && givesWayToTyping(one)));
    const act = hit === undefined ? null : run();
    if (hit === undefined || act === null || act === 'local') continue;
    if (act(hit) === false) continue;
    event.preventDefault();
    return;
  }
}
