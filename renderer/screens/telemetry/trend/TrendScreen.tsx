import { useQuery } from '@tanstack/react-query';
import { Splitter } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNav } from '../../../app/nav.ts';
import { api } from '../../../bridge/index.ts';
import { Loading, Nothing, Refused } from '../../../ui/States.tsx';
import { DeviceList } from '../devices/DeviceList.tsx';
import { TrendPanel } from './TrendPanel.tsx';
import './trend.css';

/** 监测: devices with their newest figures on the left, the line of one of them on the right. */
export function TrendScreen() {
  const { t } = useTranslation('telemetry');
  const target = useNav((nav) => nav.target.deviceId);
  const [selected, select] = useState<string | null>(target ?? null);
  useEffect(() => {
    if (target) select(target);
  }, [target]);
  return (
    <Splitter>
      <Splitter.Panel defaultSize={340} min={260} max="45%">
        <DeviceList selected={selected} onSelect={({ id }) => select(id)} />
      </Splitter.Panel>
      <Splitter.Panel min={420}>
        {selected ? <Selected id={selected} key={selected} /> : <Nothing text={t('chooseDevice')} />}
      </Splitter.Panel>
    </Splitter>
  );
}

function Selected({ id }: { id: string }) {
  const device = useQuery(api.devices.devices.get.queryOptions({ input: { id } }));
  if (device.isError) return <Refused error={device.error} onRetry={() => void device.refetch()} />;
  return device.data ? <TrendPanel device={device.data} /> : <Loading />;
}
