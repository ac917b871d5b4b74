/** Diagnostic lines for people who keep the machine; what happened in the bureau is a fact, not a log line. */
export interface Log {
  info(event: string, detail?: Record<string, unknown>): void;
  warn(event: string, detail?: Record<string, unknown>): void;
  error(event: string, detail?: Record<string, unknown>): void;
}

/** Writes one JSON line per event to `write` (stderr in the command line and the engine). */
export function jsonLog(write: (line: string) => void, now: () => number): Log {
  const emit =
    (level: string) =>
    (event: string, detail: Record<string, unknown> = {}) =>
      write(`${JSON.stringify({ at: new Date(now()).toISOString(), level, event, ...detail })}\n`);
  return { info: emit('info'), warn: emit('warn'), error: emit('error') };
}

export const silentLog: Log = { info: () => {}, warn: () => {}, error: () => {} };
