import type {
  GridApi,
  GridState,
  RowClickedEvent,
  RowSelectionOptions,
  SelectionChangedEvent,
  SelectionColumnDef,
  StateUpdatedEvent,
} from 'ag-grid-community';
import { AgGridReact } from 'ag-grid-react';
import { Button } from 'antd';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AlarmRow } from '#shared/modules/alarms/index.ts';
import { usePreference } from '../../../app/preference.ts';
import { useNames } from '../../../app/reference.tsx';
import { useSession } from '../../../app/session.tsx';
import { client, onChange } from '../../../bridge/index.ts';
import { COLUMN_DEFAULTS, gridLocale, gridTheme } from '../../../ui/grid.ts';
import { Nothing, Refused } from '../../../ui/States.tsx';
import { useAcknowledge } from '../shared/use-acknowledge.ts';
import { useBilingual } from '../shared/use-bilingual.ts';
import { alarmSource, PAGE } from './alarm-source.ts';
import { useAlarmView } from './alarm-view.ts';
import { alarmColumns } from './columns.tsx';

interface AlarmGridProps {
  selected: string | null;
  onSelect(alarmId: string): void;
}

const SELECTION: RowSelectionOptions = { mode: 'multiRow', checkboxes: true, headerCheckbox: false };
const SELECTION_COLUMN: SelectionColumnDef = { width: 34, pinned: 'left' };
/** Rows that change at once are asked for one by one up to this many; beyond it the list is offered anew. */
const REFRESH_AT_MOST = 20;

/** The list. Rows in sight are brought up to date where they stand; what is new waits behind a button. */
export function AlarmGrid({ selected, onSelect }: AlarmGridProps) {
  const { t, i18n } = useTranslation();
  const names = useNames();
  const bilingual = useBilingual();
  const { may } = useSession();
  const { view, filters, order } = useAlarmView();
  const acknowledge = useAcknowledge();
  const grid = useRef<GridApi<AlarmRow> | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [waiting, setWaiting] = useState(0);
  const [round, setRound] = useState(0);
  const [marked, setMarked] = useState<AlarmRow[]>([]);
  const [state, keepState] = usePreference<GridState | null>('grid.alarms', null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the words change with the language only
  const columns = useMemo(
    () => alarmColumns(t, { bilingual, streetName: names.streetName }),
    [t, names, i18n.language],
  );
  // A new round makes a new source: the list is read anew from its top.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  const source = useMemo(
    () => alarmSource({ view, order, ...filters }, setError),
    [view, order, filters, round],
  );
  const load = useCallback(() => {
    setWaiting(0);
    setRound((n) => n + 1);
  }, []);

  useEffect(() => onChange('alarms', (ids) => bringUpToDate(grid.current, ids, setWaiting, load)), [load]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list has no waiting changes and no marks
  useEffect(() => {
    setWaiting(0);
    grid.current?.deselectAll();
  }, [view, order, filters]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the class of rows depends on what is selected
  useEffect(() => grid.current?.redrawRows(), [selected]);

  if (state === undefined) return null;
  const waitingToAcknowledge = marked.filter((row) => !row.state.acknowledged);
  return (
    <div className="ucc-alarm-grid" data-testid="alarm-grid">
      {error !== null && <Refused error={error} onRetry={load} />}
      <AgGridReact<AlarmRow>
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
        rowSelection={SELECTION}
        selectionColumnDef={SELECTION_COLUMN}
        rowClassRules={{ 'ucc-alarm-row-open': ({ data }) => data?.id === selected }}
        initialState={state ?? undefined}
        onStateUpdated={({ state: next, sources }: StateUpdatedEvent<AlarmRow>) => {
          if (sources.some((part) => part.startsWith('column'))) keepState(onlyColumns(next));
        }}
        onGridReady={({ api }) => {
          grid.current = api;
        }}
        onRowClicked={({ data }: RowClickedEvent<AlarmRow>) => data && onSelect(data.id)}
        onCellFocused={({ rowIndex }) => {
          const id = rowIndex === null ? undefined : grid.current?.getDisplayedRowAtIndex(rowIndex)?.data?.id;
          if (id) onSelect(id);
        }}
        onSelectionChanged={({ api }: SelectionChangedEvent<AlarmRow>) => setMarked(api.getSelectedRows())}
        noRowsOverlayComponent={EmptyList}
        tooltipShowDelay={400}
        animateRows={false}
      />
      {waiting > 0 && (
        <Button className="ucc-alarm-new" size="small" onClick={load} data-testid="alarms-load-new">
          {t('alarms:newRows', { count: waiting })} ▲
        </Button>
      )}
      {marked.length > 0 && (
        <div className="ucc-alarm-bulk" role="toolbar" aria-label={t('alarms:actions')}>
          <span>{t('alarms:selected', { count: marked.length })}</span>
          {may('alarm.acknowledge') && (
            <Button
              type="primary"
              disabled={waitingToAcknowledge.length === 0}
              data-testid="acknowledge-selected"
              onClick={() => {
                void acknowledge(waitingToAcknowledge.map(({ id }) => id));
                grid.current?.deselectAll();
              }}
            >
              {t('alarms:acknowledgeSelected', { count: waitingToAcknowledge.length })}
            </Button>
          )}
          <Button onClick={() => grid.current?.deselectAll()}>{t('alarms:clearSelection')}</Button>
        </div>
      )}
    </div>
  );
}

function bringUpToDate(
  grid: GridApi<AlarmRow> | null,
  ids: string[] | null,
  setWaiting: (change: (n: number) => number) => void,
  load: () => void,
): void {
  if (!grid) return;
  // An empty list has no order to disturb.
  if (grid.getDisplayedRowCount() === 0) {
    load();
    return;
  }
  if (ids === null || ids.length > REFRESH_AT_MOST) {
    setWaiting((n) => n + (ids?.length ?? 1));
    return;
  }
  for (const alarmId of ids) {
    const node = grid.getRowNode(alarmId);
    if (!node) setWaiting((n) => n + 1);
    else
      void client.alarms.get({ alarmId }).then(
        ({ alarm }) => node.setData(alarm),
        () => {},
      );
  }
}

function EmptyList() {
  const { t } = useTranslation('alarms');
  return <Nothing text={t('emptyList')} />;
}

/** Widths and order come back after a restart; where the list was scrolled to does not. */
function onlyColumns({ columnOrder, columnSizing }: GridState): GridState {
  return {
    ...(columnOrder && { columnOrder }),
    ...(columnSizing && { columnSizing }),
    partialColumnState: true,
  };
}
