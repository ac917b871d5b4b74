import { z } from 'zod';

/** Kinds of personal data, each with its own mask (138****8000, 王**, 110105********0123). */
export type PersonalKind = 'phone' | 'name' | 'idNumber' | 'address';

/** Marks a text field as personal data: the contract's door masks it in every answer. */
export function personal(kind: PersonalKind): z.ZodString {
  return z.string().meta({ personal: kind });
}

const MASKS: Record<PersonalKind, (text: string) => string> = {
  phone: (text) => (text.length < 7 ? '*'.repeat(text.length) : `${text.slice(0, 3)}****${text.slice(-4)}`),
  name: (text) => {
    const [family = '', ...rest] = [...text];
    return rest.length === 0 ? '*' : family + '*'.repeat(rest.length);
  },
  idNumber: (text) =>
    text.length < 10
      ? '*'.repeat(text.length)
      : text.slice(0, 6) + '*'.repeat(text.length - 10) + text.slice(-4),
  address: (text) => (text.length <= 6 ? '****' : `${text.slice(0, 6)}****`),
};

export function mask(kind: PersonalKind, text: string): string {
  return text === '' ? '' : MASKS[kind](text);
}

type Masker = (value: unknown) => unknown;

/**
 * Compiles a schema into a function that masks every field marked with {@link personal}.
 * Returns `null` when the schema holds none, so that answers without personal data cost nothing.
 * Throws on a schema kind that could hide a marked field from the walk.
 */
export function compileMasker(schema: z.ZodType): Masker | null {
  return build(schema as z.core.$ZodType, new Map());
}

function build(schema: z.core.$ZodType, seen: Map<z.core.$ZodType, Masker | null>): Masker | null {
  const kind = z.globalRegistry.get(schema)?.personal as PersonalKind | undefined;
  if (kind) return (value) => (typeof value === 'string' ? mask(kind, value) : value);
  const known = seen.get(schema);
  if (known !== undefined) return known;
  seen.set(schema, null);
  const masker = buildInner((schema as z.core.$ZodTypes)._zod.def, (inner) => build(inner, seen));
  seen.set(schema, masker);
  return masker;
}

function buildInner(
  def: z.core.$ZodTypes['_zod']['def'],
  inner: (schema: z.core.$ZodType) => Masker | null,
): Masker | null {
  switch (def.type) {
    case 'object':
      return maskObject(Object.entries(def.shape).map(([key, field]) => [key, inner(field)] as const));
    case 'array':
      return maskEach(inner(def.element));
    case 'record':
      return maskRecord(inner(def.valueType));
    case 'nullable':
    case 'optional':
    case 'default':
    case 'readonly':
      return inner(def.innerType);
    case 'union':
      return maskUnion(def.options.map((option) => ({ option, masker: inner(option) })));
    case 'tuple':
    case 'map':
    case 'set':
    case 'lazy':
    case 'intersection':
    case 'pipe':
    case 'transform':
      throw new Error(`The door cannot look for personal data inside a "${def.type}" schema`);
    default:
      return null;
  }
}

function maskObject(fields: (readonly [string, Masker | null])[]): Masker | null {
  const marked = fields.filter((field): field is readonly [string, Masker] => field[1] !== null);
  if (marked.length === 0) return null;
  return (value) => {
    if (value === null || typeof value !== 'object') return value;
    const copy: Record<string, unknown> = { ...(value as Record<string, unknown>) };
    for (const [key, masker] of marked) if (copy[key] != null) copy[key] = masker(copy[key]);
    return copy;
  };
}

function maskEach(masker: Masker | null): Masker | null {
  return masker && ((value) => (Array.isArray(value) ? value.map(masker) : value));
}

function maskRecord(masker: Masker | null): Masker | null {
  if (!masker) return null;
  return (value) =>
    value && typeof value === 'object'
      ? Object.fromEntries(Object.entries(value).map(([key, item]) => [key, masker(item)]))
      : value;
}

function maskUnion(options: { option: z.core.$ZodType; masker: Masker | null }[]): Masker | null {
  if (options.every(({ masker }) => masker === null)) return null;
  return (value) => {
    const match = options.find(({ option }) => z.safeParse(option, value).success);
    return match?.masker ? match.masker(value) : value;
  };
}

/** Mobile numbers and identity numbers, wherever they stand between other characters. */
const NUMBERS_WITHIN = /(?<!\d)(?:(1[3-9]\d{9})|(\d{17}[\dXx]))(?!\d)/g;

/** Masks the numbers of people that somebody wrote into a free text. */
export function maskWithin(text: string): string {
  return text.replace(NUMBERS_WITHIN, (number, phone) => mask(phone ? 'phone' : 'idNumber', number));
}
