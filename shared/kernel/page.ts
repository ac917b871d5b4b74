import { z } from 'zod';

/** Rows a page may hold at most; a list is never unbounded. */
export const MAX_PAGE = 200;

/** Where a keyset page starts: opaque to the screen, made and read by the query that pages. */
export const cursorSchema = z.string().max(500).nullable();

export function pageOf<T extends z.ZodType>(row: T) {
  return z.object({ rows: z.array(row), next: cursorSchema });
}
