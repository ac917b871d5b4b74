import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** The project's folder. */
export const ROOT = resolve(import.meta.dirname, '../..');

/** A path inside the project. */
export function inRoot(...parts: string[]): string {
  return join(ROOT, ...parts);
}

export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/**
 * Folder for what is costly to make and the same for every checkout (the registry runtime, its SQLite binding):
 * `$XDG_CACHE_HOME` or `~/.cache` of an ordinary user. Root's stands in /var/cache, because the end-to-end tests
 * run as another user, who may not look into root's home.
 */
export function cacheDir(): string {
  const base = isRoot() ? '/var/cache' : process.env.XDG_CACHE_HOME || join(homedir(), '.cache');
  return join(base, 'urban-command-centre');
}

/** A program of an installed package, run as `node <path>`: independent of shells and PATH. */
export function packageFile(...parts: string[]): string {
  const path = inRoot('node_modules', ...parts);
  if (!existsSync(path)) throw new Error(`missing ${path}: run npm ci`);
  return path;
}
