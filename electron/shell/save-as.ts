import { join } from 'node:path';
import { app, BrowserWindow, dialog, ipcMain } from 'electron';
import { CHANNELS } from './messages.ts';

/** Suffixes that a page may ask to save. */
const SUFFIXES = ['xlsx', 'csv', 'pdf'];
const MAX_NAME = 120;

/** Asks the person where to save; a page learns a token, never a path. */
export function answerSaveAs(tokenOf: (path: string) => string): void {
  ipcMain.handle(CHANNELS.saveAs, async (event, name: unknown) => {
    const window = BrowserWindow.fromWebContents(event.sender);
    if (!window || event.senderFrame?.parent !== null) throw new Error('Not the window itself');
    const { stem, suffix } = partsOf(name);
    const { canceled, filePath } = await dialog.showSaveDialog(window, {
      defaultPath: join(app.getPath('documents'), `${stem}.${suffix}`),
      filters: [{ name: suffix.toUpperCase(), extensions: [suffix] }],
    });
    return canceled || !filePath ? null : tokenOf(filePath);
  });
}

function partsOf(name: unknown): { stem: string; suffix: string } {
  const match = typeof name === 'string' && name.length <= MAX_NAME ? /^(.+)\.(\w+)$/.exec(name) : null;
  const suffix = match?.[2] ?? '';
  if (!match?.[1] || !SUFFIXES.includes(suffix)) throw new Error('Not a name to save under');
  // Characters that one file system or another gives a meaning.
  return { stem: match[1].replaceAll(/[\\/:*?"<>|\p{Cc}]/gu, '_'), suffix };
}
