import type { GridState } from 'ag-grid-community';
import { AgGridReact } from 'ag-grid-react';
import { Button } from 'antd';
import { type RefObject, useCallback, useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { TicketFilters, TicketRow, TicketView } from '#shared/modules/tickets/index.ts';
import { useShortcut } from '../../../app/command/keymap.ts';
import { usePreference } from '../../../app/preference.ts';
import { useNames } from '../../../app/reference.tsx';
import { client } from '../../../bridge/index.ts';
import { Nothing, Refused } from '../../../ui/States.tsx';
import { useKeysetGrid } from '../../../ui/use-keyset-grid.ts';
import type { TicketWords } from '../shared/use-ticket-rules.ts';
import { LIGHT_COLUMNS, ticketColumns } from './columns.ts';

interface TicketGridProps {
  view: TicketView;
  filters: TicketFilters;
  /** What is looked for, in all tickets; '' for the view. */
  search: string;
  words: TicketWords;
  selected: string | null;
  onSelect(id: string): void;
  /** Enter on a row: the person wants to work in the panel. */
  onEnter(): void;
  /** Receives how to come back to the row of the open ticket. */
  focusRef: RefObject<(() => void) | null>;
}

/** Lights are drawn anew this often; the engine is not asked. */
const LIGHT_PERIOD_MS = 15_000;
const FOUND_AT_MOST = 50;
const readRow = (id: string): Promise<TicketRow> => client.tickets.get({ id });

/** The tickets of a view, soonest deadline first, or what a search found. */
export function TicketGrid({
  view,
  filters,
  search,
  words,
  selected,
  onSelect,
  onEnter,
  focusRef,
}: TicketGridProps) {
  const { t, i18n } = useTranslation();
  const names = useNames();
  const arranged = usePreference<GridState | null>('grid.tickets', null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the words change with the language only
  const columns = useMemo(() => ticketColumns(t, { ...names, ...words }), [t, names, i18n.language]);
  const readPage = useCallback(
    async (cursor: string | null, limit: number) => {
      if (search === '') return client.tickets.list({ view, filters, cursor, limit });
      const { hits } = await client.tickets.search({ text: search, limit: FOUND_AT_MOST });
      return { rows: hits.map(({ row }) => row), next: null };
    },
    [view, filters, search],
  );
  const {
    api: grid,
    error,
    waiting,
    load,
    props,
  } = useKeysetGrid<TicketRow>({ topic: 'tickets', readPage, readRow, columns: arranged, onOpen: onSelect });
  useEffect(() => {
    const timer = setInterval(
      () => grid.current?.refreshCells({ columns: LIGHT_COLUMNS, force: true }),
      LIGHT_PERIOD_MS,
    );
    return () => clearInterval(timer);
  }, [grid]);
  const focusRow = useCallback(() => {
    const api = grid.current;
    if (!api || api.getDisplayedRowCount() === 0) return;
    const row = api.getSelectedNodes()[0]?.rowIndex ?? api.getFirstDisplayedRowIndex();
    api.ensureIndexVisible(row);
    api.setFocusedCell(row, 'number');
  }, [grid]);
  useShortcut({ id: 'ticketLoad', group: 'tickets', keys: 'r' }, load);
  useShortcut({ id: 'ticketMove', group: 'tickets', keys: 'arrowup arrowdown' }, () =>
    // Elsewhere arrows belong to what has the focus; in the grid they are the grid's own.
    document.activeElement === document.body ? focusRow() : false,
  );
  useShortcut({ id: 'ticketEnter', group: 'tickets', keys: 'enter' }, 'local');
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
    <div className="ucc-grid" data-testid="ticket-grid">
      {error !== null && <Refused error={error} onRetry={load} />}
      <AgGridReact<TicketRow>
        key={i18n.language}
        {...props}
        columnDefs={columns}
        rowSelection={{ mode: 'singleRow', checkboxes: false, enableClickSelection: true }}
        onCellKeyDown={({ event }) => {
          if (!(event instanceof KeyboardEvent) || event.key !== 'Enter' || event.ctrlKey || event.metaKey)
            return;
          event.preventDefault();
          onEnter();
        }}
        // Tab leaves the grid; cells are for arrows.
        tabToNextCell={() => false}
        noRowsOverlayComponent={EmptyList}
      />
      {waiting > 0 && (
        <Button className="ucc-new-rows" size="small" onClick={load} data-testid="tickets-load-new">
          {t('tickets:newRows', { count: waiting })} ▲ <kbd>R</kbd>
        </Button>
      )}
    </div>
  );
}

function EmptyList() {
  const { t } = useTranslation('tickets');
  return <Nothing text={t('emptyList')} />;
}
