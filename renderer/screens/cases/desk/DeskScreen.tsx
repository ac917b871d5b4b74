import { useQuery } from '@tanstack/react-query';
import { Splitter } from 'antd';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNav } from '../../../app/nav.ts';
import { usePreference } from '../../../app/preference.ts';
import { api, onChange } from '../../../bridge/index.ts';
import { Nothing } from '../../../ui/States.tsx';
import { BatchBar } from '../../dispatch/batch/BatchBar.tsx';
import { CasePanel } from '../detail/CasePanel.tsx';
import { type Arrangement, readArrangement } from './arrangement.ts';
import { FilterBar } from './FilterBar.tsx';
import { QueueGrid } from './QueueGrid.tsx';
import { ViewTabs } from './ViewTabs.tsx';
import './desk.css';

/** 值班台: the queue on the left, the case under the cursor on the right. */
export function DeskScreen() {
  const { t } = useTranslation('cases');
  const [kept, keep] = usePreference<unknown>('desk', null);
  const arrangement = useMemo(() => (kept === undefined ? undefined : readArrangement(kept)), [kept]);
  const target = useNav((nav) => nav.target.caseId);
  const asked = useNav((nav) => nav.target.queue);
  const [selected, select] = useState<string | null>(target ?? null);
  const counts = useQuery(api.cases.counts.queryOptions());
  const { refetch } = counts;

  useEffect(() => onChange('cases', () => void refetch()), [refetch]);
  useEffect(() => {
    if (target) select(target);
  }, [target]);
  const ready = arrangement !== undefined;
  // Once per asking: afterwards the person's own choices count.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(() => {
    if (asked && arrangement) keep({ ...arrangement, ...asked });
  }, [asked, ready]);
  const open = useCallback((id: string | null) => select(id), []);
  const panel = useRef<HTMLElement>(null);
  const focusQueue = useRef<(() => void) | null>(null);
  const enterPanel = useCallback(() => panel.current?.focus(), []);

  if (!arrangement) return null;
  const change = (part: Partial<Arrangement>) => keep({ ...arrangement, ...part });
  return (
    <Splitter onResizeEnd={([, width]) => width !== undefined && change({ panelWidth: Math.round(width) })}>
      <Splitter.Panel min={420}>
        <section className="ucc-queue" aria-label={t('queue')}>
          <ViewTabs queue={arrangement} counts={counts.data} onChoose={change} />
          <FilterBar queue={arrangement} selected={selected} onChange={change} />
          <BatchBar />
          <QueueGrid
            queue={arrangement}
            selected={selected}
            onSelect={open}
            onEnter={enterPanel}
            focusRef={focusQueue}
          />
        </section>
      </Splitter.Panel>
      <Splitter.Panel defaultSize={arrangement.panelWidth} min={360} max="60%">
        <section
          ref={panel}
          className="ucc-panel"
          tabIndex={-1}
          aria-label={t('panel')}
          onKeyDown={(event) => {
            // Dialogs and menus of the panel stand elsewhere in the page; their Esc closes only them.
            if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
            if (event.target instanceof Node && panel.current?.contains(event.target)) focusQueue.current?.();
          }}
        >
          {selected ? <CasePanel id={selected} key={selected} /> : <Nothing text={t('chooseCase')} />}
        </section>
      </Splitter.Panel>
    </Splitter>
  );
}
