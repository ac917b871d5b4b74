import { api, queryClient } from '../bridge/index.ts';
import { ARRANGED, preferenceOptions } from './preference.ts';

const STORE = 'ucc.warm-start';

/** What the desk is built from before it shows any case: no case, no alarm and no reporter is among it. */
const keys = () => [
  api.station.state.queryKey(),
  api.accounts.me.queryKey(),
  api.territory.reference.queryKey(),
  ...ARRANGED.map((key) => preferenceOptions(key).queryKey),
];

/**
 * Lets the desk of who sat here be drawn while the engine is still starting. The engine has the last word: it is asked
 * for all of it again as soon as it answers, and whoever may not sit on is shown the sign-in.
 */
export function recallDesk(): void {
  const kept = localStorage.getItem(STORE);
  if (kept === null) return;
  localStorage.removeItem(STORE);
  try {
    const answers: unknown = JSON.parse(kept);
    if (!Array.isArray(answers)) return;
    for (const [index, key] of keys().entries())
      if (answers[index] != null) queryClient.setQueryData(key, answers[index], { updatedAt: 0 });
  } catch {
    // Written by another version or cut off: the engine will say.
  }
}

/** Keeps it for the next start, when the window is closed with somebody sitting here. */
export function rememberDesk(): void {
  window.addEventListener('pagehide', () => {
    const me = queryClient.getQueryData<{ signedIn: unknown }>(api.accounts.me.queryKey());
    if (!me?.signedIn) localStorage.removeItem(STORE);
    else
      localStorage.setItem(STORE, JSON.stringify(keys().map((key) => queryClient.getQueryData(key) ?? null)));
  });
}
