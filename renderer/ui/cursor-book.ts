/**
 * Remembers where each page of a keyset list starts. The grid asks for rows by number; the engine pages by
 * cursor, so page n can be asked for once page n − 1 has said where it ends.
 */
export class CursorBook {
  readonly pageSize: number;
  #starts: (string | null)[] = [null];
  #end: number | null = null;

  constructor(pageSize: number) {
    this.pageSize = pageSize;
  }

  /** The first page without a known start at or before `page`, and its cursor: read on from there. */
  nearest(page: number): { page: number; cursor: string | null } {
    const known = Math.min(page, this.#starts.length - 1);
    return { page: known, cursor: this.#starts[known] ?? null };
  }

  /** Notes what a page held and where the next one starts. */
  note(page: number, rows: number, next: string | null): void {
    if (next === null) this.#end = page * this.pageSize + rows;
    else this.#starts[page + 1] = next;
  }

  /** Rows in the whole list, once its end was seen. */
  get total(): number | undefined {
    return this.#end ?? undefined;
  }
}
