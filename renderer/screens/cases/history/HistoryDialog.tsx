import { useQuery } from '@tanstack/react-query';
import { Modal, Segmented, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail, CaseRow } from '#shared/modules/cases/index.ts';
import { useNames } from '../../../app/reference.tsx';
import { api } from '../../../bridge/index.ts';
import { Loading, Nothing, Refused } from '../../../ui/States.tsx';
import { localDate } from '../../../ui/time-text.ts';
import './history.css';

const RADII = [50, 100, 200, 500, 1000];
const DAYS = [90, 365, 1095];
const SIMILAR_DAYS = 90;

interface Line {
  row: CaseRow;
  distanceM: number;
  reporter: string | null;
}

/** What happened around a case, and what is like it: who reported, who answered, when, how far away. */
export function HistoryDialog({
  caseId,
  onOpen,
  onClose,
}: {
  caseId: string;
  onOpen(id: string): void;
  onClose(): void;
}) {
  const { t } = useTranslation('find');
  const detail = useQuery(api.cases.get.queryOptions({ input: { id: caseId } }));
  const [similar, setSimilar] = useState(false);
  return (
    <Modal open width={1040} title={t('history.title')} footer={null} onCancel={onClose}>
      <Segmented
        value={similar}
        aria-label={t('history.which')}
        options={[
          { value: false, label: t('history.place') },
          { value: true, label: t('history.similar') },
        ]}
        onChange={setSimilar}
      />
      {detail.isError && <Refused error={detail.error} onRetry={() => void detail.refetch()} />}
      {detail.data?.location === null && <Nothing text={t('history.noPoint')} />}
      {detail.data?.location &&
        (similar ? (
          <Similar detail={detail.data} onOpen={onOpen} />
        ) : (
          <Around detail={detail.data} onOpen={onOpen} />
        ))}
    </Modal>
  );
}

function Around({ detail, onOpen }: { detail: CaseDetail; onOpen(id: string): void }) {
  const { t } = useTranslation('find');
  const [radiusM, setRadius] = useState(100);
  const [days, setDays] = useState(365);
  const { lng, lat } = detail.location ?? { lng: 0, lat: 0 };
  const query = useQuery(api.cases.placeHistory.queryOptions({ input: { lng, lat, radiusM, days } }));
  return (
    <>
      <div className="ucc-history-bar">
        <Select
          value={radiusM}
          aria-label={t('history.radius')}
          options={RADII.map((value) => ({ value, label: t('history.metres', { count: value }) }))}
          onChange={setRadius}
        />
        <Select
          value={days}
          aria-label={t('history.back')}
          options={DAYS.map((value) => ({ value, label: t('history.days', { count: value }) }))}
          onChange={setDays}
        />
        {query.data && (
          <span role="status">
            {t('history.found', { count: query.data.found, shown: query.data.entries.length })}
            {query.data.more && ` · ${t('history.more')}`}
          </span>
        )}
      </div>
      <Lines query={query} lines={query.data?.entries} here={detail.id} onOpen={onOpen} />
    </>
  );
}

function Similar({ detail, onOpen }: { detail: CaseDetail; onOpen(id: string): void }) {
  const { lng, lat } = detail.location ?? { lng: 0, lat: 0 };
  const query = useQuery(
    api.cases.similar.queryOptions({
      input: {
        lng,
        lat,
        radiusM: 500,
        classKey: detail.classKey,
        days: SIMILAR_DAYS,
        text: detail.description.slice(0, 2000),
        limit: 20,
      },
    }),
  );
  const lines = query.data?.map(({ row, distanceM }) => ({ row, distanceM, reporter: null }));
  return <Lines query={query} lines={lines} here={detail.id} onOpen={onOpen} />;
}

interface LinesProps {
  query: { error: unknown; refetch(): unknown };
  lines: readonly Line[] | undefined;
  here: string;
  onOpen(id: string): void;
}

function Lines({ query, lines, here, onOpen }: LinesProps) {
  const { t } = useTranslation('find');
  const names = useNames();
  if (query.error) return <Refused error={query.error} onRetry={() => void query.refetch()} />;
  if (!lines) return <Loading />;
  const others = lines.filter(({ row }) => row.id !== here);
  if (others.length === 0) return <Nothing text={t('history.nothing')} />;
  return (
    <div className="ucc-history">
      <table data-testid="history">
        <thead>
          <tr>
            {(['when', 'distance', 'class', 'text', 'reporter', 'unit', 'stage'] as const).map((column) => (
              <th key={column} scope="col">
                {t(`history.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {others.map(({ row, distanceM, reporter }) => (
            <tr key={row.id}>
              <td>{localDate(row.registeredAt)}</td>
              <td>{t('history.metres', { count: Math.round(distanceM) })}</td>
              <td>{names.className(row.classKey)}</td>
              <td>
                <button type="button" onClick={() => onOpen(row.id)} title={row.number}>
                  {row.description}
                </button>
              </td>
              <td>{[names.sourceName(row.sourceCode), reporter].filter(Boolean).join(' ')}</td>
              <td>{names.unitName(row.unitId)}</td>
              <td>
                {t(`cases:stage.${row.stage}`)} {row.closedAt !== null && localDate(row.closedAt)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
