import type { GridApi, GridState } from 'ag-grid-community';
import { AgGridReact } from 'ag-grid-react';
import { Button } from 'antd';
import { type RefObject, useCallback, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseRow } from '#shared/modules/cases/index.ts';
import { useShortcut } from '../../../app/command/keymap.ts';
import { usePreference } from '../../../app/preference.ts';
import { useNames } from '../../../app/reference.tsx';
import { client } from '../../../bridge/index.ts';
import { Nothing, Refused } from '../../../ui/States.tsx';
import { useKeysetGrid } from '../../../ui/use-keyset-grid.ts';
import { useMarkColumn } from '../../dispatch/batch/use-mark-column.ts';
import { useClaimLookup } from '../../dispatch/claim/use-claim-lookup.ts';
import type { Queue } from './arrangement.ts';
import { LIGHT_COLUMNS, queueColumns } from './columns.ts';
import { fullPages, type Search } from './read-full-page.ts';

interface QueueGridProps {
  queue: Queue;
  selected: string | null;
  onSelect(id: string): void;
  /** Enter on a row: the person wants to work in the panel. */
  onEnter(): void;
  /** Receives how to come back to the row of the open case. */
  focusRef: RefObject<(() => void) | null>;
}

/** Lights are drawn anew this often; the engine is not asked. */
const LIGHT_PERIOD_MS = 15_000;
const readRow = (id: string): Promise<CaseRow> => client.cases.get({ id });

/** The queue: its order is frozen while someone looks at it. */
export function QueueGrid({
  queue: { view, conditions, sort },
  selected,
  onSelect,
  onEnter,
  focusRef,
}: QueueGridProps) {
  const { t, i18n } = useTranslation();
  const names = useNames();
  const arranged = usePreference<GridState | null>('grid.queue', null);
  const claims = useClaimLookup();
  const words = conditions.find((one) => one.field === 'text' && one.op === 'has');
  const marked = words?.field === 'text' ? words.words : '';
  const [patience, setPatience] = useState(1);
  const [search, setSearch] = useState<Search | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another question is met with patience anew
  useEffect(() => {
    setPatience(1);
    setSearch(null);
  }, [view, conditions, sort]);
  const readPage = useMemo(
    () =>
      fullPages(
        (cursor, limit) => client.cases.list({ view, conditions, sort, cursor, limit }),
        patience,
        setSearch,
      ),
    [view, conditions, sort, patience],
  );
  const {
    api: grid,
    error,
    waiting,
    load,
    props,
  } = useKeysetGrid<CaseRow>({ topic: 'cases', readPage, readRow, columns: arranged, onOpen: onSelect });
  const marking = useMarkColumn(grid);
  const columns = useMemo(
    () => [marking.column, ...queueColumns(t, names, claims.wordsOf, view, marked)],
    [t, names, claims, marking, view, marked],
  );
  useEffect(() => {
    const timer = setInterval(
      () => grid.current?.refreshCells({ columns: LIGHT_COLUMNS, force: true }),
      LIGHT_PERIOD_MS,
    );
    return () => clearInterval(timer);
  }, [grid]);
  useEffect(
    () => claims.onChange(() => grid.current?.refreshCells({ columns: ['claim'], force: true })),
    [claims, grid],
  );
  useShortcut({ id: 'queueLoad', group: 'queue', keys: 'r' }, load);
  const focusRow = useCallback(() => focusQueue(grid.current), [grid]);
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
  }, [selected, grid]);

  if (arranged[0] === undefined) return null;
  return (
    <div className="ucc-grid" data-testid="queue">
      {error !== null && <Refused error={error} onRetry={load} />}
      <AgGridReact<CaseRow>
        key={i18n.language}
        {...props}
        columnDefs={columns}
        rowSelection={{ mode: 'singleRow', checkboxes: false, enableClickSelection: true }}
        onCellKeyDown={({ event, api }) => {
          if (!(event instanceof KeyboardEvent) || marking.onKey(event, api)) return;
          if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return;
          event.preventDefault();
          onEnter();
        }}
        // Tab leaves the grid; cells are for arrows.
        tabToNextCell={() => false}
        noRowsOverlayComponent={conditions.length > 0 ? NoMatch : EmptyQueue}
      />
      {search?.cut && (
        <div className="ucc-search-cut" role="status" data-testid="search-cut">
          {t('find:looked', { looked: search.looked, found: search.found })} · {t('find:narrow')}
          <Button size="small" onClick={() => setPatience((n) => n + 1)}>
            {t('find:goOn')}
          </Button>
        </div>
      )}
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

function NoMatch() {
  const { t } = useTranslation('find');
  return <Nothing text={t('noMatch')} />;
}

function EmptyQueue() {
  const { t } = useTranslation('cases');
  return <Nothing text={t('emptyQueue')} />;
}
