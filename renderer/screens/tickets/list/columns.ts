import type { ColDef } from 'ag-grid-community';
import type { TFunction } from 'i18next';
import type { TicketRow } from '#shared/modules/tickets/index.ts';
import { dayTime } from '../../../ui/time-text.ts';
import { LightCell, type LightCellParams } from '../../cases/desk/light-cell.ts';

interface Words {
  streetName(code: string | null): string;
  unitName(id: string | null): string;
  channelName(id: string): string;
  urgeName(id: string): string;
}

/** Columns whose cells tell time: what they show changes without the engine. */
export const LIGHT_COLUMNS = ['light', 'overall'];

/** Columns of the list, in the order in which the desk reads them. */
export function ticketColumns(t: TFunction, words: Words): ColDef<TicketRow>[] {
  const text = (colId: string, width: number, value: (row: TicketRow) => string): ColDef<TicketRow> => ({
    colId,
    initialWidth: width,
    headerName: t(`tickets:column.${colId}`),
    valueGetter: ({ data }) => data && value(data),
    tooltipValueGetter: ({ value: shown }) => shown,
  });
  const light = (colId: 'light' | 'overall', of: LightCellParams['of']): ColDef<TicketRow> => ({
    colId,
    headerName: t(`tickets:column.${colId}`),
    initialWidth: 118,
    cellRenderer: LightCell,
    cellRendererParams: { t, of } satisfies LightCellParams,
  });
  return [
    { ...light('light', 'nearest'), pinned: 'left' },
    text('number', 166, (row) => row.number),
    text('kind', 84, (row) => t(`tickets:kind.${row.kind}`)),
    { ...text('text', 260, (row) => row.text), initialFlex: 1, minWidth: 260 },
    text('address', 150, (row) => row.address),
    text('street', 88, (row) => words.streetName(row.streetCode)),
    text('stage', 92, (row) => t(`tickets:stage.${row.stage}`)),
    text('flags', 150, (row) => flagsOf(t, words, row)),
    text('unit', 130, (row) => words.unitName(row.unitId)),
    text('channel', 96, (row) => words.channelName(row.channel)),
    light('overall', 'overall'),
    text('satisfaction', 84, (row) =>
      row.satisfaction ? t(`tickets:satisfaction.${row.satisfaction}`) : '',
    ),
    text('received', 104, (row) => dayTime(row.receivedAt)),
  ];
}

/** What a person should not overlook: urgency, repeated calls, 并单, 重办, cases, 催办. */
export function flagsOf(t: TFunction, words: Pick<Words, 'urgeName'>, row: TicketRow): string {
  const flags = [
    row.urgency !== 'normal' && t(`tickets:urgency.${row.urgency}`),
    row.confidential && t('tickets:flag.confidential'),
    row.earlierCalls > 0 && t('tickets:flag.repeated', { count: row.earlierCalls + 1 }),
    row.joinedCount > 0 && t('tickets:flag.joined', { count: row.joinedCount }),
    row.redoCount > 0 && t('tickets:flag.redone'),
    row.caseCount > 0 && t('tickets:flag.cases', { count: row.caseCount }),
    row.urge !== null && words.urgeName(row.urge),
  ];
  return flags.filter(Boolean).join(' ');
}
