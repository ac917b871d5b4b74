import type { IDatasource, IGetRowsParams } from 'ag-grid-community';
import { CursorBook } from './cursor-book.ts';

/** Rows a grid asks for at once. */
export const PAGE_ROWS = 100;

/** Reads one page of a keyset list from `cursor` (null: its top); `next` is null on its last page. */
export type ReadPage<Row> = (
  cursor: string | null,
  limit: number,
) => Promise<{ rows: Row[]; next: string | null }>;

/** Feeds a grid page by page along the keyset; a page that fails is told and can be asked for again. */
export function keysetSource<Row>(
  readPage: ReadPage<Row>,
  onError: (error: unknown | null) => void,
): IDatasource {
  const book = new CursorBook(PAGE_ROWS);
  const readTo = async (wanted: number): Promise<Row[]> => {
    for (;;) {
      const { page, cursor } = book.nearest(wanted);
      const { rows, next } = await readPage(cursor, PAGE_ROWS);
      book.note(page, rows.length, next);
      if (page === wanted) return rows;
      if (next === null) return [];
    }
  };
  return {
    getRows({ startRow, successCallback, failCallback }: IGetRowsParams) {
      readTo(Math.floor(startRow / PAGE_ROWS)).then(
        (rows) => {
          onError(null);
          successCallback(rows, book.total);
        },
        (error) => {
          onError(error);
          failCallback();
        },
      );
    },
  };
}
