import { app, type Session, session } from 'electron';
import { APP_ORIGIN } from './app-protocol.ts';

/** Denies, for every present and future page, whatever the product does not need. */
export function lockDown(): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
    contents.on('will-navigate', (event, url) => {
      if (new URL(url).origin !== APP_ORIGIN && !url.startsWith(`${APP_ORIGIN}/`)) event.preventDefault();
      else if (url !== contents.getURL()) event.preventDefault();
    });
    contents.on('will-redirect', (event) => event.preventDefault());
    contents.on('will-attach-webview', (event) => event.preventDefault());
  });
}

/** No camera, microphone, location, notifications … for any page; no request leaves the machine. */
export function lockDownSession(target: Session = session.defaultSession): void {
  target.setPermissionRequestHandler((_contents, permission, decide) => decide(permission === 'fullscreen'));
  target.setPermissionCheckHandler((_contents, permission) => permission === 'fullscreen');
  target.setDevicePermissionHandler(() => false);
  target.webRequest.onBeforeRequest((details, decide) => {
    const allowed = /^(app|blob|data|devtools):/.test(details.url);
    decide({ cancel: !allowed });
  });
}
