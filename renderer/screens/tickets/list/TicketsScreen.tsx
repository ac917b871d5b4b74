import { ImportOutlined, PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Splitter } from 'antd';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TicketFilters, TicketView } from '#shared/modules/tickets/index.ts';
import { useShortcut } from '../../../app/command/keymap.ts';
import { useNav } from '../../../app/nav.ts';
import { usePreference } from '../../../app/preference.ts';
import { useSession } from '../../../app/session.tsx';
import { api, onChange } from '../../../bridge/index.ts';
import { Nothing } from '../../../ui/States.tsx';
import { TicketPanel } from '../detail/TicketPanel.tsx';
import { TicketEntry } from '../entry/TicketEntry.tsx';
import { FigureTiles } from '../figures/FigureTiles.tsx';
import { TicketImport } from '../import/TicketImport.tsx';
import { useTicketRules } from '../shared/use-ticket-rules.ts';
import { TicketFilterBar } from './TicketFilterBar.tsx';
import { TicketGrid } from './TicketGrid.tsx';
import { TicketTabs } from './TicketTabs.tsx';
import '../../cases/desk/desk.css';
import './tickets.css';

interface Arrangement {
  view: TicketView;
  filters: TicketFilters;
  panelWidth: number;
}
const FIRST: Arrangement = { view: 'to_sign', filters: {}, panelWidth: 460 };
/** The panel holds a form for a new ticket instead of one that is there. */
const NEW = 'new';

/** 工单: figures and list on the left, the ticket under the cursor on the right. */
export function TicketsScreen() {
  const { t } = useTranslation('tickets');
  const { may } = useSession();
  const [arrangement, keep] = usePreference<Arrangement>('tickets', FIRST);
  const [search, setSearch] = useState('');
  const [importing, setImporting] = useState(false);
  const target = useNav((nav) => nav.target.ticketId);
  const [selected, select] = useState<string | null>(target ?? null);
  const words = useTicketRules();
  const counts = useQuery(api.tickets.counts.queryOptions());
  const { refetch } = counts;
  const panel = useRef<HTMLElement>(null);
  const focusList = useRef<(() => void) | null>(null);

  useEffect(() => onChange('tickets', () => void refetch()), [refetch]);
  useEffect(() => {
    if (target) select(target);
  }, [target]);
  const begin = may('ticket.register') ? () => select(NEW) : null;
  useShortcut({ id: 'ticketNew', group: 'tickets', keys: 'n' }, begin);
  useShortcut({ id: 'ticketSearch', group: 'tickets', keys: 's' }, () =>
    document.getElementById('ticket-search')?.focus(),
  );
  const open = useCallback((id: string) => select(id), []);
  const enterPanel = useCallback(() => panel.current?.focus(), []);

  if (!arrangement || !words) return null;
  const change = (part: Partial<Arrangement>) => keep({ ...arrangement, ...part });
  return (
    <Splitter onResizeEnd={([, width]) => width !== undefined && change({ panelWidth: Math.round(width) })}>
      <Splitter.Panel min={420}>
        <section className="ucc-queue" aria-label={t('list')}>
          <FigureTiles />
          <div className="ucc-tickets-head">
            <TicketTabs
              view={arrangement.view}
              counts={counts.data}
              onChoose={(view) => {
                setSearch('');
                change({ view });
              }}
            />
            {may('ticket.import') && (
              <Button
                icon={<ImportOutlined />}
                onClick={() => setImporting(true)}
                data-testid="open-ticket-import"
              >
                {t('import.open')}
              </Button>
            )}
            {begin && (
              <Button type="primary" icon={<PlusOutlined />} onClick={begin} data-testid="new-ticket">
                {t('new')} <kbd>N</kbd>
              </Button>
            )}
          </div>
          <TicketFilterBar
            filters={arrangement.filters}
            search={search}
            words={words}
            onChange={(filters) => change({ filters })}
            onSearch={setSearch}
          />
          <TicketGrid
            view={arrangement.view}
            filters={arrangement.filters}
            search={search}
            words={words}
            selected={selected}
            onSelect={open}
            onEnter={enterPanel}
            focusRef={focusList}
          />
          {importing && <TicketImport onClose={() => setImporting(false)} />}
        </section>
      </Splitter.Panel>
      <Splitter.Panel defaultSize={arrangement.panelWidth} min={380} max="65%">
        <section
          ref={panel}
          className="ucc-panel"
          tabIndex={-1}
          aria-label={t('panel')}
          onKeyDown={(event) => {
            // Dialogs and menus of the panel stand elsewhere in the page; their Esc closes only them.
            if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
            if (event.target instanceof Node && panel.current?.contains(event.target)) focusList.current?.();
          }}
        >
          {selected === null && <Nothing text={t('chooseTicket')} />}
          {selected === NEW && <TicketEntry words={words} onRegistered={open} onClose={() => select(null)} />}
          {selected !== null && selected !== NEW && (
            <TicketPanel id={selected} key={selected} words={words} onOpen={open} />
          )}
        </section>
      </Splitter.Panel>
    </Splitter>
  );
}
