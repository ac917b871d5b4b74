import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { protocol } from 'electron';

const SCHEME = 'app';
export const APP_ORIGIN = `${SCHEME}://ucc`;

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.json': 'application/json; charset=utf-8',
};

/** Style elements are written by the component and grid libraries at run time; scripts come from our files only. */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' blob: data:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-src 'none'",
  "object-src 'none'",
].join('; ');

/** Of a document on its way to a printer: nothing runs, nothing is fetched; its pictures are in it. */
const PRINT_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

const PRINT_HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': PRINT_POLICY,
  'cache-control': 'no-store',
};

/** Documents that hidden windows are printing, by the name in their address. */
export const printPages = new Map<string, string>();

/** Must run before the application is ready: pages of this scheme are a secure, ordinary origin. */
export function declareAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

/** Serves the built pages, and nothing outside their folder. */
export function serveAppScheme(rootDir: string): void {
  protocol.handle(SCHEME, async (request) => {
    const url = new URL(request.url);
    const path = normalize(
      join(rootDir, decodeURIComponent(url.pathname === '/' ? '/index.html' : url.pathname)),
    );
    const printed = url.host === 'ucc' && printPages.get(url.pathname.replace(/^\/print\//, ''));
    if (printed) return new Response(printed, { headers: PRINT_HEADERS });
    if (url.host !== 'ucc' || request.method !== 'GET' || !path.startsWith(rootDir + sep)) return refuse(403);
    try {
      const body = await readFile(path);
      return new Response(new Uint8Array(body), {
        headers: {
          'content-type': TYPES[extname(path)] ?? 'application/octet-stream',
          'content-security-policy': CONTENT_SECURITY_POLICY,
          'x-content-type-options': 'nosniff',
          'cache-control': 'no-cache',
        },
      });
    } catch {
      return refuse(404);
    }
  });
}

function refuse(status: number): Response {
  return new Response(null, { status });
}
