import type { ColDef, ICellRendererParams } from 'ag-grid-community';
import type { TFunction } from 'i18next';
import type { CaseRow } from '#shared/modules/cases/index.ts';
import { useNow } from '../../../ui/now.ts';
import { dayTime } from '../../../ui/time-text.ts';
import { clockLight, nearestClock } from '../shared/clock-light.ts';
import { StatusLight } from '../shared/StatusLight.tsx';

interface Words {
  className(key: string): string;
  streetName(code: string | null): string;
  unitName(id: string | null): string;
  sourceName(code: string): string;
}

/** Lights are drawn anew this often; the engine is not asked. */
const LIGHT_PERIOD_MS = 15_000;

function LightCell({ data }: ICellRendererParams<CaseRow>) {
  const now = useNow(LIGHT_PERIOD_MS);
  return data ? (
    <StatusLight light={clockLight(nearestClock(data.clocks), now)} />
  ) : (
    <span className="ucc-wait">…</span>
  );
}

function OverallCell({ data }: ICellRendererParams<CaseRow>) {
  const now = useNow(LIGHT_PERIOD_MS);
  return data ? <StatusLight light={clockLight(data.clocks.overall, now)} /> : null;
}

/** Columns of the queue, in the order a dispatcher reads them. */
export function queueColumns(t: TFunction, words: Words): ColDef<CaseRow>[] {
  const text = (colId: string, width: number, value: (row: CaseRow) => string): ColDef<CaseRow> => ({
    colId,
    initialWidth: width,
    headerName: t(`cases:column.${colId}`),
    valueGetter: ({ data }) => data && value(data),
    tooltipValueGetter: ({ value: shown }) => shown,
  });
  return [
    {
      colId: 'light',
      headerName: t('cases:column.light'),
      initialWidth: 118,
      cellRenderer: LightCell,
      pinned: 'left',
    },
    text('number', 160, (row) => row.number),
    text('class', 116, (row) => words.className(row.classKey)),
    { ...text('description', 260, (row) => row.description), initialFlex: 1, minWidth: 200 },
    { ...text('address', 150, (row) => row.address) },
    text('street', 88, (row) => words.streetName(row.streetCode)),
    text('stage', 84, (row) => t(`cases:stage.${row.stage}`)),
    text('unit', 130, (row) => words.unitName(row.unitId)),
    text('source', 96, (row) => words.sourceName(row.sourceCode)),
    { colId: 'overall', headerName: t('cases:column.overall'), initialWidth: 118, cellRenderer: OverallCell },
    text('flags', 90, (row) => flagsOf(t, row)),
    text('registered', 104, (row) => dayTime(row.registeredAt)),
  ];
}

function flagsOf(t: TFunction, row: CaseRow): string {
  const flags = [
    row.urgency !== 'normal' && t(`cases:urgency.${row.urgency}`),
    row.supervision === 'open' && t('cases:flag.supervised'),
    row.urgedCount > 0 && t('cases:flag.urged', { count: row.urgedCount }),
    row.reworkCount > 0 && t('cases:flag.rework', { count: row.reworkCount }),
    row.extendedCount > 0 && t('cases:flag.extended', { count: row.extendedCount }),
  ];
  return flags.filter(Boolean).join(' ');
}
