import { grantableSchema, type RuleContent, type RuleRow, rowsOf } from '#shared/modules/territory/index.ts';
import { replaceRow } from '../editor/edit-rows.ts';

export const GRANTABLE: readonly string[] = grantableSchema.options;

/** Rights by what they are about: the first word of their name. */
export function rightsByTopic(): { topic: string; rights: string[] }[] {
  const topics = new Map<string, string[]>();
  for (const right of GRANTABLE) {
    const topic = right.split('.')[0] ?? right;
    topics.set(topic, [...(topics.get(topic) ?? []), right]);
  }
  return [...topics].map(([topic, rights]) => ({ topic, rights }));
}

export function holds(row: RuleRow | undefined, right: string): boolean {
  return Array.isArray(row?.permissions) && row.permissions.includes(right);
}

/** The table with one right of one post given or taken; rights stand in their usual order. */
export function withRight(content: RuleContent, index: number, right: string, given: boolean): RuleContent {
  const row = rowsOf(content)[index];
  if (!row) return content;
  const held = new Set(Array.isArray(row.permissions) ? row.permissions : []);
  if (given) held.add(right);
  else held.delete(right);
  const permissions = [...held].sort((a, b) => GRANTABLE.indexOf(a) - GRANTABLE.indexOf(b));
  return replaceRow(content, index, { ...row, permissions });
}
