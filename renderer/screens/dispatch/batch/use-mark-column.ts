import type { ColDef, GridApi } from 'ag-grid-community';
import { type RefObject, useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseRow } from '#shared/modules/cases/index.ts';
import { useShortcut } from '../../../app/command/keymap.ts';
import { isMarked, MAX_MARKED, markAll, toggleMark, useMarked } from './marked.ts';

const COLUMN = 'mark';

interface Marking {
  column: ColDef<CaseRow>;
  /** Answers Space (mark and go on) and Ctrl+A (mark what is loaded); false for any other key. */
  onKey(event: KeyboardEvent, grid: GridApi<CaseRow>): boolean;
}

/** Marks for the queue: a column of boxes, beside the selection that says which case is open. */
export function useMarkColumn(grid: RefObject<GridApi<CaseRow> | null>): Marking {
  const { t } = useTranslation('dispatch');
  useEffect(
    () => useMarked.subscribe(() => grid.current?.refreshCells({ columns: [COLUMN], force: true })),
    [grid],
  );
  useShortcut({ id: 'queueMark', group: 'queue', keys: 'space' }, 'local');
  useShortcut({ id: 'queueMarkAll', group: 'queue', keys: 'ctrl+a' }, 'local');
  return useMemo(
    () => ({
      column: {
        colId: COLUMN,
        headerName: '☐',
        headerTooltip: t('batch.column'),
        initialWidth: 34,
        pinned: 'left',
        resizable: false,
        cellClass: 'ucc-mark-cell',
        valueGetter: ({ data }) => (data ? (isMarked(data.id) ? '☑' : '☐') : ''),
        onCellClicked: ({ data, event }) => {
          event?.stopPropagation();
          if (data) toggleMark(data);
        },
      },
      onKey(event, api) {
        if (event.isComposing) return false;
        if (event.key === ' ') markHere(api);
        else if (event.key.toLowerCase() === 'a' && (event.ctrlKey || event.metaKey)) markLoaded(api);
        else return false;
        event.preventDefault();
        return true;
      },
    }),
    [t],
  );
}

/** Marks the focused row and goes on to the next one. */
function markHere(api: GridApi<CaseRow>): void {
  const cell = api.getFocusedCell();
  const row = cell && api.getDisplayedRowAtIndex(cell.rowIndex)?.data;
  if (!cell || !row) return;
  toggleMark(row);
  if (cell.rowIndex + 1 >= api.getDisplayedRowCount()) return;
  api.ensureIndexVisible(cell.rowIndex + 1);
  api.setFocusedCell(cell.rowIndex + 1, cell.column);
}

function markLoaded(api: GridApi<CaseRow>): void {
  const rows: CaseRow[] = [];
  api.forEachNode(({ data }) => {
    if (data && rows.length < MAX_MARKED) rows.push(data);
  });
  markAll(rows);
}
