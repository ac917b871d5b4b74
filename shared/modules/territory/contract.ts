import { z } from 'zod';
import { permitted } from '#shared/kernel/contract.ts';
import { bilingualSchema } from './base.ts';
import { classKindSchema } from './class-key.ts';
import { phraseSchema, townshipSchema, unitSchema } from './profile.ts';
import { areaClassSchema, caseSourceSchema, filingConditionSchema, urgencySchema } from './rules.ts';

/** What screens need to show codes as words; asked once per sign-in. */
export const referenceSchema = z.object({
  codeSet: z.string(),
  majors: z.array(z.object({ kind: classKindSchema, code: z.string(), zh: z.string(), en: z.string() })),
  classes: z.array(z.object({ key: z.string(), zh: z.string(), en: z.string() })),
  streets: z.array(townshipSchema.pick({ code: true, zh: true, kind: true })),
  units: z.array(unitSchema),
  sources: z.array(caseSourceSchema),
  phrases: z.array(phraseSchema),
  posts: z.array(z.object({ id: z.string(), name: bilingualSchema })),
});
export type Reference = z.infer<typeof referenceSchema>;

export const foundNameSchema = z.object({
  kind: z.enum(['class', 'street', 'community', 'unit']),
  id: z.string(),
  zh: z.string(),
  by: z.enum(['zh', 'pinyin', 'initials']),
});

export type FoundName = z.infer<typeof foundNameSchema>;

export const territoryContract = {
  reference: permitted('signedIn').output(referenceSchema),
  /** Names by Chinese text, full pinyin or initials. */
  findNames: permitted('signedIn')
    .input(z.object({ query: z.string().max(40), max: z.number().int().min(1).max(50) }))
    .output(z.array(foundNameSchema)),
  /** Classes that the words of a description suggest, best first. */
  suggestClasses: permitted('signedIn')
    .input(z.object({ text: z.string().max(4000), max: z.number().int().min(1).max(10) }))
    .output(z.array(z.object({ classKey: z.string(), score: z.number(), matched: z.array(z.string()) }))),
  /** Filing conditions of a class, most specific first. */
  filingConditions: permitted('signedIn')
    .input(
      z.object({
        classKey: z.string().max(10),
        areaClass: areaClassSchema.optional(),
        urgency: urgencySchema.optional(),
      }),
    )
    .output(z.array(filingConditionSchema)),
};
