import { z } from 'zod';
import { permitted } from '#shared/kernel/contract.ts';
import { effectReportSchema } from './effects/index.ts';
import { ruleContentSchema, ruleKindSchema } from './kinds.ts';

/** A rule set larger than this, as text, is refused: none of a district comes near. */
export const MAX_RULE_CHARS = 2_000_000;
/** Versions that a history lists, newest first. */
export const MAX_RULE_VERSIONS = 200;
/** How far ahead a version may be planned. */
export const MAX_PLANNED_MS = 366 * 86_400_000;

const at = z.int();
const number = z.int().min(0);

/** Who published or edited: the person's name as the district's data has it, and the post they sat on. */
const editorSchema = z.object({ name: z.string(), postId: z.string().nullable() });

export const ruleVersionSchema = z.object({
  number,
  effectiveFrom: at,
  publishedAt: at,
  by: editorSchema,
  reason: z.string(),
});
export type RuleVersionView = z.infer<typeof ruleVersionSchema>;

/** What is wrong with a draft. `path` as in `rows[3].limit.value`; `code` is worded by the screen, `issue` narrows it. */
export const ruleProblemSchema = z.object({
  path: z.string(),
  code: z.string(),
  issue: z.string(),
  reason: z.string(),
  /** False: it may be published all the same, and work is left undone that somebody should know of. */
  blocks: z.boolean(),
  /** Another file that would name what this one no longer holds. */
  elsewhere: z.string().nullable(),
});
export type RuleProblem = z.infer<typeof ruleProblemSchema>;

const draftHeadSchema = z.object({ revision: z.int(), by: editorSchema, changedAt: at });

export const ruleSetSummarySchema = z.object({
  kind: ruleKindSchema,
  /** 0: the shipped files. */
  inForce: number,
  inForceSince: at.nullable(),
  planned: z.array(ruleVersionSchema.pick({ number: true, effectiveFrom: true })).max(20),
  draft: draftHeadSchema.nullable(),
});
export type RuleSetSummary = z.infer<typeof ruleSetSummarySchema>;

const draftSchema = draftHeadSchema.extend({
  content: ruleContentSchema,
  problems: z.array(ruleProblemSchema).max(300),
});
export type RuleDraft = z.infer<typeof draftSchema>;

const kind = { kind: ruleKindSchema };

/** Editing rule sets: one draft a kind, versions that are never changed, and what a draft would change. */
export const rulesContract = {
  list: permitted('rules.edit').output(z.array(ruleSetSummarySchema)),
  /** The version in force and the draft, where somebody began one. */
  open: permitted('rules.edit')
    .input(z.object(kind))
    .output(z.object({ inForce: number, content: ruleContentSchema, draft: draftSchema.nullable() })),
  /**
   * Keeps a draft. `revision` is the one that was edited, 0 for a new one. Refuses `rules.draftChanged` when
   * somebody else has saved since, `rules.tooLarge`.
   */
  saveDraft: permitted('rules.edit')
    .input(z.object({ ...kind, revision: z.int().min(0), content: ruleContentSchema }))
    .output(draftSchema.omit({ content: true })),
  /** Refuses `rules.draftChanged`. */
  discardDraft: permitted('rules.edit')
    .input(z.object({ ...kind, revision: z.int().min(1) }))
    .output(z.object(kind)),
  /** What publishing the draft would change. Refuses `rules.noDraft`. */
  effect: permitted('rules.edit')
    .input(z.object(kind))
    .output(effectReportSchema.extend({ inForce: number, revision: z.int(), days: z.int() })),
  /**
   * Makes the draft a version; `effectiveFrom` null: at once. Refuses `rules.noDraft`, `rules.draftChanged`,
   * `rules.hasProblems`, `rules.nothingChanged`, `rules.effectiveInPast`, `rules.effectiveTooFar`.
   */
  publish: permitted('rules.publish')
    .input(
      z.object({
        ...kind,
        revision: z.int().min(1),
        effectiveFrom: at.nullable(),
        reason: z.string().trim().min(1).max(500),
      }),
    )
    .output(ruleVersionSchema),
  /** The statutory days under every calendar, in the form of their file; see `resolveCalendar`. */
  statutoryDays: permitted('rules.edit').output(z.object({ content: ruleContentSchema })),
  /** Newest first. The shipped files are not among them. */
  history: permitted('rules.edit')
    .input(z.object(kind))
    .output(z.array(ruleVersionSchema).max(MAX_RULE_VERSIONS)),
  /** Refuses `rules.noVersion`. */
  version: permitted('rules.edit')
    .input(z.object({ ...kind, number }))
    .output(z.object({ content: ruleContentSchema })),
};
