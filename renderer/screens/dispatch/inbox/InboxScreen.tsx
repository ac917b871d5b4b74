import { Splitter } from 'antd';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcut } from '../../../app/command/keymap.ts';
import { useNav } from '../../../app/nav.ts';
import { useNames } from '../../../app/reference.tsx';
import { useSession } from '../../../app/session.tsx';
import { client } from '../../../bridge/index.ts';
import { Loading, Nothing, Refused } from '../../../ui/States.tsx';
import { CasePanel } from '../../cases/detail/CasePanel.tsx';
import { MyStatus } from '../board/MyStatus.tsx';
import { InboxList } from './InboxList.tsx';
import { neighbour, sectionOf, sectionsOf } from './model.ts';
import { useInbox } from './use-inbox.ts';
import './inbox.css';

/** 单位收件箱: what waits for my unit, by deadline; accept, dispose with photos, ask, without leaving the screen. */
export function InboxScreen() {
  const { t } = useTranslation('dispatch');
  const { unitId } = useSession();
  const names = useNames();
  const { data, error, isError, refetch } = useInbox(true);
  const target = useNav((nav) => nav.target.caseId);
  const [selected, select] = useState<string | null>(target ?? null);
  const [refused, setRefused] = useState<unknown>(null);
  const panel = useRef<HTMLElement>(null);
  useEffect(() => {
    if (target) select(target);
  }, [target]);

  const sections = sectionsOf(data?.rows ?? []);
  const row = data?.rows.find(({ id }) => id === selected) ?? null;
  const move = useCallback(
    (by: 1 | -1) => select((from) => neighbour(sectionsOf(data?.rows ?? []), from, by)),
    [data],
  );
  const mayAccept = row !== null && sectionOf(row) === 'toAccept';
  const accept = async () => {
    if (!row) return;
    try {
      await client.cases.accept({ id: row.id, expectedVersion: row.version });
      setRefused(null);
    } catch (reason) {
      setRefused(reason);
    }
    await refetch();
  };
  useShortcut({ id: 'inboxMove', group: 'inbox', keys: 'arrowup arrowdown' }, (key) =>
    inList() ? move(key === 'arrowdown' ? 1 : -1) : false,
  );
  useShortcut({ id: 'inboxEnter', group: 'inbox', keys: 'enter' }, () =>
    inList() && selected ? panel.current?.focus() : false,
  );
  useShortcut({ id: 'inboxAccept', group: 'inbox', keys: 'a' }, mayAccept ? () => void accept() : null);

  if (isError && !data) return <Refused error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  return (
    <Splitter>
      <Splitter.Panel min={420}>
        <section className="ucc-inbox" aria-label={t('inbox.title')}>
          <header>
            <h2>{names.unitName(unitId)}</h2>
            <MyStatus caseId={selected} />
          </header>
          {refused !== null && <Refused error={refused} />}
          {data.more && <p className="ucc-inbox-more">{t('inbox.more', { count: data.rows.length })}</p>}
          {sections.length === 0 ? (
            <Nothing text={t('inbox.empty')} />
          ) : (
            <InboxList
              sections={sections}
              selected={selected}
              onSelect={select}
              onAccept={mayAccept ? () => void accept() : null}
            />
          )}
        </section>
      </Splitter.Panel>
      <Splitter.Panel defaultSize={560} min={380} max="60%">
        <section ref={panel} className="ucc-panel" tabIndex={-1} aria-label={t('cases:panel')}>
          {selected ? <CasePanel id={selected} key={selected} /> : <Nothing text={t('inbox.choose')} />}
        </section>
      </Splitter.Panel>
    </Splitter>
  );
}

/** Arrows and Enter belong to the list while nothing else has the focus. */
function inList(): boolean {
  const { activeElement } = document;
  return activeElement === document.body || activeElement?.closest('.ucc-inbox') != null;
}
