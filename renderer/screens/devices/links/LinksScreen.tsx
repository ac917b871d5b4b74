import { useQuery } from '@tanstack/react-query';
import { Badge, Tabs } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, onChange } from '../../../bridge/index.ts';
import { IdentitiesTab } from '../identities/IdentitiesTab.tsx';
import { QuarantineTab } from '../quarantine/QuarantineTab.tsx';
import { DevicesTab } from '../register/DevicesTab.tsx';
import { UnknownTab } from '../unknown/UnknownTab.tsx';
import { LinksTab } from './LinksTab.tsx';
import './links.css';

/** 链路: the lines devices speak on, the devices, those nobody registered, and what was set aside. */
export function LinksScreen() {
  const { t } = useTranslation('devices');
  const [tab, show] = useState('links');
  const unknown = useQuery(api.devices.unknownDevices.list.queryOptions());
  const { refetch } = unknown;
  useEffect(() => onChange('devices', () => void refetch()), [refetch]);
  return (
    <Tabs
      className="ucc-links-tabs"
      activeKey={tab}
      onChange={show}
      destroyOnHidden
      items={[
        { key: 'links', label: t('tab.links'), children: <LinksTab /> },
        { key: 'devices', label: t('tab.devices'), children: <DevicesTab /> },
        {
          key: 'unknown',
          label: (
            <Badge count={unknown.data?.length ?? 0} size="small" offset={[8, 0]} color="var(--amber)">
              {t('tab.unknown')}
            </Badge>
          ),
          children: <UnknownTab />,
        },
        { key: 'identities', label: t('tab.identities'), children: <IdentitiesTab /> },
        { key: 'quarantine', label: t('tab.quarantine'), children: <QuarantineTab /> },
      ]}
    />
  );
}
