import { UserOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Station } from '#shared/station/contract.ts';
import { AlarmCounters } from '../screens/alarms/annunciator/AlarmCounters.tsx';
import { LinkSummary } from '../screens/devices/links/LinkSummary.tsx';
import { SilenceMark } from '../screens/dispatch/board/SilenceMark.tsx';
import { InboxBell } from '../screens/dispatch/inbox/InboxBell.tsx';
import { MessageBell } from '../screens/dispatch/messages/MessageBell.tsx';
import { useNow } from '../ui/now.ts';
import { clockTime } from '../ui/time-text.ts';
import { CommandBar } from './command/CommandBar.tsx';
import { toggleHelp } from './help/use-help.ts';
import { useLayouts } from './layouts.ts';
import { useNav } from './nav.ts';
import { SaveLayout } from './SaveLayout.tsx';
import { useSession } from './session.tsx';
import { signOut } from './sign-out.ts';

/** Always in sight: whose desk this is, the command bar, alarms, links, the time. */
export function TopBar({ station }: { station: Station }) {
  const { t, i18n } = useTranslation();
  const me = useSession();
  const now = useNow(1000);
  const layouts = useLayouts();
  const [naming, nameLayout] = useState(false);
  const person = useRef<HTMLButtonElement>(null);
  const zh = i18n.language !== 'en';
  return (
    <header className="ucc-top">
      <strong className="ucc-top-title" title={zh ? station.bureau.zh : station.bureau.en}>
        {zh ? station.district.zh : station.district.en} {t('app')}
      </strong>
      <CommandBar />
      <span className="ucc-top-space" />
      <SilenceMark />
      <InboxBell />
      <AlarmCounters />
      <LinkSummary />
      <MessageBell />
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            {
              key: 'layouts',
              label: t('layout.label'),
              children: [
                ...layouts.list.map(({ name }) => ({
                  key: `layout/${name}`,
                  label: name,
                  onClick: () => layouts.apply(name),
                })),
                {
                  key: 'layout-save',
                  label: t('layout.save'),
                  disabled: !layouts.mayAdd,
                  onClick: () => nameLayout(true),
                },
                ...layouts.list.map(({ name }) => ({
                  key: `forget/${name}`,
                  label: t('layout.forget', { name }),
                  danger: true,
                  onClick: () => layouts.forget(name),
                })),
              ],
            },
            { key: 'settings', label: t('nav.settings'), onClick: () => useNav.getState().go('settings') },
            { key: 'help', label: t('help:menu'), onClick: () => toggleHelp(person.current) },
            { key: 'out', label: t('signOut'), onClick: () => void signOut() },
          ],
        }}
      >
        <Button ref={person} type="text" icon={<UserOutlined />} data-testid="me">
          {me.personName} · {zh ? me.postName.zh : me.postName.en}
        </Button>
      </Dropdown>
      {naming && <SaveLayout layouts={layouts} onClose={() => nameLayout(false)} />}
      <time className="ucc-top-clock">{clockTime(now)}</time>
    </header>
  );
}
