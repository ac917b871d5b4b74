import { z } from 'zod';

/** A name in both languages of the screens. */
export const bilingualSchema = z.strictObject({
  zh: z.string().min(1).max(200),
  en: z.string().min(1).max(200),
});
export type Bilingual = z.infer<typeof bilingualSchema>;

/** A key that rows use to name each other: letters, digits, dot, dash. */
export const keySchema = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9.-]{0,63}$/);

/** Where a figure or a name was taken from, so that a bureau can judge it. */
export const sourceSchema = z.string().min(1).max(400);

/** Six digits of GB/T 2260: the district. */
export const adminCodeSchema = z.string().regex(/^\d{6}$/);

/** Nine digits: the district (GB/T 2260) and its street or town (GB/T 10114). */
export const streetCodeSchema = z.string().regex(/^\d{9}$/);

/** Twelve digits: the street and the community or village. */
export const communityCodeSchema = z.string().regex(/^\d{12}$/);
