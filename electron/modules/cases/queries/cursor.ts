import { Refusal } from '#shared/kernel/refusal.ts';

/** Where a page ended: the list it belongs to, the moment the list was asked for, the last row's key and seq. */
export interface PageEnd {
  list: string;
  /** Lists that depend on the time keep the one of their first page. */
  now: number;
  key: number;
  seq: number;
}

export function writeCursor({ list, now, key, seq }: PageEnd): string {
  return `${list}:${now}:${key}:${seq}`;
}

/** Null for a first page. @throws Refusal `page.badCursor` when it is not one of this list */
export function readCursor(cursor: string | null, list: string): PageEnd | null {
  if (cursor === null) return null;
  const match = /^([a-zA-Z_.]+):(\d{1,16}):(\d{1,16}):(\d{1,16})$/.exec(cursor);
  if (!match || match[1] !== list) throw new Refusal('page.badCursor');
  return { list, now: Number(match[2]), key: Number(match[3]), seq: Number(match[4]) };
}
