import { Tabs } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AlarmDesk } from './AlarmDesk.tsx';
import { RulesTab } from './RulesTab.tsx';
import './list.css';

/** 告警: the alarms themselves, and the rules that raise them. */
export function AlarmsScreen() {
  const { t } = useTranslation('alarms');
  const [tab, show] = useState('list');
  return (
    <Tabs
      className="ucc-screen-tabs"
      activeKey={tab}
      onChange={show}
      items={[
        { key: 'list', label: t('tab.list'), children: <AlarmDesk /> },
        { key: 'rules', label: t('tab.rules'), children: <RulesTab /> },
      ]}
    />
  );
}
