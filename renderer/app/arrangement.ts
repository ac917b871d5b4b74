import { useEffect } from 'react';
import { type Language, setLanguage } from '../i18n/index.ts';
import { type AppearanceChoice, chooseAppearance } from '../ui/appearance.ts';
import { type ScreenId, useNav } from './nav.ts';
import { usePreference } from './preference.ts';

/** Brings back the person's language, appearance and last screen; true once that is done. */
export function useArrangement(): boolean {
  const [language] = usePreference<Language>('language', 'zh-CN');
  const [appearance] = usePreference<AppearanceChoice>('appearance', 'auto');
  const [last, keepLast] = usePreference<ScreenId>('screen', 'desk');
  const screen = useNav((nav) => nav.screen);
  const ready = language !== undefined && appearance !== undefined && last !== undefined;
  useEffect(() => {
    if (language) void setLanguage(language);
  }, [language]);
  useEffect(() => {
    if (appearance) chooseAppearance(appearance);
  }, [appearance]);
  // Only once: afterwards the person's own clicks say where they are.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(() => {
    if (ready && last !== useNav.getState().screen) useNav.getState().go(last);
  }, [ready]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: kept when the screen changes, not when it is read
  useEffect(() => {
    if (ready && screen !== last) keepLast(screen);
  }, [screen]);
  return ready;
}
