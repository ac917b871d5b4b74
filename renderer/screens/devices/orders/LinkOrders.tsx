import { useQuery } from '@tanstack/react-query';
import { Button, Table, type TableColumnsType } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Order } from '#shared/modules/devices/index.ts';
import { useSession } from '../../../app/session.tsx';
import { api, onChange } from '../../../bridge/index.ts';
import { Nothing } from '../../../ui/States.tsx';
import { dayTime } from '../../../ui/time-text.ts';
import type { LinkWithStatus } from '../links/use-links.ts';
import { useProtocols } from '../use-protocols.ts';
import { OrderForm } from './OrderForm.tsx';

/** What was said on this link since the station started, and how it went; nothing where its protocol only listens. */
export function LinkOrders({ link }: { link: LinkWithStatus }) {
  const { t, i18n } = useTranslation('devices');
  const { may } = useSession();
  const [saying, say] = useState(false);
  const commands = useProtocols().find(({ name }) => name === link.protocol)?.commands ?? [];
  const orders = useQuery(api.devices.orders.list.queryOptions());
  const { refetch } = orders;
  useEffect(() => onChange('orders', () => void refetch()), [refetch]);
  if (commands.length === 0) return null;
  const labelOf = (key: string) => {
    const label = commands.find((command) => command.key === key)?.label;
    return label ? (i18n.language === 'en' ? label.en : label.zh) : key;
  };
  const columns: TableColumnsType<Order> = [
    { title: t('order.at'), width: 120, render: (_, { at }) => dayTime(at) },
    { title: t('order.command'), ellipsis: true, render: (_, { command }) => labelOf(command) },
    {
      title: t('order.state'),
      width: 200,
      render: (_, { state, detail }) => `${t(`order.states.${state}`)} ${detail}`.trim(),
    },
  ];
  return (
    <>
      <h3>
        {t('order.heading')}{' '}
        {may('device.manage') && link.status?.state !== 'stopped' && (
          <Button size="small" data-testid="say-to-device" onClick={() => say(true)}>
            {t('order.add')}
          </Button>
        )}
      </h3>
      <Table
        size="small"
        rowKey="id"
        columns={columns}
        dataSource={orders.data?.filter(({ linkId }) => linkId === link.id).slice(0, 10) ?? []}
        pagination={false}
        locale={{ emptyText: <Nothing text={t('order.none')} /> }}
      />
      {saying && <OrderForm link={link} commands={commands} onClose={() => say(false)} />}
    </>
  );
}
