import type {
  GridApi,
  GridReadyEvent,
  GridState,
  RowClickedEvent,
  StateUpdatedEvent,
} from 'ag-grid-community';
import { AgGridReact } from 'ag-grid-react';
import { Button } from 'antd';
import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseRow, CaseView } from '#shared/modules/cases/index.ts';
import { useShortcut } from '../../../app/command/keymap.ts';
import { usePreference } from '../../../app/preference.ts';
import { useNames } from '../../../app/reference.tsx';
import { client, onChange } from '../../../bridge/index.ts';
import { COLUMN_DEFAULTS, gridLocale, gridTheme } from '../../../ui/grid.ts';
import { Nothing, Refused } from '../../../ui/States.tsx';
import { LIGHT_COLUMNS, queueColumns } from './columns.ts';
import type { DeskFilters } from './FilterBar.tsx';
import { PAGE, queueSource } from './queue-source.ts';

interface QueueGridProps {
  view: CaseView;
  filters: DeskFilters;
  selected: string | null;
  onSelect(id: string): void;
  /** Enter on a row: the person wants to work in the panel. */
  onEnter(): void;
  /** Receives how to come back to the row of the open case. */
  focusRef: RefObject<(() => void) | null>;
}

/** Lights are drawn anew this often; the engine is not asked. */
const LIGHT_PERIOD_MS = 15_000;
/** Rows that change at once are asked for one by one up to this many; beyond it the list is offered anew. */
const REFRESH_AT_MOST = 20;

/**
 * The queue. Its order is frozen while someone looks at it: rows in sight are brought up to date where they
 * stand, and what is new waits behind a button until it is asked for.
 */
export function QueueGrid({ view, filters, selected, onSelect, onEnter, focusRef }: QueueGridProps) {
  const { t, i18n } = useTranslation();
  const names = useNames();
  const grid = useRef<GridApi<CaseRow> | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [waiting, setWaiting] = useState(0);
  const [round, setRound] = useState(0);
  const [state, keepState] = usePreference<GridState | null>('grid.queue', null);
  const columns = useMemo(() => queueColumns(t, names), [t, names]);
  // A new round makes a new source: the list is read anew from its top.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  const source = useMemo(
    () => queueSource({ view, filters, sort: filters.sort ?? 'due' }, setError),
    [view, filters, round],
  );
  const load = useCallback(() => {
    setWaiting(0);
    setRound((n) => n + 1);
  }, []);

  useEffect(
    () =>
      onChange('cases', (ids) => {
        const api = grid.current;
        if (!api) return;
        if (ids === null || ids.length > REFRESH_AT_MOST) return setWaiting((n) => n + (ids?.length ?? 1));
        for (const id of ids) {
          const node = api.getRowNode(id);
          if (!node) setWaiting((n) => n + 1);
          else
            void client.cases.get({ id }).then(
              (row) => node.setData(row),
              () => {},
            );
        }
        // An empty queue has no order to disturb.
        if (api.getDisplayedRowCount() === 0) load();
      }),
    [load],
  );
  useEffect(() => {
    const timer = setInterval(
      () => grid.current?.refreshCells({ columns: LIGHT_COLUMNS, force: true }),
      LIGHT_PERIOD_MS,
    );
    return () => clearInterval(timer);
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list has no waiting changes
  useEffect(() => setWaiting(0), [view, filters]);
  useShortcut({ id: 'queueLoad', group: 'queue', keys: 'r' }, load);
  const focusRow = useCallback(() => focusQueue(grid.current), []);
  useShortcut({ id: 'queueMove', group: 'queue', keys: 'arrowup arrowdown' }, () =>
    // Elsewhere arrows belong to what has the focus; in the grid they are the grid's own.
    document.activeElement === document.body ? focusRow() : false,
  );
  useShortcut({ id: 'queueEnter', group: 'queue', keys: 'enter' }, 'local');
  useEffect(() => {
    focusRef.current = focusRow;
  }, [focusRef, focusRow]);
  useEffect(() => {
    const node = selected && grid.current?.getRowNode(selected);
    if (node) node.setSelected(true, true);
    else grid.current?.deselectAll();
  }, [selected]);

  if (state === undefined) return null;
  return (
    <div className="ucc-grid" data-testid="queue">
      {error !== null && <Refused error={error} onRetry={load} />}
      <AgGridReact<CaseRow>
        key={i18n.language}
        theme={gridTheme}
        localeText={gridLocale()}
        columnDefs={columns}
        defaultColDef={COLUMN_DEFAULTS}
        rowModelType="infinite"
        datasource={source}
        cacheBlockSize={PAGE}
        maxBlocksInCache={20}
        maxConcurrentDatasourceRequests={1}
        infiniteInitialRowCount={1}
        rowHeight={30}
        getRowId={({ data }) => data.id}
        rowSelection={{ mode: 'singleRow', checkboxes: false, enableClickSelection: true }}
        initialState={state ?? undefined}
        onStateUpdated={({ state: next, sources }: StateUpdatedEvent<CaseRow>) => {
          if (sources.some((part) => part.startsWith('column'))) keepState(onlyColumns(next));
        }}
        onGridReady={({ api }: GridReadyEvent<CaseRow>) => {
          grid.current = api;
        }}
        onRowClicked={({ data }: RowClickedEvent<CaseRow>) => data && onSelect(data.id)}
        onCellFocused={({ rowIndex }) => {
          const id = rowIndex === null ? undefined : grid.current?.getDisplayedRowAtIndex(rowIndex)?.data?.id;
          if (id) onSelect(id);
        }}
        onCellKeyDown={({ event }) => {
          if (!(event instanceof KeyboardEvent) || event.key !== 'Enter' || event.ctrlKey || event.metaKey)
            return;
          event.preventDefault();
          onEnter();
        }}
        // Tab leaves the grid; cells are for arrows.
        tabToNextCell={() => false}
        noRowsOverlayComponent={EmptyQueue}
        tooltipShowDelay={400}
        animateRows={false}
      />
      {waiting > 0 && (
        <Button className="ucc-new-rows" size="small" onClick={load} data-testid="load-new">
          {t('cases:newRows', { count: waiting })} ▲ <kbd>R</kbd>
        </Button>
      )}
    </div>
  );
}

/** Puts the focus on the row of the open case, or on the first one in sight. */
function focusQueue(api: GridApi<CaseRow> | null): void {
  if (!api || api.getDisplayedRowCount() === 0) return;
  const row = api.getSelectedNodes()[0]?.rowIndex ?? api.getFirstDisplayedRowIndex();
  api.ensureIndexVisible(row);
  api.setFocusedCell(row, 'number');
}

function EmptyQueue() {
  const { t } = useTranslation('cases');
  return <Nothing text={t('emptyQueue')} />;
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
