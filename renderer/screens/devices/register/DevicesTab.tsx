import { PlusOutlined } from '@ant-design/icons';
import { Button, Input, Popconfirm, Select, Table, type TableColumnsType } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Device, type DeviceState, deviceStateSchema } from '#shared/modules/devices/index.ts';
import { useNav } from '../../../app/nav.ts';
import { useNames } from '../../../app/reference.tsx';
import { useSession } from '../../../app/session.tsx';
import { client } from '../../../bridge/index.ts';
import { useNow } from '../../../ui/now.ts';
import { Loading, Nothing, Refused } from '../../../ui/States.tsx';
import { useRun } from '../../../ui/use-run.ts';
import { ageWords } from '../../telemetry/age-words.ts';
import { DeviceForm } from './DeviceForm.tsx';
import { DeviceMark } from './DeviceMark.tsx';
import { useDevices } from './use-devices.ts';

/** A clock off by more than this many milliseconds dates readings wrongly. */
const SKEW_TO_SHOW_MS = 60_000;

/** The register of devices. */
export function DevicesTab() {
  const { t } = useTranslation('devices');
  const { may } = useSession();
  const [text, setText] = useState('');
  const [state, setState] = useState<DeviceState | null>(null);
  const search = useDeferredValue(text.trim());
  const query = useDevices(search, state);
  const [editing, edit] = useState<Device | 'new' | null>(null);
  const columns = useDeviceColumns(edit, () => void query.refetch());
  if (query.isError && !query.devices)
    return <Refused error={query.error} onRetry={() => void query.refetch()} />;
  return (
    <section className="ucc-links" aria-label={t('tab.devices')}>
      <div className="ucc-links-bar">
        <Input.Search
          allowClear
          value={text}
          maxLength={80}
          style={{ width: 280 }}
          placeholder={t('telemetry:searchDevice')}
          aria-label={t('telemetry:searchDevice')}
          onChange={(event) => setText(event.target.value)}
        />
        <Select
          allowClear
          value={state}
          style={{ width: 130 }}
          placeholder={t('device.state')}
          aria-label={t('device.state')}
          options={deviceStateSchema.options.map((value) => ({
            value,
            label: t(`telemetry:deviceState.${value}`),
          }))}
          onChange={(next) => setState(next ?? null)}
        />
        <span className="ucc-links-space" />
        {may('device.manage') && (
          <Button type="primary" icon={<PlusOutlined />} data-testid="add-device" onClick={() => edit('new')}>
            {t('device.add')}
          </Button>
        )}
      </div>
      {query.devices ? (
        <Table
          size="small"
          rowKey="id"
          sticky
          pagination={false}
          columns={columns}
          dataSource={query.devices}
          locale={{ emptyText: <Nothing text={t(search ? 'telemetry:noneFound' : 'device.none')} /> }}
        />
      ) : (
        <Loading />
      )}
      {query.hasNextPage && (
        <Button type="link" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('telemetry:more')}
        </Button>
      )}
      {editing && (
        <DeviceForm
          device={editing === 'new' ? null : editing}
          onClose={() => edit(null)}
          onSaved={() => void query.refetch()}
        />
      )}
    </section>
  );
}

function useDeviceColumns(edit: (device: Device) => void, changed: () => void): TableColumnsType<Device> {
  const { t } = useTranslation('devices');
  const names = useNames();
  const { may } = useSession();
  const run = useRun();
  const now = useNow(15_000);
  const remove = async (id: string) => {
    if (await run(() => client.devices.devices.remove({ id }))) changed();
  };
  const skew = (ms: number | null) =>
    ms !== null && Math.abs(ms) >= SKEW_TO_SHOW_MS
      ? t('device.skewBy', { seconds: Math.round(ms / 1000) })
      : '';
  const columns: TableColumnsType<Device> = [
    {
      title: t('device.state'),
      width: 110,
      render: (_, { state, enabled }) => (enabled ? <DeviceMark state={state} /> : t('device.disabled')),
    },
    { title: t('device.mn'), dataIndex: 'mn', width: 220, ellipsis: true },
    { title: t('device.name'), dataIndex: 'name', ellipsis: true },
    { title: t('device.kind'), width: 120, render: (_, { kind }) => t(`device.kinds.${kind}`) },
    {
      title: t('device.place'),
      ellipsis: true,
      render: (_, { place }) =>
        [names.streetName(place.streetCode), place.address].filter(Boolean).join(' · '),
    },
    {
      title: t('device.lastSeen'),
      width: 120,
      render: (_, { lastSeenAt }) => (lastSeenAt === null ? '–' : ageWords(t, now - lastSeenAt)),
    },
    {
      title: t('device.skew'),
      width: 120,
      render: (_, { clockSkewMs }) => <span className="ucc-device-skew">{skew(clockSkewMs)}</span>,
    },
  ];
  const actions: TableColumnsType<Device>[number] = {
    title: t('device.actions'),
    width: 200,
    render: (_, device) => (
      <span className="ucc-device-actions">
        {may('telemetry.read') && (
          <Button size="small" onClick={() => useNav.getState().go('telemetry', { deviceId: device.id })}>
            {t('device.trend')}
          </Button>
        )}
        {may('device.manage') && (
          <>
            <Button size="small" data-testid="edit-device" onClick={() => edit(device)}>
              {t('common:edit')}
            </Button>
            <Popconfirm
              title={t('device.removeConfirm', { name: device.name })}
              onConfirm={() => remove(device.id)}
            >
              <Button size="small" danger>
                {t('common:delete')}
              </Button>
            </Popconfirm>
          </>
        )}
      </span>
    ),
  };
  return [...columns, actions];
}
