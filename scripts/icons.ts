/**
 * Renders resources/icons/icon.svg into the forms each system wants: PNG sizes, icon.ico (Windows), icon.icns (macOS).
 * Run after the drawing changed (needs `rsvg-convert`, Debian's librsvg2-bin): `node scripts/icons.ts`.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { inRoot } from './lib/paths.ts';
import { runMain, Trouble } from './lib/say.ts';
import { onPath } from './lib/system-packages.ts';

const DIR = inRoot('resources', 'icons');
const LINUX_SIZES = [16, 24, 32, 48, 64, 128, 256, 512];
const ICO_SIZES = [16, 24, 32, 48, 64, 128, 256];
/** The icon types of macOS that hold a PNG, with their edge in pixels. */
const ICNS_TYPES: readonly [type: string, size: number][] = [
  ['ic11', 32],
  ['ic12', 64],
  ['ic07', 128],
  ['ic13', 256],
  ['ic09', 512],
  ['ic10', 1024],
];

function png(size: number): Buffer {
  return execFileSync('rsvg-convert', ['-w', String(size), '-h', String(size), `${DIR}/icon.svg`], {
    maxBuffer: 2 ** 24,
  });
}

/** An ICO file of PNG images: a directory of 16-byte entries, then the images. */
function ico(sizes: readonly number[]): Buffer {
  const images = sizes.map(png);
  const head = Buffer.alloc(6 + 16 * images.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(images.length, 4);
  let at = head.length;
  images.forEach((image, index) => {
    const entry = 6 + 16 * index;
    // An edge of 256 is written as 0.
    head.writeUInt8((sizes[index] ?? 0) % 256, entry);
    head.writeUInt8((sizes[index] ?? 0) % 256, entry + 1);
    head.writeUInt16LE(1, entry + 4);
    head.writeUInt16LE(32, entry + 6);
    head.writeUInt32LE(image.length, entry + 8);
    head.writeUInt32LE(at, entry + 12);
    at += image.length;
  });
  return Buffer.concat([head, ...images]);
}

/** An ICNS file: blocks of type, length (with its own 8 bytes) and a PNG. */
function icns(): Buffer {
  const block = (type: string, data: Buffer) => {
    const head = Buffer.alloc(8);
    head.write(type, 'latin1');
    head.writeUInt32BE(data.length + 8, 4);
    return Buffer.concat([head, data]);
  };
  return block('icns', Buffer.concat(ICNS_TYPES.map(([type, size]) => block(type, png(size)))));
}

await runMain(async () => {
  if (!onPath('rsvg-convert')) throw new Trouble('rsvg-convert is missing (Debian: librsvg2-bin)');
  mkdirSync(`${DIR}/linux`, { recursive: true });
  // electron-builder reads the size from the name.
  for (const size of LINUX_SIZES) writeFileSync(`${DIR}/linux/${size}x${size}.png`, png(size));
  writeFileSync(`${DIR}/icon.png`, png(512));
  writeFileSync(`${DIR}/icon.ico`, ico(ICO_SIZES));
  writeFileSync(`${DIR}/icon.icns`, icns());
  return 0;
});
