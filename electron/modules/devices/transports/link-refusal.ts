import type { RefusalData } from '#shared/kernel/refusal.ts';

const BY_ERRNO: Record<string, string> = {
  EADDRINUSE: 'link.addressInUse',
  EADDRNOTAVAIL: 'link.addressMissing',
  EACCES: 'link.forbidden',
  EPERM: 'link.forbidden',
  ENOENT: 'link.missing',
  EISDIR: 'link.missing',
  ECONNREFUSED: 'link.refused',
  ECONNRESET: 'link.reset',
  EPIPE: 'link.reset',
  ETIMEDOUT: 'link.timeout',
  ENOTFOUND: 'link.hostUnknown',
  EAI_AGAIN: 'link.hostUnknown',
  EHOSTUNREACH: 'link.unreachable',
  ENETUNREACH: 'link.unreachable',
};

/** Serial bindings say it in words only. */
const BY_WORDS: readonly (readonly [RegExp, string])[] = [
  [/cannot lock port|access denied|resource busy/i, 'link.portBusy'],
  [/permission denied/i, 'link.forbidden'],
  [/no such file|file not found|cannot find/i, 'link.missing'],
  [/disconnected|input\/output error/i, 'link.unplugged'],
];

/** What an operating system's error means for a link; `link.broken` with its own words when it is not known. */
export function linkRefusal(error: unknown, target: string): RefusalData {
  const detail = error instanceof Error ? error.message : String(error);
  const errno = (error as { code?: unknown } | null)?.code;
  const code =
    (typeof errno === 'string' ? BY_ERRNO[errno] : undefined) ??
    BY_WORDS.find(([words]) => words.test(detail))?.[1] ??
    'link.broken';
  return { code, params: { target, detail: detail.slice(0, 300) } };
}
