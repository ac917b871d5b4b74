import { Spin } from 'antd';
import { Suspense, useEffect, useState } from 'react';
import type { SignedInView } from '#shared/modules/accounts/index.ts';
import type { Station } from '#shared/station/contract.ts';
import { followChanges } from '../bridge/index.ts';
import { AnnunciatorStrip } from '../screens/alarms/annunciator/AnnunciatorStrip.tsx';
import { ProtocolWords } from '../screens/devices/ProtocolWords.tsx';
import { ErrorBoundary } from '../ui/ErrorBoundary.tsx';
import { useArrangement } from './arrangement.ts';
import { fetchDesk } from './fetch-desk.ts';
import { Help } from './help/HelpPanel.tsx';
import { useLayoutRound } from './layouts.ts';
import { useNav } from './nav.ts';
import { Rail } from './Rail.tsx';
import { ReferenceProvider } from './reference.tsx';
import { screens } from './screens.tsx';
import { SessionProvider, useSession } from './session.tsx';
import { TopBar } from './TopBar.tsx';

/** The working place of someone who has signed in: bar, rail, screen, annunciator. */
export function Desk({ station, me }: { station: Station; me: SignedInView }) {
  useState(fetchDesk);
  useEffect(() => {
    const stop = new AbortController();
    void followChanges(stop.signal);
    return () => stop.abort();
  }, []);
  return (
    <SessionProvider me={me} key={`${me.personId}/${me.postId}`}>
      <ReferenceProvider>
        <Workplace station={station} />
      </ReferenceProvider>
    </SessionProvider>
  );
}

function Workplace({ station }: { station: Station }) {
  const arranged = useArrangement();
  const screen = useNav((nav) => nav.screen);
  const round = useLayoutRound((layouts) => layouts.round);
  const { may } = useSession();
  if (!arranged) return null;
  const Screen = screens.find(({ id }) => id === screen)?.component;
  return (
    <div className="ucc-desk">
      <TopBar station={station} />
      <Rail />
      <main className="ucc-main">
        <ErrorBoundary key={`${screen}/${round}`}>
          <Suspense fallback={<Spin className="ucc-centre" />}>{Screen && <Screen />}</Suspense>
        </ErrorBoundary>
      </main>
      <AnnunciatorStrip />
      <Help />
      {may('device.read') && <ProtocolWords />}
    </div>
  );
}
