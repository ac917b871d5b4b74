import { z } from 'zod';
import { permitted } from '#shared/kernel/contract.ts';
import { PERMISSIONS } from '#shared/kernel/permissions.ts';
import { bilingualSchema, keySchema } from '#shared/modules/territory/index.ts';

/** Characters of JSON that one preference may hold (64 KB). */
export const MAX_PREFERENCE_CHARS = 65_536;
/** Preferences that one person may hold. */
export const MAX_PREFERENCES = 500;

export const signedInSchema = z.object({
  personId: keySchema,
  personName: z.string(),
  postId: keySchema,
  postName: bilingualSchema,
  unitId: keySchema.nullable(),
  unitName: bilingualSchema.nullable(),
  permissions: z.array(z.enum(PERMISSIONS)),
});
export type SignedInView = z.infer<typeof signedInSchema>;

/** Someone who may sign in, with the posts that this person holds. */
export const personChoiceSchema = z.object({
  personId: keySchema,
  personName: z.string(),
  unitId: keySchema,
  unitName: bilingualSchema,
  posts: z.array(z.object({ postId: keySchema, postName: bilingualSchema })),
});
export type PersonChoice = z.infer<typeof personChoiceSchema>;

const meSchema = z.object({ signedIn: signedInSchema.nullable() });

/** What a screen remembers for a person: `grid.queue`, `panel.layout`, `theme`, `language`, `view.<id>` … */
export const preferenceKeySchema = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9.:/-]{0,127}$/);

export const accountsContract = {
  me: permitted('anyone').output(meSchema),
  people: permitted('anyone').output(z.array(personChoiceSchema).max(5000)),
  /** Refuses `accounts.unknownPerson`, `accounts.postNotHeld`. Who was signed in at the window is signed out. */
  signIn: permitted('anyone')
    .input(z.object({ personId: keySchema, postId: keySchema }))
    .output(meSchema),
  signOut: permitted('signedIn').output(meSchema),
  preferences: {
    /** The person's own values; a key without one is left out. */
    get: permitted('signedIn')
      .input(z.object({ keys: z.array(preferenceKeySchema).min(1).max(100) }))
      .output(z.record(z.string(), z.unknown())),
    /**
     * Keeps `value` (plain JSON); `null` forgets the key.
     * Refuses `preferences.tooLarge` (64 KB), `preferences.tooMany` (500 keys).
     */
    set: permitted('preference.write')
      .input(z.object({ key: preferenceKeySchema, value: z.unknown() }))
      .output(z.object({ key: preferenceKeySchema })),
  },
};
