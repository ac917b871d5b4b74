import type { ColDef } from 'ag-grid-community';
import type { TFunction } from 'i18next';
import type { CaseRow, CaseView } from '#shared/modules/cases/index.ts';
import { dayTime } from '../../../ui/time-text.ts';
import { asksWords } from '../shared/asks-words.ts';
import { LightCell, type LightCellParams } from './light-cell.ts';
import { MarkedCell } from './marked-cell.ts';

interface Words {
  className(key: string): string;
  streetName(code: string | null): string;
  unitName(id: string | null): string;
  sourceName(code: string): string;
}

/** Columns whose cells tell time: what they show changes without the engine. */
export const LIGHT_COLUMNS = ['light', 'overall'];

/** Views of cases that ask for something. */
const ASKING: ReadonlySet<CaseView> = new Set(['approvals', 'suspended', 'reviewDue']);

/** Columns of the queue, in the order a dispatcher reads them. */
export function queueColumns(
  t: TFunction,
  words: Words,
  claimOf: (caseId: string) => string,
  view: CaseView,
  marked: string,
): ColDef<CaseRow>[] {
  const text = (colId: string, width: number, value: (row: CaseRow) => string): ColDef<CaseRow> => ({
    colId,
    initialWidth: width,
    headerName: t(`cases:column.${colId}`),
    valueGetter: ({ data }) => data && value(data),
    tooltipValueGetter: ({ value: shown }) => shown,
  });
  const found = marked === '' ? {} : { cellRenderer: MarkedCell, cellRendererParams: { words: marked } };
  return [
    {
      colId: 'light',
      headerName: t('cases:column.light'),
      initialWidth: 118,
      cellRenderer: LightCell,
      cellRendererParams: { t, of: 'nearest' } satisfies LightCellParams,
      pinned: 'left',
    },
    text('number', 160, (row) => row.number),
    text('claim', 96, (row) => claimOf(row.id)),
    text('class', 116, (row) => words.className(row.classKey)),
    { ...text('asks', 190, (row) => asksWords(t, row)), hide: !ASKING.has(view) },
    { ...text('description', 260, (row) => row.description), initialFlex: 1, minWidth: 200, ...found },
    { ...text('address', 150, (row) => row.address), ...found },
    text('street', 88, (row) => words.streetName(row.streetCode)),
    text('stage', 84, (row) => t(`cases:stage.${row.stage}`)),
    text('unit', 130, (row) => words.unitName(row.unitId)),
    text('source', 96, (row) => words.sourceName(row.sourceCode)),
    {
      colId: 'overall',
      headerName: t('cases:column.overall'),
      initialWidth: 118,
      cellRenderer: LightCell,
      cellRendererParams: { t, of: 'overall' } satisfies LightCellParams,
    },
    text('flags', 90, (row) => flagsOf(t, row)),
    text('registered', 104, (row) => dayTime(row.registeredAt)),
  ];
}

function flagsOf(t: TFunction, row: CaseRow): string {
  const flags = [
    row.urgency !== 'normal' && t(`cases:urgency.${row.urgency}`),
    row.supervision === 'open' && t('cases:flag.supervised'),
    ...row.marks.map((mark) => t(`cases:mark.${mark}`)),
    row.urgedCount > 0 && t('cases:flag.urged', { count: row.urgedCount }),
    row.reworkCount > 0 && t('cases:flag.rework', { count: row.reworkCount }),
    row.extendedCount > 0 && t('cases:flag.extended', { count: row.extendedCount }),
  ];
  return flags.filter(Boolean).join(' ');
}
