import { Button } from 'antd';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonStatus } from '#shared/modules/territory/index.ts';
import { useNav } from '../../../app/nav.ts';
import { useNames } from '../../../app/reference.tsx';
import { dayTime, minuteTime } from '../../../ui/time-text.ts';
import { type BoardGroup, type BoardLine, minutesSince } from './model.ts';
import { StatusChip } from './StatusChip.tsx';

interface BoardTableProps {
  groups: readonly BoardGroup[];
  units: readonly { unitId: string; open: number; overdue: number }[];
  statuses: readonly PersonStatus[];
  now: number;
  chosen: string | null;
  onChoose(personId: string): void;
}

export function BoardTable({ groups, units, statuses, now, chosen, onChoose }: BoardTableProps) {
  const { t } = useTranslation('dispatch');
  const names = useNames();
  const columns = ['person', 'status', 'since', 'heard', 'next', 'case', 'note'] as const;
  return (
    <table className="ucc-board-table">
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {t(`board.column.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {groups.map(({ unitId, lines }) => {
          const work = units.find((unit) => unit.unitId === unitId);
          return (
            <Fragment key={unitId}>
              <tr className="ucc-board-unit">
                <th colSpan={columns.length} scope="rowgroup">
                  {names.unitName(unitId)}
                  {work && <small>{t('board.work', { open: work.open, overdue: work.overdue })}</small>}
                </th>
              </tr>
              {lines.map((line) => (
                <Line
                  key={line.personId}
                  line={line}
                  status={statuses.find(({ id }) => id === line.statusId) ?? null}
                  now={now}
                  isChosen={line.personId === chosen}
                  onChoose={() => onChoose(line.personId)}
                />
              ))}
            </Fragment>
          );
        })}
      </tbody>
    </table>
  );
}

interface LineProps {
  line: BoardLine;
  status: PersonStatus | null;
  now: number;
  isChosen: boolean;
  onChoose(): void;
}

function Line({ line, status, now, isChosen, onChoose }: LineProps) {
  const { t } = useTranslation('dispatch');
  const { personId, personName, since, reportedAt, warnAt, silence, caseId, caseNumber, note } = line;
  return (
    <tr
      data-person={personId}
      data-chosen={isChosen}
      data-silence={silence}
      data-testid={`person-${personId}`}
      onClick={onChoose}
    >
      <th scope="row">
        <button type="button" aria-pressed={isChosen} onClick={onChoose}>
          {personName}
        </button>
      </th>
      <td>
        <StatusChip status={status} />
      </td>
      <td>{since !== null && dayTime(since)}</td>
      <td>
        {reportedAt !== null && t('board.minutesAgo', { count: minutesSince(reportedAt, now) })}
        {silence !== 'none' && (
          <strong className="ucc-silence" data-silence={silence}>
            <span aria-hidden="true">{silence === 'alarm' ? ' ▲ ' : ' ◆ '}</span>
            {t(`board.silence.${silence}`)}
          </strong>
        )}
      </td>
      <td>{warnAt !== null && minuteTime(warnAt)}</td>
      <td>
        {caseId && (
          <Button
            type="link"
            size="small"
            onClick={(event) => {
              event.stopPropagation();
              useNav.getState().go('desk', { caseId });
            }}
          >
            {caseNumber}
          </Button>
        )}
      </td>
      <td>{note}</td>
    </tr>
  );
}
