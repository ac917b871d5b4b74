import type { GridApi, GridState } from 'ag-grid-community';
import type { AgGridReactProps } from 'ag-grid-react';
import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Topic } from '#shared/station/contract.ts';
import { onChange } from '../bridge/index.ts';
import { COLUMN_DEFAULTS, gridLocale, gridTheme } from './grid.ts';
import { keysetSource, PAGE_ROWS, type ReadPage } from './keyset-source.ts';

/** Rows that change at once are asked for one by one up to this many; beyond it the list is offered anew. */
const REFRESH_AT_MOST = 20;

interface KeysetGridOptions<Row> {
  /** What rows of the list are, for hearing of their changes. */
  topic: Topic;
  /** Another function is another list: it is read from its top. */
  readPage: ReadPage<Row>;
  /** One row as it stands now. Must stay the same function. */
  readRow(id: string): Promise<Row>;
  /** Columns as the person left them, and how to keep them. */
  columns: readonly [GridState | null | undefined, (next: GridState) => void];
  onOpen(id: string): void;
}

interface KeysetGrid<Row> {
  api: RefObject<GridApi<Row> | null>;
  /** Why the last page could not be read. */
  error: unknown;
  /** Changes that wait until they are asked for. */
  waiting: number;
  /** Reads the list anew from its top. */
  load(): void;
  /** What every keyset grid has in common, for `AgGridReact`. */
  props: AgGridReactProps<Row>;
}

/**
 * A list read along its keyset whose order is frozen while someone looks at it: rows in sight are brought up to date
 * where they stand, and what is new waits until it is asked for.
 */
export function useKeysetGrid<Row extends { id: string }>(options: KeysetGridOptions<Row>): KeysetGrid<Row> {
  const { topic, readPage, readRow, onOpen } = options;
  const [columnState, keepColumns] = options.columns;
  const api = useRef<GridApi<Row> | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [waiting, setWaiting] = useState(0);
  const [round, setRound] = useState(0);
  // A new round makes a new source.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  const datasource = useMemo(() => keysetSource(readPage, setError), [readPage, round]);
  const load = useCallback(() => {
    setWaiting(0);
    setRound((n) => n + 1);
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list has no waiting changes
  useEffect(() => setWaiting(0), [readPage]);
  useEffect(
    () =>
      onChange(topic, (ids) => {
        if (!api.current) return;
        // An empty list has no order to disturb.
        if (api.current.getDisplayedRowCount() === 0) load();
        else setWaiting((n) => n + bringUpToDate(api.current as GridApi<Row>, ids, readRow));
      }),
    [topic, readRow, load],
  );
  return {
    api,
    error,
    waiting,
    load,
    props: {
      theme: gridTheme,
      ...(gridLocale() && { localeText: gridLocale() }),
      defaultColDef: COLUMN_DEFAULTS,
      rowModelType: 'infinite',
      datasource,
      cacheBlockSize: PAGE_ROWS,
      maxBlocksInCache: 20,
      maxConcurrentDatasourceRequests: 1,
      infiniteInitialRowCount: 1,
      rowHeight: 30,
      getRowId: ({ data }) => data.id,
      ...(columnState && { initialState: columnState }),
      onStateUpdated: ({ state, sources }) => {
        if (sources.some((part) => part.startsWith('column'))) keepColumns(onlyColumns(state));
      },
      onGridReady: (event) => {
        api.current = event.api;
      },
      onRowClicked: ({ data }) => data && onOpen(data.id),
      onCellFocused: ({ rowIndex }) => {
        const id = rowIndex === null ? undefined : api.current?.getDisplayedRowAtIndex(rowIndex)?.data?.id;
        if (id) onOpen(id);
      },
      tooltipShowDelay: 400,
      animateRows: false,
    },
  };
}

/** Asks for the changed rows in sight; returns how many changes are not shown by that. */
function bringUpToDate<Row>(
  grid: GridApi<Row>,
  ids: string[] | null,
  readRow: (id: string) => Promise<Row>,
): number {
  if (ids === null || ids.length > REFRESH_AT_MOST) return ids?.length ?? 1;
  let unseen = 0;
  for (const id of ids) {
    const node = grid.getRowNode(id);
    if (!node) unseen += 1;
    else
      void readRow(id).then(
        (row) => node.setData(row),
        () => {},
      );
  }
  return unseen;
}

/** Widths, order and visibility come back after a restart; where the list was scrolled to does not. */
function onlyColumns({ columnOrder, columnSizing, columnPinning, columnVisibility }: GridState): GridState {
  return {
    ...(columnOrder && { columnOrder }),
    ...(columnSizing && { columnSizing }),
    ...(columnPinning && { columnPinning }),
    ...(columnVisibility && { columnVisibility }),
    partialColumnState: true,
  };
}
