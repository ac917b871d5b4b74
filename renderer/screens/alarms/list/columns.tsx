import type { ColDef, ICellRendererParams } from 'ag-grid-community';
import type { TFunction } from 'i18next';
import type { AlarmRow } from '#shared/modules/alarms/index.ts';
import { dayTime } from '../../../ui/time-text.ts';
import { alarmState, valueAgainstLimit } from '../shared/alarm-state.ts';
import { StateMark } from '../shared/StateMark.tsx';
import { SeverityMark } from '../shared/severity.tsx';

interface Words {
  bilingual(name: { zh: string; en: string }): string;
  streetName(code: string | null): string;
}

function SeverityCell({ data }: ICellRendererParams<AlarmRow>) {
  return data ? <SeverityMark severity={data.severity} /> : <span className="ucc-alarm-wait">…</span>;
}

function StateCell({ data }: ICellRendererParams<AlarmRow>) {
  return data ? <StateMark state={alarmState(data)} /> : null;
}

/** Columns of the list, in the order a person at the desk reads them. */
export function alarmColumns(t: TFunction, words: Words): ColDef<AlarmRow>[] {
  const text = (colId: string, width: number, value: (row: AlarmRow) => string): ColDef<AlarmRow> => ({
    colId,
    initialWidth: width,
    headerName: t(`alarms:column.${colId}`),
    valueGetter: ({ data }) => data && value(data),
    tooltipValueGetter: ({ value: shown }) => shown,
  });
  const place = ({ streetCode, address }: AlarmRow) =>
    [words.streetName(streetCode), address].filter(Boolean).join(' · ');
  return [
    {
      colId: 'severity',
      headerName: t('alarms:column.severity'),
      initialWidth: 84,
      cellRenderer: SeverityCell,
      pinned: 'left',
    },
    text('rule', 150, (row) => words.bilingual(row.ruleName)),
    { ...text('device', 170, (row) => row.deviceName), initialFlex: 1, minWidth: 130 },
    { ...text('place', 200, place), initialFlex: 1, minWidth: 130 },
    text('value', 150, valueAgainstLimit),
    { colId: 'state', headerName: t('alarms:column.state'), initialWidth: 150, cellRenderer: StateCell },
    { ...text('count', 58, ({ count }) => String(count)), type: 'rightAligned' },
    text('firstAt', 104, ({ firstAt }) => dayTime(firstAt)),
    text('lastAt', 104, ({ lastAt }) => dayTime(lastAt)),
    text('ack', 84, ({ ackBy }) => ackBy ?? ''),
    text('case', 84, ({ caseId }) => (caseId ? t('alarms:hasCase') : '')),
  ];
}
