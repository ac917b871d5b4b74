import { BrowserWindow } from 'electron';

/** Seats that one machine carries: more people do not sit at one keyboard's screens. */
const MAX_SEATS = 4;

/** Ctrl+Shift+N in a window opens another seat: a window of its own where somebody else signs in. */
export function openSeatsByKey(window: BrowserWindow, open: () => void): void {
  window.webContents.on('before-input-event', (event, { type, control, meta, shift, alt, key }) => {
    const isAsked = type === 'keyDown' && (control || meta) && shift && !alt && key.toLowerCase() === 'n';
    if (!isAsked) return;
    event.preventDefault();
    if (BrowserWindow.getAllWindows().length < MAX_SEATS) open();
  });
}
