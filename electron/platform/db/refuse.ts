import { Refusal } from '#shared/kernel/refusal.ts';

const CODES: Record<string, string> = {
  SQLITE_CORRUPT: 'db.corrupt',
  SQLITE_NOTADB: 'db.corrupt',
  SQLITE_FULL: 'db.full',
  SQLITE_READONLY: 'db.readOnly',
  SQLITE_CANTOPEN: 'db.readOnly',
  SQLITE_IOERR: 'db.unreadable',
  SQLITE_BUSY: 'db.busy',
  ENOSPC: 'db.full',
  EACCES: 'db.readOnly',
  EPERM: 'db.readOnly',
  EROFS: 'db.readOnly',
  ENOTDIR: 'db.readOnly',
  EEXIST: 'db.readOnly',
  ENOENT: 'db.readOnly',
};

/** Turns what SQLite or the file system said into a refusal that a person can act on; passes on anything else. */
export function toRefusal(error: unknown, file: string): unknown {
  if (error instanceof Refusal || !(error instanceof Error)) return error;
  const code = (error as Error & { code?: string }).code ?? '';
  const known = CODES[code] ?? CODES[code.split('_').slice(0, 2).join('_')];
  return known ? new Refusal(known, { file, detail: error.message }) : error;
}
