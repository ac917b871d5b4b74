import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { app, BrowserWindow, ipcMain, Menu, session } from 'electron';
import { declareAppScheme, serveAppScheme } from './shell/app-protocol.ts';
import { EngineKeeper } from './shell/engine-keeper.ts';
import { lockDown, lockDownSession } from './shell/lock-down.ts';
import { openMainWindow } from './shell/main-window.ts';
import { CHANNELS } from './shell/messages.ts';
import { answerPrint } from './shell/print.ts';
import { answerSaveAs } from './shell/save-as.ts';
import { openSeatsByKey } from './shell/seats.ts';

const outDir = join(import.meta.dirname, '..');
const resourcesDir = app.isPackaged ? join(process.resourcesPath, 'resources') : join(outDir, '../resources');
const kiosk = process.argv.includes('--kiosk');

declareAppScheme();
lockDown();
Menu.setApplicationMenu(null);

if (!app.requestSingleInstanceLock()) {
  app.quit();
} else {
  void app.whenReady().then(run);
}

function run(): void {
  lockDownSession(session.defaultSession);
  serveAppScheme(join(outDir, 'renderer'));
  const engine = new EngineKeeper({
    entry: join(import.meta.dirname, 'core.js'),
    args: [],
    env: { UCC_DATA_DIR: join(app.getPath('userData'), 'station'), UCC_RESOURCES_DIR: resourcesDir },
  });
  engine.start();
  const openSeat = (isFirst: boolean) => {
    const { window: seat, id } = openMainWindow({
      outDir,
      stateFile: join(app.getPath('userData'), 'window.json'),
      icon: join(resourcesDir, 'icons/icon.png'),
      kiosk,
    });
    // Only the first seat has a place of its own to come back to.
    engine.keep(seat, kiosk ? 'kiosk' : 'desk', isFirst && !kiosk ? id : randomUUID());
    if (!kiosk) openSeatsByKey(seat, () => openSeat(false));
    return seat;
  };
  const window = openSeat(true);
  ipcMain.handle(CHANNELS.chooseFile, (event, path: unknown) => {
    if (event.senderFrame?.parent !== null || typeof path !== 'string' || path === '' || path.length > 4096) {
      throw new Error('Not a chosen file');
    }
    return engine.fileChosen(path, 'read');
  });
  answerPrint();
  answerSaveAs((path) => engine.fileChosen(path, 'write'));
  app.on('second-instance', () => {
    const first = window.isDestroyed() ? BrowserWindow.getAllWindows()[0] : window;
    if (first?.isMinimized()) first.restore();
    first?.focus();
  });
  closeEngineBeforeQuit(engine);
  if (process.env.UCC_SMOKE === '1')
    window.webContents.once('did-finish-load', () => process.stdout.write('UCC_READY\n'));
}

function closeEngineBeforeQuit(engine: EngineKeeper): void {
  let closed = false;
  app.on('window-all-closed', () => app.quit());
  app.on('will-quit', (event) => {
    if (closed) return;
    event.preventDefault();
    void engine.close().then(() => {
      closed = true;
      app.quit();
    });
  });
}
