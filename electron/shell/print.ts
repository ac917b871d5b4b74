import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { app, BrowserWindow, dialog, ipcMain } from 'electron';
import { z } from 'zod';
import { APP_ORIGIN, printPages } from './app-protocol.ts';
import { CHANNELS } from './messages.ts';

/** A document of a few dozen forms with small pictures; what is larger was not made by our screens. */
const MAX_HTML = 120 * 1024 * 1024;
const A4_MARGINS_INCH = { top: 0.5, bottom: 0.7, left: 0.6, right: 0.6 };

const requestSchema = z.strictObject({
  html: z.string().min(1).max(MAX_HTML),
  output: z.enum(['pdf', 'printer']),
  name: z.string().min(1).max(120),
  footer: z.string().max(200),
});

/**
 * Prints a finished document for a page: as a PDF where the person chooses, or through the system's dialog. It is shown
 * to nobody and runs nothing: a hidden sandboxed window without scripts, network or bridge. Answers whether it was done.
 */
export function answerPrint(): void {
  ipcMain.handle(CHANNELS.print, async (event, said: unknown): Promise<boolean> => {
    const owner = BrowserWindow.fromWebContents(event.sender);
    if (!owner || event.senderFrame?.parent !== null) throw new Error('Not the window itself');
    const { html, output, name, footer } = requestSchema.parse(said);
    const file = output === 'pdf' ? await askWhere(owner, name) : null;
    if (output === 'pdf' && file === null) return false;
    const id = randomUUID();
    printPages.set(id, html);
    const hidden = new BrowserWindow({
      show: false,
      webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false, javascript: false },
    });
    try {
      await hidden.loadURL(`${APP_ORIGIN}/print/${id}`);
      if (file === null) return await printOnPaper(hidden, footer);
      await writeFile(file, await pdfOf(hidden, footer));
      return true;
    } finally {
      printPages.delete(id);
      hidden.destroy();
    }
  });
}

async function askWhere(owner: BrowserWindow, name: string): Promise<string | null> {
  const { canceled, filePath } = await dialog.showSaveDialog(owner, {
    defaultPath: join(app.getPath('documents'), `${name.replaceAll(/[\\/:*?"<>|\p{Cc}]/gu, '_')}.pdf`),
    filters: [{ name: 'PDF', extensions: ['pdf'] }],
  });
  return canceled || !filePath ? null : filePath;
}

function pdfOf(hidden: BrowserWindow, footer: string): Promise<Buffer> {
  const line = `<div style="width:100%;margin:0 15mm;font-size:8px;display:flex;justify-content:space-between"><span>${escaped(footer)}</span><span><span class="pageNumber"></span> / <span class="totalPages"></span></span></div>`;
  return hidden.webContents.printToPDF({
    pageSize: 'A4',
    margins: A4_MARGINS_INCH,
    printBackground: true,
    displayHeaderFooter: true,
    headerTemplate: '<span></span>',
    footerTemplate: line,
  });
}

function printOnPaper(hidden: BrowserWindow, footer: string): Promise<boolean> {
  return new Promise((resolve) => {
    hidden.webContents.print({ silent: false, printBackground: true, pageSize: 'A4', footer }, (done) =>
      resolve(done),
    );
  });
}

const escaped = (text: string) => text.replaceAll(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
