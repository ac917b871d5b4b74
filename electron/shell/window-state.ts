import { randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';

const schema = z.object({
  /** Names this place for good. */
  id: z.uuid(),
  bounds: z.object({
    x: z.number().int().optional(),
    y: z.number().int().optional(),
    width: z.number().int().min(400).max(20_000),
    height: z.number().int().min(300).max(20_000),
  }),
  maximized: z.boolean(),
});

export type WindowState = z.infer<typeof schema>;

const FIRST = { bounds: { width: 1600, height: 900 }, maximized: false };

/** Where the window stood last time; a new place of the first size when there is no record or it cannot be read. */
export function loadWindowState(file: string): WindowState {
  try {
    return schema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    const first = { id: randomUUID(), ...FIRST };
    // At once: a power cut must not take the place's name with it.
    saveWindowState(file, first);
    return first;
  }
}

/** Best effort: a desk that cannot remember its place still works. */
export function saveWindowState(file: string, state: WindowState): void {
  try {
    writeFileSync(file, JSON.stringify(state));
  } catch {}
}
