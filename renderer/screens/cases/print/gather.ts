import { client } from '../../../bridge/index.ts';
import type { PrintedCase } from './FormPage.tsx';

/** Pictures that a form of one case shows at most. */
const MAX_PHOTOS = 6;

/** Reads the cases one after another with their pictures; tells how many are there. @throws when `signal` fires */
export async function gather(
  ids: readonly string[],
  signal: AbortSignal,
  tell: (done: number) => void,
): Promise<PrintedCase[]> {
  const printed: PrintedCase[] = [];
  for (const id of ids) {
    signal.throwIfAborted();
    const detail = await client.cases.get({ id });
    const photos: PrintedCase['photos'] = [];
    for (const { hash, kind } of detail.photos.slice(0, MAX_PHOTOS)) {
      signal.throwIfAborted();
      const { type, base64 } = await client.cases.photo({ id, hash, size: 'thumbnail' });
      photos.push({ kind, src: `data:${type};base64,${base64}` });
    }
    printed.push({ detail, photos });
    tell(printed.length);
  }
  return printed;
}
