import { useQuery } from '@tanstack/react-query';
import { Button, Result, Spin } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { api, queryClient, useEngineState } from '../bridge/index.ts';
import { SignIn } from '../screens/accounts/sign-in/SignIn.tsx';
import { Welcome } from '../screens/station/welcome/Welcome.tsx';
import { refusalText } from '../ui/refusal-text.ts';
import { Desk } from './Desk.tsx';
import { EngineBanner } from './EngineBanner.tsx';
import { ThemeProvider } from './ThemeProvider.tsx';

/** What the window shows, by what the engine says: waiting, refused database, first start, sign-in, desk. */
export function App() {
  return (
    <ThemeProvider>
      <EngineBanner />
      <Phase />
    </ThemeProvider>
  );
}

function Phase() {
  const { t } = useTranslation();
  const engine = useEngineState();
  const state = useQuery(api.station.state.queryOptions());
  const isReady = state.data?.phase === 'ready';
  const me = useQuery(api.accounts.me.queryOptions({ enabled: isReady }));
  useEffect(() => {
    // Most starts find nobody sitting here: who could is asked together with who does.
    if (isReady) void queryClient.prefetchQuery(api.accounts.people.queryOptions());
  }, [isReady]);
  if (!state.data) {
    return <Waiting text={engine === 'up' ? t('loading') : t('connecting')} />;
  }
  if (state.data.phase === 'failed') {
    const { text, advice } = refusalText(t, state.data.refusal);
    return (
      <Result
        status="error"
        title={t('failed.title')}
        subTitle={`${text} ${t('failed.untouched')} ${advice}`}
        extra={
          <Button type="primary" onClick={() => void state.refetch()}>
            {t('retry')}
          </Button>
        }
      />
    );
  }
  if (state.data.phase === 'unconfigured') return <Welcome />;
  if (!me.data) return <Waiting text={t('loading')} />;
  return me.data.signedIn ? (
    <Desk station={state.data.station} me={me.data.signedIn} />
  ) : (
    <SignIn station={state.data.station} />
  );
}

function Waiting({ text }: { text: string }) {
  return (
    <div className="ucc-centre" role="status">
      <Spin size="large" />
      <p>{text}</p>
    </div>
  );
}
