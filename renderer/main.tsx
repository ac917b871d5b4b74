import { QueryClientProvider } from '@tanstack/react-query';
import { createRoot } from 'react-dom/client';
import { App } from './app/App.tsx';
import { fetchFirstScreen } from './app/screens.tsx';
import { recallDesk, rememberDesk } from './app/warm-start.ts';
import { connectBridge, queryClient } from './bridge/index.ts';
import { startI18n } from './i18n/index.ts';

connectBridge();
recallDesk();
rememberDesk();
await startI18n();

const root = document.getElementById('root');
if (!root) throw new Error('The page has no root');
createRoot(root).render(
  <QueryClientProvider client={queryClient}>
    <App />
  </QueryClientProvider>,
);
fetchFirstScreen();
// Starts the audio service beside us: the first sound output would otherwise be waited for when someone sits down.
void navigator.mediaDevices?.enumerateDevices().catch(() => {});
