import { z } from 'zod';

/** Rule sets that a bureau keeps itself, each with versions of its own. Shipped files are version 0 of every one. */
export const RULE_KINDS = [
  'filingConditions',
  'stageLimits',
  'responsibility',
  'calendar',
  'codeSet',
  'posts',
  'phrases',
  'numberFormat',
] as const;
export type RuleKind = (typeof RULE_KINDS)[number];
export const ruleKindSchema = z.enum(RULE_KINDS);

/** What a rule set says, in the form of its file. While it is a draft it may be wrong. */
export const ruleContentSchema = z.record(z.string().max(60), z.unknown());
export type RuleContent = z.infer<typeof ruleContentSchema>;

export type RuleRow = Record<string, unknown>;

/** The rows of a content that has any; a draft's rows may be anything. */
export function rowsOf(content: RuleContent): RuleRow[] {
  const { rows } = content;
  return Array.isArray(rows) ? rows.filter((row) => typeof row === 'object' && row !== null) : [];
}

/** What names a row within its kind: by it versions are compared, and no two rows may share it. */
export function keyOfRow(kind: RuleKind, row: RuleRow): string {
  if (kind === 'stageLimits') return `${row.stage} ${row.urgency ?? 'any'}`;
  if (kind === 'codeSet') return `${row.kind} ${row.code}`;
  return String(row.id ?? '');
}
