import {
  ClientSideRowModelModule,
  type ColDef,
  type GridApi,
  ModuleRegistry,
  type RowClickedEvent,
} from 'ag-grid-community';
import { AgGridReact } from 'ag-grid-react';
import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { RuleKind } from '#shared/modules/territory/index.ts';
import { COLUMN_DEFAULTS, gridLocale, gridTheme } from '../../../../ui/grid.ts';
import { Nothing } from '../../../../ui/States.tsx';
import { ROW_FIELDS } from './fields.ts';
import { problemOf, type RowProblems } from './row-problems.ts';
import type { ShownRow } from './shown-rows.ts';

ModuleRegistry.registerModules([ClientSideRowModelModule]);

interface RowGridProps {
  kind: RuleKind;
  rows: ShownRow[];
  problems: ReadonlyMap<number, RowProblems>;
  chosen: number | null;
  onChoose(index: number): void;
}

/** Every row of a rule set; a row with a problem, a new and a changed one are marked by sign and colour. */
export function RowGrid({ kind, rows, problems, chosen, onChoose }: RowGridProps) {
  const { t, i18n } = useTranslation('rules');
  const grid = useRef<GridApi<ShownRow> | null>(null);
  const columns = useMemo(() => columnsOf(kind, problems, t), [kind, problems, t]);
  useEffect(() => {
    grid.current?.redrawRows();
    if (chosen !== null)
      grid.current?.ensureNodeVisible((node: { data?: ShownRow }) => node.data?.index === chosen);
  }, [chosen]);
  return (
    <div className="ucc-rule-grid" data-testid="rule-grid">
      <AgGridReact<ShownRow>
        key={i18n.language}
        theme={gridTheme}
        localeText={gridLocale()}
        rowData={rows}
        columnDefs={columns}
        defaultColDef={COLUMN_DEFAULTS}
        getRowId={({ data }) => String(data.index)}
        rowClassRules={{ 'ucc-row-chosen': ({ data }) => data?.index === chosen }}
        onGridReady={({ api }) => {
          grid.current = api;
        }}
        onRowClicked={({ data }: RowClickedEvent<ShownRow>) => data && onChoose(data.index)}
        onCellKeyDown={({ event, data }) => {
          if (event instanceof KeyboardEvent && event.key === 'Enter' && data) onChoose(data.index);
        }}
        noRowsOverlayComponent={() => <Nothing text={t('row.none')} />}
        tooltipShowDelay={400}
        suppressDragLeaveHidesColumns
      />
    </div>
  );
}

type Translate = (key: string) => string;

function columnsOf(
  kind: RuleKind,
  problems: ReadonlyMap<number, RowProblems>,
  t: Translate,
): ColDef<ShownRow>[] {
  const mark: ColDef<ShownRow> = {
    headerName: '',
    colId: 'mark',
    initialWidth: 74,
    pinned: 'left',
    valueGetter: ({ data }) => {
      if (!data) return '';
      if (problems.has(data.index)) return t('row.wrong');
      return data.mark ? t(`row.${data.mark}`) : '';
    },
    cellClass: ({ data }) =>
      data && problems.has(data.index) ? 'ucc-cell-wrong' : data?.mark ? 'ucc-cell-marked' : '',
  };
  const fields = ROW_FIELDS[kind].flatMap((field): ColDef<ShownRow>[] =>
    field.width === undefined
      ? []
      : [
          {
            colId: field.name,
            headerName: t(`field.${field.name}`),
            initialWidth: field.width,
            valueGetter: ({ data }) => data?.cells[field.name],
            tooltipValueGetter: ({ data }) => data?.cells[field.name],
            cellClass: ({ data }) =>
              data && problemOf(problems.get(data.index), field) ? 'ucc-cell-wrong' : '',
          },
        ],
  );
  return [mark, ...fields];
}
