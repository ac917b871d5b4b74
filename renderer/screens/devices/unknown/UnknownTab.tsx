import { useQuery } from '@tanstack/react-query';
import { Button, Table, type TableColumnsType } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { UnknownDevice } from '#shared/modules/devices/index.ts';
import { useSession } from '../../../app/session.tsx';
import { api, onChange } from '../../../bridge/index.ts';
import { useNow } from '../../../ui/now.ts';
import { Loading, Nothing, Refused } from '../../../ui/States.tsx';
import { dayTime } from '../../../ui/time-text.ts';
import { ageWords } from '../../telemetry/age-words.ts';
import { FrameView } from '../frame/FrameView.tsx';
import { DeviceForm } from '../register/DeviceForm.tsx';
import { firstDevice } from '../register/device-form.ts';

/** Frames that were heard and not kept do not announce themselves one by one. */
const RENEW_MS = 5_000;

/** Devices that speak and are not registered: what they say, and one click to register them. */
export function UnknownTab() {
  const { t } = useTranslation('devices');
  const { may } = useSession();
  const now = useNow(1000);
  const unknown = useQuery(api.devices.unknownDevices.list.queryOptions({ refetchInterval: RENEW_MS }));
  const links = useQuery(api.devices.links.list.queryOptions());
  const [registering, register] = useState<UnknownDevice | null>(null);
  const { refetch } = unknown;
  useEffect(() => onChange('devices', () => void refetch()), [refetch]);
  if (unknown.isError && !unknown.data)
    return <Refused error={unknown.error} onRetry={() => void refetch()} />;
  if (!unknown.data) return <Loading />;
  const columns: TableColumnsType<UnknownDevice> = [
    { title: t('device.mn'), dataIndex: 'mn' },
    {
      title: t('unknown.link'),
      render: (_, { linkId }) => links.data?.find(({ id }) => id === linkId)?.name ?? '',
    },
    { title: t('unknown.kind'), render: (_, { suggestedKind }) => t(`device.kinds.${suggestedKind}`) },
    { title: t('peer.frames'), dataIndex: 'frames', align: 'right', width: 90 },
    { title: t('unknown.first'), width: 120, render: (_, { firstSeenAt }) => dayTime(firstSeenAt) },
    { title: t('unknown.last'), width: 120, render: (_, { lastSeenAt }) => ageWords(t, now - lastSeenAt) },
    {
      title: t('device.actions'),
      width: 120,
      render: (_, device) =>
        may('device.manage') && (
          <Button size="small" type="primary" data-testid="register-unknown" onClick={() => register(device)}>
            {t('unknown.register')}
          </Button>
        ),
    },
  ];
  return (
    <section className="ucc-links" aria-label={t('tab.unknown')}>
      <p className="ucc-links-lead">{t('unknown.lead')}</p>
      <Table
        size="small"
        rowKey={({ linkId, mn }) => `${linkId}/${mn}`}
        sticky
        pagination={false}
        columns={columns}
        dataSource={unknown.data}
        expandable={{
          rowExpandable: ({ lastFrame }) => lastFrame !== null,
          expandedRowRender: ({ lastFrame }) =>
            lastFrame && <FrameView hex={lastFrame.hex} fields={lastFrame.fields} />,
        }}
        locale={{ emptyText: <Nothing text={t('unknown.none')} /> }}
      />
      {registering && (
        <DeviceForm
          device={null}
          first={firstDevice(registering.mn, registering.suggestedKind, registering.linkId)}
          onClose={() => register(null)}
          onSaved={() => void refetch()}
        />
      )}
    </section>
  );
}
