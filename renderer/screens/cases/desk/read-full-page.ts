interface Page<Row> {
  rows: Row[];
  next: string | null;
  looked: number;
}

/** What a search has looked at so far. */
export interface Search {
  looked: number;
  found: number;
  /** It stopped before the end of the list. */
  cut: boolean;
}

/** Pages in a row without a full block that are waited for before the person is asked whether to go on. */
const ROUNDS = 20;

/**
 * Reads whole blocks for the grid out of pages that may hold few rows, each of which looked at a bounded number of
 * cases. After some rounds without a full block it stops and says so.
 */
export function fullPages<Row>(
  readPage: (cursor: string | null, limit: number) => Promise<Page<Row>>,
  patience: number,
  tell: (search: Search) => void,
): (cursor: string | null, limit: number) => Promise<{ rows: Row[]; next: string | null }> {
  const search: Search = { looked: 0, found: 0, cut: false };
  let roundsLeft = ROUNDS * patience;
  return async (cursor, limit) => {
    const rows: Row[] = [];
    let next = cursor;
    for (;;) {
      const page = await readPage(next, limit - rows.length);
      rows.push(...page.rows);
      next = page.next;
      search.looked += page.looked;
      search.found += page.rows.length;
      const whole = next === null || rows.length === limit;
      if (!whole) roundsLeft -= 1;
      search.cut = !whole && roundsLeft <= 0;
      tell({ ...search });
      if (whole) return { rows, next };
      if (search.cut) return { rows, next: null };
    }
  };
}
