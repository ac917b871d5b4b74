import type { IDatasource, IGetRowsParams } from 'ag-grid-community';
import type { CaseFilters, CaseRow, CaseSort, CaseView } from '#shared/modules/cases/index.ts';
import { client } from '../../../bridge/index.ts';
import { CursorBook } from '../../../ui/cursor-book.ts';

export const PAGE = 100;

export interface QueueQuestion {
  view: CaseView;
  filters: CaseFilters;
  sort: CaseSort;
}

/** Feeds the grid page by page along the keyset; a page that fails is told and can be asked for again. */
export function queueSource(question: QueueQuestion, onError: (error: unknown | null) => void): IDatasource {
  const book = new CursorBook(PAGE);
  const readTo = async (wanted: number): Promise<CaseRow[]> => {
    for (;;) {
      const { page, cursor } = book.nearest(wanted);
      const { rows, next } = await client.cases.list({ ...question, cursor, limit: PAGE });
      book.note(page, rows.length, next);
      if (page === wanted) return rows;
      if (next === null) return [];
    }
  };
  return {
    getRows({ startRow, successCallback, failCallback }: IGetRowsParams) {
      readTo(Math.floor(startRow / PAGE)).then(
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
