import { useSyncExternalStore } from 'react';

export type Appearance = 'day' | 'night';
export type AppearanceChoice = Appearance | 'auto';

const dark = window.matchMedia('(prefers-color-scheme: dark)');
const listeners = new Set<() => void>();
let choice: AppearanceChoice = 'auto';

const current = (): Appearance => (choice === 'auto' ? (dark.matches ? 'night' : 'day') : choice);

function apply(): void {
  document.documentElement.dataset.theme = current();
  for (const listener of listeners) listener();
}

dark.addEventListener('change', apply);
apply();

export function chooseAppearance(next: AppearanceChoice): void {
  choice = next;
  apply();
}

/** Day or night, as chosen or as the system has it. */
export function useAppearance(): Appearance {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, current);
}
