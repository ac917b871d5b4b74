import { Table, type TableColumnsType, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Peer } from '#shared/modules/devices/index.ts';
import { useNow } from '../../../ui/now.ts';
import { Nothing } from '../../../ui/States.tsx';
import { dayTime } from '../../../ui/time-text.ts';
import { ageWords } from '../../telemetry/age-words.ts';
import { byteText } from './link-words.ts';

/** Who is connected, last heard first; many are shown in pages. */
export function PeerTable({ peers, total }: { peers: readonly Peer[]; total: number }) {
  const { t } = useTranslation('devices');
  const now = useNow(1000);
  const columns: TableColumnsType<Peer> = [
    { title: t('peer.address'), dataIndex: 'address', ellipsis: true },
    {
      title: t('peer.mn'),
      ellipsis: true,
      render: (_, { mn, throttled }) => (
        <>
          {mn ?? '–'} {throttled && <Tag color="warning">{t('peer.throttled')}</Tag>}
        </>
      ),
    },
    { title: t('peer.frames'), dataIndex: 'frames', align: 'right', width: 80 },
    { title: t('peer.bytes'), align: 'right', width: 90, render: (_, { bytes }) => byteText(bytes) },
    { title: t('peer.heard'), width: 110, render: (_, { lastHeardAt }) => ageWords(t, now - lastHeardAt) },
    { title: t('peer.connected'), width: 110, render: (_, { connectedAt }) => dayTime(connectedAt) },
  ];
  return (
    <>
      <Table
        size="small"
        rowKey="id"
        columns={columns}
        dataSource={[...peers]}
        pagination={peers.length > 10 ? { pageSize: 10, size: 'small', showSizeChanger: false } : false}
        locale={{ emptyText: <Nothing text={t('peer.none')} /> }}
      />
      {total > peers.length && (
        <p className="ucc-link-line">{t('peer.more', { count: total - peers.length })}</p>
      )}
    </>
  );
}
