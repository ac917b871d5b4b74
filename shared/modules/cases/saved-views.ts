import { z } from 'zod';
import { caseConditionsSchema } from './conditions.ts';
import { caseSortSchema, caseViewSchema } from './views.ts';

export const viewIdSchema = z.uuid();
export const viewNameSchema = z.string().trim().min(1).max(20);
const postIdSchema = z.string().min(1).max(64);

/** Views that one person may keep, and that may be shared with one post. */
export const MAX_SAVED_VIEWS = 30;

/** A queue under a name. `sharedWith` a post: whoever sits with it sees the view; null: only who made it. */
export const savedViewSchema = z.object({
  id: viewIdSchema,
  name: viewNameSchema,
  view: caseViewSchema,
  conditions: caseConditionsSchema,
  sort: caseSortSchema,
  sharedWith: postIdSchema.nullable(),
  /** Made by whoever asks, who alone may take it away. */
  own: z.boolean(),
});
export type SavedView = z.infer<typeof savedViewSchema>;

export const newViewSchema = savedViewSchema.omit({ id: true, own: true, sharedWith: true });
export type NewView = z.infer<typeof newViewSchema>;
export const sharedViewSchema = newViewSchema.extend({ sharedWith: postIdSchema });
