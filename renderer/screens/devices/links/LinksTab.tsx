import { PlusOutlined } from '@ant-design/icons';
import { Button, Splitter, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MAX_LINKS } from '#shared/modules/devices/index.ts';
import { useSession } from '../../../app/session.tsx';
import { useNow } from '../../../ui/now.ts';
import { Loading, Nothing, Refused } from '../../../ui/States.tsx';
import { ageWords } from '../../telemetry/age-words.ts';
import { LinkForm } from './LinkForm.tsx';
import { LinkMark } from './LinkMark.tsx';
import { LinkPanel } from './LinkPanel.tsx';
import { rateText, transportText } from './link-words.ts';
import { type LinkWithStatus, useLinks } from './use-links.ts';

/** Every link and its state; the one under the cursor in full on the right. */
export function LinksTab() {
  const { t } = useTranslation('devices');
  const { may } = useSession();
  const now = useNow(1000);
  const { links, error, refetch } = useLinks();
  const [selected, select] = useState<string | null>(null);
  const [adding, add] = useState(false);
  if (error && !links) return <Refused error={error} onRetry={refetch} />;
  if (!links) return <Loading />;
  const shown = links.find(({ id }) => id === selected) ?? links[0];
  const columns: TableColumnsType<LinkWithStatus> = [
    {
      title: t('link.column.state'),
      width: 130,
      render: (_, { status }) => status && <LinkMark state={status.state} />,
    },
    { title: t('link.column.name'), dataIndex: 'name', ellipsis: true },
    {
      title: t('link.column.transport'),
      ellipsis: true,
      render: (_, link) => transportText(t, link.transport),
    },
    {
      title: t('link.column.peers'),
      width: 70,
      align: 'right',
      render: (_, { status }) => status?.peerCount,
    },
    {
      title: t('link.column.rate'),
      width: 160,
      align: 'right',
      render: (_, { status }) => status && rateText(t, status),
    },
    {
      title: t('link.column.lastFrame'),
      width: 110,
      render: (_, { status }) => (status?.lastFrameAt ? ageWords(t, now - status.lastFrameAt) : '–'),
    },
  ];
  return (
    <Splitter>
      <Splitter.Panel min={420}>
        <section className="ucc-links" aria-label={t('tab.links')}>
          {may('device.manage') && (
            <div className="ucc-links-bar">
              <Button
                type="primary"
                icon={<PlusOutlined />}
                disabled={links.length >= MAX_LINKS}
                data-testid="add-link"
                onClick={() => add(true)}
              >
                {t('link.add')}
              </Button>
            </div>
          )}
          {adding && <LinkForm link={null} onClose={() => add(false)} onSaved={refetch} />}
          <Table
            size="small"
            rowKey="id"
            sticky
            pagination={false}
            columns={columns}
            dataSource={links}
            locale={{ emptyText: <Nothing text={t('link.none')} /> }}
            rowClassName={({ id }) => (id === shown?.id ? 'ucc-links-row-open' : '')}
            onRow={({ id }) => ({
              tabIndex: 0,
              onClick: () => select(id),
              onFocus: () => select(id),
              'data-testid': 'link-row',
            })}
          />
        </section>
      </Splitter.Panel>
      <Splitter.Panel defaultSize="52%" min={420}>
        {shown ? (
          <LinkPanel link={shown} key={shown.id} onChanged={refetch} />
        ) : (
          <Nothing text={t('link.choose')} />
        )}
      </Splitter.Panel>
    </Splitter>
  );
}
