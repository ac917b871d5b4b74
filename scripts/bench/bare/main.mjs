// The least that a window costs on this runtime: a sandboxed page of its own scheme. Started as the application is.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { app, BrowserWindow, protocol } from 'electron';

protocol.registerSchemesAsPrivileged([{ scheme: 'bare', privileges: { standard: true, secure: true } }]);

void app.whenReady().then(() => {
  protocol.handle('bare', async () => {
    const page = await readFile(join(import.meta.dirname, 'page.html'));
    return new Response(page, { headers: { 'content-type': 'text/html; charset=utf-8' } });
  });
  const window = new BrowserWindow({
    width: 1600,
    height: 900,
    show: false,
    webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false },
  });
  window.once('ready-to-show', () => window.show());
  void window.loadURL('bare://page/');
});
app.on('window-all-closed', () => app.quit());
