import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Button, Select, Table, type TableColumnsType } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  QUARANTINE_REASONS,
  type QuarantineEntry,
  type QuarantineReason,
} from '#shared/modules/devices/index.ts';
import { api, onChange } from '../../../bridge/index.ts';
import { Loading, Nothing, Refused } from '../../../ui/States.tsx';
import { fullTime } from '../../../ui/time-text.ts';
import { FrameView } from '../frame/FrameView.tsx';
import { bytesOf } from '../frame/frame-rows.ts';

const PAGE = 100;
const PREVIEW_BYTES = 48;
const NO_FIELDS: never[] = [];

/** Bytes that were set aside and why, newest first; opened, they are shown byte for byte. */
export function QuarantineTab() {
  const { t } = useTranslation('devices');
  const links = useQuery(api.devices.links.list.queryOptions());
  const [linkId, setLink] = useState<string | null>(null);
  const [reason, setReason] = useState<QuarantineReason | null>(null);
  const query = useInfiniteQuery(
    api.devices.quarantine.list.infiniteOptions({
      input: (cursor: string | null) => ({ linkId, reason, cursor, limit: PAGE }),
      initialPageParam: null,
      getNextPageParam: (page) => page.next ?? undefined,
    }),
  );
  const { refetch } = query;
  useEffect(() => onChange('links', () => void refetch()), [refetch]);
  if (query.isError && !query.data) return <Refused error={query.error} onRetry={() => void refetch()} />;
  const columns: TableColumnsType<QuarantineEntry> = [
    { title: t('quarantine.at'), width: 160, render: (_, { at }) => fullTime(at) },
    {
      title: t('quarantine.reason'),
      width: 190,
      render: (_, { reason: why }) => (
        <span title={t(`quarantine.hint.${why}`)}>{t(`quarantine.reasons.${why}`)}</span>
      ),
    },
    {
      title: t('unknown.link'),
      width: 160,
      ellipsis: true,
      render: (_, entry) => links.data?.find(({ id }) => id === entry.linkId)?.name ?? '',
    },
    { title: t('peer.address'), dataIndex: 'peer', width: 170, ellipsis: true },
    { title: t('quarantine.bytes'), dataIndex: 'bytes', width: 80, align: 'right' },
    {
      title: t('quarantine.text'),
      ellipsis: true,
      render: (_, { hex }) => <code>{preview(hex)}</code>,
    },
  ];
  return (
    <section className="ucc-links" aria-label={t('tab.quarantine')}>
      <div className="ucc-links-bar">
        <Select
          allowClear
          value={linkId}
          style={{ width: 200 }}
          placeholder={t('unknown.link')}
          aria-label={t('unknown.link')}
          options={links.data?.map(({ id, name }) => ({ value: id, label: name })) ?? []}
          onChange={(next) => setLink(next ?? null)}
        />
        <Select
          allowClear
          value={reason}
          style={{ width: 220 }}
          placeholder={t('quarantine.reason')}
          aria-label={t('quarantine.reason')}
          options={QUARANTINE_REASONS.map((value) => ({ value, label: t(`quarantine.reasons.${value}`) }))}
          onChange={(next) => setReason(next ?? null)}
        />
        <Button onClick={() => void refetch()}>{t('common:refresh')}</Button>
      </div>
      {query.data ? (
        <Table
          size="small"
          rowKey="id"
          sticky
          pagination={false}
          columns={columns}
          dataSource={query.data.pages.flatMap(({ rows }) => rows)}
          expandable={{
            expandRowByClick: true,
            expandedRowRender: ({ hex, bytes, reason: why }) => (
              <>
                <p className="ucc-link-line">{t(`quarantine.hint.${why}`)}</p>
                <FrameView hex={hex} fields={NO_FIELDS} />
                {bytes > hex.length / 2 && (
                  <p className="ucc-link-line">{t('quarantine.cut', { kept: hex.length / 2, bytes })}</p>
                )}
              </>
            ),
          }}
          locale={{ emptyText: <Nothing text={t('quarantine.none')} /> }}
        />
      ) : (
        <Loading />
      )}
      {query.hasNextPage && (
        <Button type="link" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('quarantine.more')}
        </Button>
      )}
    </section>
  );
}

function preview(hex: string): string {
  const shown = bytesOf(hex.slice(0, 2 * PREVIEW_BYTES));
  return Array.from(shown, (byte) => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '·')).join(
    '',
  );
}
