import { z } from 'zod';

/** What a reader recognised: the chip of an animal, or a second-generation identity card. */
export const IDENTITY_KINDS = ['chip', 'idCard'] as const;
export const identityKindSchema = z.enum(IDENTITY_KINDS);
export type IdentityKind = z.infer<typeof identityKindSchema>;

/** One reading. Of a card, `code` is its masked number; the rest of it is never on disk. */
export const identityReadSchema = z.object({
  id: z.uuid(),
  deviceId: z.uuid(),
  linkId: z.uuid(),
  kind: identityKindSchema,
  /** Fifteen digits of a chip, `110105********0123` of a card. */
  code: z.string(),
  at: z.number().int(),
});
export type IdentityRead = z.infer<typeof identityReadSchema>;

/** What stands on a card, as `reveal` answers it: not marked as personal, since showing it is the purpose. */
export const idCardSchema = z.object({
  name: z.string(),
  sex: z.string(),
  nation: z.string(),
  birth: z.string(),
  address: z.string(),
  idNumber: z.string(),
  issuer: z.string(),
  validFrom: z.string(),
  validTo: z.string(),
});
export type IdCard = z.infer<typeof idCardSchema>;
