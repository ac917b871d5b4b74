import { stat } from 'node:fs/promises';
import { isAbsolute } from 'node:path';
import { Refusal } from '#shared/kernel/refusal.ts';
import { MAX_FILE_BYTES } from './bounds.ts';

/**
 * Looks what stands at a path before it is opened; returns its size in bytes.
 * @throws Refusal `import.fileMissing`, `import.notAFile` (folder, device, pipe), `import.fileEmpty`,
 * `import.fileTooLarge`.
 */
export async function checkFile(file: string): Promise<number> {
  if (!isAbsolute(file) || file.includes('\u0000')) throw new Refusal('import.fileMissing', { file });
  const found = await stat(file).catch(() => null);
  if (!found) throw new Refusal('import.fileMissing', { file });
  if (!found.isFile()) throw new Refusal('import.notAFile', { file });
  if (found.size === 0) throw new Refusal('import.fileEmpty', { file });
  if (found.size > MAX_FILE_BYTES)
    throw new Refusal('import.fileTooLarge', { file, bytes: found.size, most: MAX_FILE_BYTES });
  return found.size;
}
