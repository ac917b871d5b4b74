import { z } from 'zod';
import type { ProtocolPoint } from '#shared/modules/devices/index.ts';
import type { Jt808Extra } from './location.ts';

const Type = z.enum(['u8', 'u16', 'u32', 'i8', 'i16', 'i32']);
const Item = z.strictObject({
  /** Id of the extra item, two hex digits. */
  id: z.string().regex(/^[0-9A-F]{2}$/),
  /** Where the figure begins inside the item. */
  offset: z.number().int().min(0).max(250).default(0),
  type: Type,
  /** Which bit is meant; the whole figure when left out. */
  bit: z.number().int().min(0).max(31).optional(),
  scale: z.number().default(1),
  code: z.string().regex(/^[A-Za-z][A-Za-z0-9]{0,31}$/),
  unit: z.string().max(12),
  name: z.strictObject({ zh: z.string().min(1), en: z.string().min(1) }),
});
const File = z.strictObject({
  source: z.string(),
  standard: z.array(Item),
  vendors: z.record(z.string(), z.strictObject({ note: z.string(), items: z.array(Item) })),
});

/** What extra items of a location report say; vendors' ones apart, since they use the same ids differently. */
export type ExtraTables = z.infer<typeof File>;

/** Reads the content of `extras.json`. Throws when it is not what it should be: it is ours, so that is a bug. */
export function parseExtras(json: unknown): ExtraTables {
  return File.parse(json);
}

export function pointsOf({ standard, vendors }: ExtraTables): ProtocolPoint[] {
  const items = [...standard, ...Object.values(vendors).flatMap((vendor) => vendor.items)];
  const byCode = new Map(items.map(({ code, unit, name }) => [code, { code, unit, name }]));
  return [...byCode.values()];
}

const BYTES = { u8: 1, u16: 2, u32: 4, i8: 1, i16: 2, i32: 4 } as const;

function readFigure({ type, offset, bit, scale }: z.infer<typeof Item>, bytes: Uint8Array): number | null {
  if (offset + BYTES[type] > bytes.length) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset + offset, BYTES[type]);
  const read = {
    u8: () => view.getUint8(0),
    u16: () => view.getUint16(0),
    u32: () => view.getUint32(0),
    i8: () => view.getInt8(0),
    i16: () => view.getInt16(0),
    i32: () => view.getInt32(0),
  }[type];
  const value = read();
  // Twelve digits undo what binary fractions add.
  return bit === undefined ? Number((value * scale).toPrecision(12)) : (value >>> bit) & 1;
}

/** Figures of the extra items that the tables know, by code. */
export function readExtras(
  tables: ExtraTables,
  vendor: string,
  extras: readonly Jt808Extra[],
): { code: string; unit: string; value: number }[] {
  const own = Object.hasOwn(tables.vendors, vendor) ? (tables.vendors[vendor]?.items ?? []) : [];
  return extras.flatMap(({ id, bytes }) => {
    const hex = id.toString(16).toUpperCase().padStart(2, '0');
    const mine = own.filter((item) => item.id === hex);
    const items = mine.length > 0 ? mine : tables.standard.filter((item) => item.id === hex);
    return items.flatMap((item) => {
      const value = readFigure(item, bytes);
      return value === null ? [] : [{ code: item.code, unit: item.unit, value }];
    });
  });
}
