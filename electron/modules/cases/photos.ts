import * as crypto from 'node:crypto';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { toRefusal } from '#electron/platform/db/index.ts';
import { Refusal } from '#shared/kernel/refusal.ts';
import { MAX_PHOTO_BYTES, MAX_THUMBNAIL_BYTES } from '#shared/modules/cases/index.ts';

export type PhotoType = 'image/jpeg' | 'image/png' | 'image/webp';
export type PhotoSize = 'full' | 'thumbnail';

/** What the first bytes say a picture is; null for everything else, whatever its name. */
export function sniffPhoto(bytes: Buffer): PhotoType | null {
  if (bytes.length < 12) return null;
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'image/jpeg';
  if (bytes.subarray(0, 8).toString('latin1') === '\x89PNG\r\n\x1a\n') return 'image/png';
  const isWebp = bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP';
  return isWebp ? 'image/webp' : null;
}

const sha256 = (bytes: Buffer) => crypto.createHash('sha256').update(bytes).digest('hex');

/** Pictures as files named by their SHA-256, `aa/<hash>` below one folder, the thumbnail beside it. */
export class PhotoFiles {
  readonly #dir: string;

  constructor(dir: string) {
    this.#dir = dir;
  }

  /**
   * Keeps a picture and its thumbnail; the same bytes are kept once. Returns the hash.
   * @throws Refusal `photo.notAPicture`, `photo.tooLarge`, `db.full`, `db.readOnly`
   */
  keep(bytes: Buffer, thumbnail: Buffer): string {
    if (bytes.length > MAX_PHOTO_BYTES || thumbnail.length > MAX_THUMBNAIL_BYTES)
      throw new Refusal('photo.tooLarge');
    if (!sniffPhoto(bytes) || !sniffPhoto(thumbnail)) throw new Refusal('photo.notAPicture');
    const hash = sha256(bytes);
    try {
      fs.mkdirSync(path.dirname(this.#file(hash, 'full')), { recursive: true });
      this.#write(this.#file(hash, 'full'), bytes);
      this.#write(this.#file(hash, 'thumbnail'), thumbnail);
    } catch (error) {
      throw toRefusal(error, this.#dir);
    }
    return hash;
  }

  /** @throws Refusal `photo.unknown` when the file is gone, `photo.damaged` when it is not what was kept. */
  read(hash: string, size: PhotoSize): { type: PhotoType; bytes: Buffer } {
    const bytes = this.#read(this.#file(hash, size));
    const type = sniffPhoto(bytes);
    if (!type || (size === 'full' && sha256(bytes) !== hash)) throw new Refusal('photo.damaged', { hash });
    return { type, bytes };
  }

  #read(file: string): Buffer {
    try {
      if (fs.statSync(file).size > MAX_PHOTO_BYTES) throw new Refusal('photo.damaged');
      return fs.readFileSync(file);
    } catch (error) {
      if (error instanceof Refusal) throw error;
      throw new Refusal('photo.unknown');
    }
  }

  /** Written aside, then renamed: a file under its name is whole. */
  #write(file: string, bytes: Buffer): void {
    if (fs.existsSync(file)) return;
    const aside = `${file}.${process.pid}.new`;
    fs.writeFileSync(aside, bytes, { flush: true });
    fs.renameSync(aside, file);
  }

  #file(hash: string, size: PhotoSize): string {
    if (!/^[0-9a-f]{64}$/.test(hash)) throw new Refusal('photo.unknown');
    return path.join(this.#dir, hash.slice(0, 2), size === 'full' ? hash : `${hash}.thumbnail`);
  }
}
