import { z } from 'zod';
import {
  adminCodeSchema,
  bilingualSchema,
  communityCodeSchema,
  keySchema,
  streetCodeSchema,
} from './base.ts';
import { caseNumberFormatSchema } from './case-number.ts';
import { areaClassSchema } from './rules.ts';

/** Name of a profile's folder: lower-case letters, digits, dashes. */
export const profileIdSchema = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/);

const degrees = (limit: number) => z.number().min(-limit).max(limit);

/** A district's settings: whose it is, how it numbers cases, which code set, calendar and zone it keeps. */
export const profileSchema = z.strictObject({
  id: profileIdSchema,
  example: z.boolean(),
  adminCode: adminCodeSchema,
  name: bilingualSchema,
  parent: bilingualSchema,
  bureau: bilingualSchema,
  caseNumberFormat: caseNumberFormatSchema,
  codeSet: keySchema,
  calendar: keySchema,
  zone: z.string().regex(/^[A-Za-z]+\/[A-Za-z_]+$/),
  /** WGS-84 degrees and a web-map zoom level. */
  map: z.strictObject({ lon: degrees(180), lat: degrees(90), zoom: z.number().min(1).max(20) }),
});
export type Profile = z.infer<typeof profileSchema>;

/**
 * A street, town or township, with the code of the primary source. `nbsCode` and `nbsName` stand only where the
 * NBS 2023 division differs; `nbsCode: null` says that it lists no such place. Kind `statistical` is a zone or
 * farm that only the NBS division lists: it holds communities and has no squad of its own.
 */
export const townshipSchema = z.strictObject({
  code: streetCodeSchema,
  zh: z.string().min(1).max(60),
  kind: z.enum(['street', 'town', 'township', 'zone', 'statistical']),
  source: z.enum(['areacity2025', 'nbs2023', 'example']),
  nbsCode: streetCodeSchema.nullable().optional(),
  nbsName: z.string().min(1).max(60).optional(),
  areaClass: areaClassSchema.optional(),
  /** How many unit grids (单元网格) it is divided into. */
  unitGrids: z.int().min(1).max(100_000).optional(),
});
export type Township = z.infer<typeof townshipSchema>;

/** A community or village as one line: NBS code, name, code of its street in `townships.json`. */
export const communityRowSchema = z.tuple([communityCodeSchema, z.string().min(1).max(60), streetCodeSchema]);
export interface Community {
  code: string;
  zh: string;
  street: string;
}

/** 责任单位: a department of the district, the squad of a street, or a contractor. */
export const unitSchema = z.strictObject({
  id: keySchema,
  zh: z.string().min(1).max(60),
  en: z.string().min(1).max(120),
  kind: z.enum(['department', 'squad', 'contractor']),
  street: streetCodeSchema.optional(),
});
export type Unit = z.infer<typeof unitSchema>;

/** Someone with a seat: one person may hold several posts. */
export const personSchema = z.strictObject({
  id: keySchema,
  name: z.string().min(1).max(40),
  unit: keySchema,
  posts: z.array(keySchema).min(1).max(20),
});
export type Person = z.infer<typeof personSchema>;

/** Steps at which canned phrases are offered. */
export const PHRASE_USES = [
  'register',
  'verify',
  'reject',
  'dispatch',
  'dispose',
  'extend',
  'return',
  'suspend',
  'check',
  'rework',
  'close',
  'void',
  'supervise',
  'urge',
] as const;

/** 惯用语: text that an operator inserts at one kind of step. */
export const phraseSchema = z.strictObject({
  id: keySchema,
  use: z.enum(PHRASE_USES),
  zh: z.string().min(1).max(300),
});
export type Phrase = z.infer<typeof phraseSchema>;
