import { useQueryClient } from '@tanstack/react-query';
import { create } from 'zustand';
import { client } from '../bridge/index.ts';
import { preferenceOptions, usePreference } from './preference.ts';
import { type Layout, withLayout } from './with-layout.ts';

/** What a layout remembers: the desk with its view, filters and panel, and the columns of its queue. */
const KEPT = ['desk', 'grid.queue'] as const;
const MAX_LAYOUTS = 20;

/** Counts layouts that were put in place: what read its arrangement once has to read it again. */
export const useLayoutRound = create<{ round: number }>(() => ({ round: 0 }));

export interface Layouts {
  list: readonly Layout[];
  mayAdd: boolean;
  /** Keeps how the desk stands now under a name; a layout of that name is replaced. */
  save(name: string): Promise<void>;
  apply(name: string): void;
  forget(name: string): void;
}

/** The person's named layouts; they come back after a restart, on this station. */
export function useLayouts(): Layouts {
  const cache = useQueryClient();
  const [list = [], keep] = usePreference<readonly Layout[]>('layouts', []);
  return {
    list,
    mayAdd: list.length < MAX_LAYOUTS,
    async save(name) {
      const values = await client.accounts.preferences.get({ keys: [...KEPT] });
      keep(withLayout(list, { name, values }));
    },
    apply(name) {
      const layout = list.find((one) => one.name === name);
      if (!layout) return;
      for (const key of KEPT) {
        const value = layout.values[key] ?? null;
        cache.setQueryData(preferenceOptions(key).queryKey, value === null ? {} : { [key]: value });
        void client.accounts.preferences.set({ key, value }).catch(() => {});
      }
      useLayoutRound.setState(({ round }) => ({ round: round + 1 }));
    },
    forget: (name) => keep(list.filter((one) => one.name !== name)),
  };
}
