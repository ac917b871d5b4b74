import { Splitter } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNav } from '../../../app/nav.ts';
import { usePreference } from '../../../app/preference.ts';
import { Nothing } from '../../../ui/States.tsx';
import { AlarmPanel } from '../detail/AlarmPanel.tsx';
import { AlarmFilterBar } from './AlarmFilterBar.tsx';
import { AlarmGrid } from './AlarmGrid.tsx';
import { AlarmViewTabs } from './AlarmViewTabs.tsx';

const PANEL_WIDTH = 520;

/** The list on the left, the alarm under the cursor on the right. */
export function AlarmDesk() {
  const { t } = useTranslation('alarms');
  const target = useNav((nav) => nav.target.alarmId);
  const [selected, select] = useState<string | null>(target ?? null);
  const [width, keepWidth] = usePreference('alarms.panel', PANEL_WIDTH);
  useEffect(() => {
    if (target) select(target);
  }, [target]);
  if (width === undefined) return null;
  return (
    <Splitter onResizeEnd={([, next]) => next !== undefined && keepWidth(Math.round(next))}>
      <Splitter.Panel min={420}>
        <section className="ucc-alarms" aria-label={t('list')}>
          <AlarmViewTabs />
          <AlarmFilterBar />
          <AlarmGrid selected={selected} onSelect={select} />
        </section>
      </Splitter.Panel>
      <Splitter.Panel defaultSize={width} min={380} max="65%">
        {selected ? <AlarmPanel alarmId={selected} key={selected} /> : <Nothing text={t('chooseAlarm')} />}
      </Splitter.Panel>
    </Splitter>
  );
}
