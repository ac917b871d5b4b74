import { crc32, deflateSync, inflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const GREY = 0;
const PALETTE = 3;
const TRUE_COLOUR_ALPHA = 6;
const COLOURS = 256;

interface Pixels {
  width: number;
  height: number;
  /** Bytes of a pixel: 3 (RGB) or 4 (RGBA). */
  depth: number;
  data: Buffer;
}

/** A small PNG (W3C PNG), 320 × 240 pixels, eight bits of grey: something like sky above a gravel yard. */
export function picture(): Buffer {
  const [width, height, horizon] = [320, 240, 100];
  const data = Buffer.alloc(width * height);
  for (let i = 0; i < data.length; i += 1) {
    const [x, y] = [i % width, Math.floor(i / width)];
    data[i] = y < horizon ? 225 - (y >> 1) : 90 + (y >> 2) + ((x * 31 + y * 17) % 23);
  }
  return encode({ width, height, colour: GREY, data });
}

/**
 * A screenshot with 256 colours: the commonest shades of a screen, every other one as the nearest of them. Takes what
 * Chromium writes (eight bits a channel, no interlace).
 */
export function withFewColours(png: Buffer): Buffer {
  const { width, height, depth, data } = decode(png);
  const counts = new Map<number, number>();
  const shadeAt = (pixel: number) => data.readUIntBE(pixel * depth, 3);
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    counts.set(shadeAt(pixel), (counts.get(shadeAt(pixel)) ?? 0) + 1);
  }
  // Of shades that differ in their last bits alone the commonest stands for all.
  const commonest = [...counts].sort((a, b) => b[1] - a[1]).map(([shade]) => shade);
  const alike = (shade: number) => (shade & 0xfcfcfc) >>> 0;
  const distinct = new Map(commonest.toReversed().map((shade) => [alike(shade), shade]));
  const palette = commonest.filter((shade) => distinct.get(alike(shade)) === shade).slice(0, COLOURS);
  const places = new Map<number, number>();
  const indexes = Buffer.alloc(width * height);
  for (let i = 0; i < indexes.length; i += 1) {
    const shade = shadeAt(i);
    const place = places.get(shade) ?? nearest(palette, shade);
    places.set(shade, place);
    indexes[i] = place;
  }
  const colours = Buffer.concat(
    palette.map((shade) => Buffer.from([shade >> 16, (shade >> 8) & 0xff, shade & 0xff])),
  );
  return encode({ width, height, colour: PALETTE, data: indexes, colours });
}

function nearest(palette: readonly number[], shade: number): number {
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  for (const [place, candidate] of palette.entries()) {
    const distance = [16, 8, 0].reduce(
      (sum, bits) => sum + (((candidate >> bits) & 0xff) - ((shade >> bits) & 0xff)) ** 2,
      0,
    );
    if (distance < least) [best, least] = [place, distance];
  }
  return best;
}

function decode(png: Buffer): Pixels {
  const parts: Buffer[] = [];
  for (let at = SIGNATURE.length; at < png.length; ) {
    const length = png.readUInt32BE(at);
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(png.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  const depth = png[25] === TRUE_COLOUR_ALPHA ? 4 : 3;
  const filtered = inflateSync(Buffer.concat(parts));
  const stride = width * depth;
  const data = Buffer.alloc(stride * height);
  for (let y = 0; y < height; y += 1) {
    const filter = filtered[y * (stride + 1)] ?? 0;
    for (let x = 0; x < stride; x += 1) {
      const left = x < depth ? 0 : (data[y * stride + x - depth] ?? 0);
      const up = y === 0 ? 0 : (data[(y - 1) * stride + x] ?? 0);
      const corner = x < depth || y === 0 ? 0 : (data[(y - 1) * stride + x - depth] ?? 0);
      const raw = filtered[y * (stride + 1) + 1 + x] ?? 0;
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter] ?? 0;
      data[y * stride + x] = raw + guess;
    }
  }
  return { width, height, depth, data };
}

/** W3C PNG, 9.4. */
function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [a, b, c] = [left, up, corner].map((value) => Math.abs(guess - value)) as [number, number, number];
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
}

function encode(image: {
  width: number;
  height: number;
  colour: number;
  data: Buffer;
  colours?: Buffer;
}): Buffer {
  const { width, height, colour, data, colours } = image;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 8;
  header[9] = colour;
  const rows = Array.from({ length: height }, (_, y) => [
    Buffer.from([0]),
    data.subarray(y * width, (y + 1) * width),
  ]);
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    ...(colours ? [chunk('PLTE', colours)] : []),
    chunk('IDAT', deflateSync(Buffer.concat(rows.flat()), { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(named.length + 8);
  framed.writeUInt32BE(data.length, 0);
  named.copy(framed, 4);
  framed.writeUInt32BE(crc32(named), named.length + 4);
  return framed;
}
