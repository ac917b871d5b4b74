import { join } from 'node:path';
import { BrowserWindow, nativeTheme } from 'electron';
import { APP_ORIGIN } from './app-protocol.ts';
import { loadWindowState, saveWindowState } from './window-state.ts';

/** Opens the one window: the desk, or full screen without a frame in kiosk mode. */
export function openMainWindow(options: {
  outDir: string;
  stateFile: string;
  icon: string;
  kiosk: boolean;
}): { window: BrowserWindow; id: string } {
  const state = loadWindowState(options.stateFile);
  const window = new BrowserWindow({
    ...state.bounds,
    minWidth: 1024,
    minHeight: 640,
    show: false,
    kiosk: options.kiosk,
    autoHideMenuBar: true,
    icon: options.icon,
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#14171c' : '#e9eaee',
    title: '城市管理指挥中心',
    webPreferences: {
      preload: join(options.outDir, 'preload/preload.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      // An alarm must sound on time with another window in front, or none.
      backgroundThrottling: false,
    },
  });
  if (state.maximized) window.maximize();
  window.once('ready-to-show', () => window.show());
  window.on('close', () => {
    if (!options.kiosk)
      saveWindowState(options.stateFile, {
        id: state.id,
        bounds: window.getNormalBounds(),
        maximized: window.isMaximized(),
      });
  });
  void window.loadURL(`${APP_ORIGIN}/index.html${options.kiosk ? '?kiosk' : ''}`);
  return { window, id: state.id };
}
