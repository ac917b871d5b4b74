import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Table, type TableColumnsType } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { IdentityRead } from '#shared/modules/devices/index.ts';
import { useSession } from '../../../app/session.tsx';
import { api, onChange } from '../../../bridge/index.ts';
import { Loading, Nothing, Refused } from '../../../ui/States.tsx';
import { fullTime } from '../../../ui/time-text.ts';
import { useDevices } from '../register/use-devices.ts';
import { CardModal } from './CardModal.tsx';

const PAGE = 100;

/** Chips and cards that readers recognised, newest first; a card is whole for whoever may see it, for a purpose. */
export function IdentitiesTab() {
  const { t } = useTranslation('devices');
  const { may } = useSession();
  const { devices } = useDevices('');
  const [revealing, reveal] = useState<IdentityRead | null>(null);
  const query = useInfiniteQuery(
    api.devices.identities.list.infiniteOptions({
      input: (cursor: string | null) => ({ cursor, limit: PAGE }),
      initialPageParam: null,
      getNextPageParam: (page) => page.next ?? undefined,
    }),
  );
  const { refetch } = query;
  useEffect(() => onChange('identities', () => void refetch()), [refetch]);
  if (query.isError && !query.data) return <Refused error={query.error} onRetry={() => void refetch()} />;
  if (!query.data) return <Loading />;
  const columns: TableColumnsType<IdentityRead> = [
    { title: t('identity.at'), width: 170, render: (_, { at }) => fullTime(at) },
    {
      title: t('identity.reader'),
      render: (_, { deviceId }) => devices?.find(({ id }) => id === deviceId)?.name ?? '–',
    },
    { title: t('identity.kind'), width: 120, render: (_, { kind }) => t(`identity.kinds.${kind}`) },
    { title: t('identity.code'), render: (_, { code }) => <code>{code}</code> },
    {
      title: t('device.actions'),
      width: 120,
      render: (_, read) =>
        read.kind === 'idCard' &&
        may('device.reveal') && (
          <Button size="small" data-testid="reveal-card" onClick={() => reveal(read)}>
            {t('identity.reveal')}
          </Button>
        ),
    },
  ];
  return (
    <section className="ucc-links" aria-label={t('tab.identities')}>
      <p className="ucc-links-lead">{t('identity.lead')}</p>
      <Table
        size="small"
        rowKey="id"
        sticky
        pagination={false}
        columns={columns}
        dataSource={query.data.pages.flatMap(({ rows }) => rows)}
        locale={{ emptyText: <Nothing text={t('identity.none')} /> }}
      />
      {query.hasNextPage && (
        <Button type="link" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('quarantine.more')}
        </Button>
      )}
      {revealing && <CardModal read={revealing} onClose={() => reveal(null)} />}
    </section>
  );
}
