import { z } from 'zod';
import { CASE_STAGES } from './stages.ts';

/**
 * What the queue shows: 待办 `todo` (what this post can act on now), 待批示 `approvals` (requests that this post may
 * answer), 将超时 `dueSoon`, 已超时 `overdue`, 挂账库 `suspended` and of it what is to be looked at again `reviewDue`,
 * 督办 `supervised`, 吹哨待到 `called` (to which one's own unit was called and has not come), 我经手 `mine`, everything, or one stage.
 */
export const NAMED_VIEWS = [
  'todo',
  'approvals',
  'dueSoon',
  'overdue',
  'reviewDue',
  'supervised',
  'called',
  'mine',
  'all',
] as const;
export const CASE_VIEWS = [...NAMED_VIEWS, ...CASE_STAGES] as const;
export const caseViewSchema = z.enum(CASE_VIEWS);
export type CaseView = z.infer<typeof caseViewSchema>;

/**
 * `due`: by time to breach, then what has no deadline, last what is paused; open cases only.
 * `newest`: by registration. Final stages, `mine`, `called` and `all` know only `newest` and take it whatever is asked.
 */
export const caseSortSchema = z.enum(['due', 'newest']);
export type CaseSort = z.infer<typeof caseSortSchema>;
