import type { GridState, RowSelectionOptions, SelectionColumnDef } from 'ag-grid-community';
import { AgGridReact } from 'ag-grid-react';
import { Button } from 'antd';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AlarmRow } from '#shared/modules/alarms/index.ts';
import { usePreference } from '../../../app/preference.ts';
import { useNames } from '../../../app/reference.tsx';
import { useSession } from '../../../app/session.tsx';
import { client } from '../../../bridge/index.ts';
import { Nothing, Refused } from '../../../ui/States.tsx';
import { useBilingual } from '../../../ui/use-bilingual.ts';
import { useKeysetGrid } from '../../../ui/use-keyset-grid.ts';
import { useAcknowledge } from '../shared/use-acknowledge.ts';
import { useAlarmView } from './alarm-view.ts';
import { alarmColumns } from './columns.tsx';

interface AlarmGridProps {
  selected: string | null;
  onSelect(alarmId: string): void;
}

const SELECTION: RowSelectionOptions = { mode: 'multiRow', checkboxes: true, headerCheckbox: false };
const SELECTION_COLUMN: SelectionColumnDef = { width: 34, pinned: 'left' };
const readRow = (alarmId: string): Promise<AlarmRow> =>
  client.alarms.get({ alarmId }).then(({ alarm }) => alarm);

/** The list. Rows in sight are brought up to date where they stand; what is new waits behind a button. */
export function AlarmGrid({ selected, onSelect }: AlarmGridProps) {
  const { t, i18n } = useTranslation();
  const names = useNames();
  const bilingual = useBilingual();
  const { may } = useSession();
  const { view, filters, order } = useAlarmView();
  const acknowledge = useAcknowledge();
  const [marked, setMarked] = useState<AlarmRow[]>([]);
  const arranged = usePreference<GridState | null>('grid.alarms', null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the words change with the language only
  const columns = useMemo(
    () => alarmColumns(t, { bilingual, streetName: names.streetName }),
    [t, names, i18n.language],
  );
  const readPage = useCallback(
    (cursor: string | null, limit: number) => client.alarms.list({ view, order, ...filters, cursor, limit }),
    [view, order, filters],
  );
  const {
    api: grid,
    error,
    waiting,
    load,
    props,
  } = useKeysetGrid<AlarmRow>({ topic: 'alarms', readPage, readRow, columns: arranged, onOpen: onSelect });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list has no marks
  useEffect(() => grid.current?.deselectAll(), [readPage]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the class of rows depends on what is selected
  useEffect(() => grid.current?.redrawRows(), [selected]);

  if (arranged[0] === undefined) return null;
  const waitingToAcknowledge = marked.filter((row) => !row.state.acknowledged);
  return (
    <div className="ucc-alarm-grid" data-testid="alarm-grid">
      {error !== null && <Refused error={error} onRetry={load} />}
      <AgGridReact<AlarmRow>
        key={i18n.language}
        {...props}
        columnDefs={columns}
        rowSelection={SELECTION}
        selectionColumnDef={SELECTION_COLUMN}
        rowClassRules={{ 'ucc-alarm-row-open': ({ data }) => data?.id === selected }}
        onSelectionChanged={({ api }) => setMarked(api.getSelectedRows())}
        noRowsOverlayComponent={EmptyList}
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

function EmptyList() {
  const { t } = useTranslation('alarms');
  return <Nothing text={t('emptyList')} />;
}
