import { create } from 'zustand';
import type { CaseRow } from '#shared/modules/cases/index.ts';

/** Rows that can be marked at once: what a person can still answer for one by one. */
export const MAX_MARKED = 200;

/** Rows of the queue that the person has marked, in the order of marking. They stay marked while the list changes. */
export const useMarked = create<{ rows: ReadonlyMap<string, CaseRow> }>(() => ({ rows: new Map() }));

export function isMarked(id: string): boolean {
  return useMarked.getState().rows.has(id);
}

/** Marks a row, or takes its mark away. */
export function toggleMark(row: CaseRow): void {
  useMarked.setState(({ rows }) => {
    const next = new Map(rows);
    if (next.has(row.id)) next.delete(row.id);
    else if (next.size < MAX_MARKED) next.set(row.id, row);
    return { rows: next };
  });
}

/** Marks these rows beside those that are marked already. */
export function markAll(more: readonly CaseRow[]): void {
  useMarked.setState(({ rows }) => {
    const next = new Map(rows);
    for (const row of more) if (next.size < MAX_MARKED) next.set(row.id, row);
    return { rows: next };
  });
}

/** Leaves only these marked. */
export function keepMarked(ids: ReadonlySet<string>): void {
  useMarked.setState(({ rows }) => ({ rows: new Map([...rows].filter(([id]) => ids.has(id))) }));
}

export function clearMarks(): void {
  useMarked.setState({ rows: new Map() });
}
