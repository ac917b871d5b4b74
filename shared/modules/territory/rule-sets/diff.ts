import { keyOfRow, type RuleContent, type RuleKind, type RuleRow, rowsOf } from './kinds.ts';

export interface RowChange {
  key: string;
  /** Null: the row is new. */
  before: RuleRow | null;
  /** Null: the row is gone. */
  after: RuleRow | null;
  /** Names of the members that differ; of a new or gone row all of them. */
  fields: string[];
}

export interface RuleDiff {
  /** In the order of the new version, gone rows last. */
  rows: RowChange[];
  /** Members outside the rows that differ, such as where the figures come from. */
  head: string[];
  /** The rows that stayed stand in another order; of equals the earlier is offered first. */
  reordered: boolean;
}

/** What one version of a rule set changes of another. A row that stands twice counts once, as its first. */
export function diffRules(kind: RuleKind, before: RuleContent, after: RuleContent): RuleDiff {
  const [old, now] = [byKey(kind, before), byKey(kind, after)];
  const rows: RowChange[] = [];
  for (const [key, row] of now) {
    const was = old.get(key) ?? null;
    const fields = differing(was ?? {}, row);
    if (was === null || fields.length > 0) rows.push({ key, before: was, after: row, fields });
  }
  for (const [key, row] of old)
    if (!now.has(key)) rows.push({ key, before: row, after: null, fields: Object.keys(row) });
  const stayed = (from: ReadonlyMap<string, RuleRow>, other: ReadonlyMap<string, RuleRow>) =>
    [...from.keys()].filter((key) => other.has(key)).join('\n');
  return {
    rows,
    head: differing(headOf(before), headOf(after)),
    reordered: stayed(old, now) !== stayed(now, old),
  };
}

export function isSame({ rows, head, reordered }: RuleDiff): boolean {
  return rows.length === 0 && head.length === 0 && !reordered;
}

function byKey(kind: RuleKind, content: RuleContent): Map<string, RuleRow> {
  const found = new Map<string, RuleRow>();
  for (const row of rowsOf(content)) {
    const key = keyOfRow(kind, row);
    if (!found.has(key)) found.set(key, row);
  }
  return found;
}

function headOf({ rows: _, ...head }: RuleContent): RuleRow {
  return head;
}

function differing(before: RuleRow, after: RuleRow): string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].filter((name) => canonical(before[name]) !== canonical(after[name]));
}

/** The order of an object's members says nothing. */
function canonical(value: unknown): string {
  return (
    JSON.stringify(value, (_, inner: unknown) =>
      inner !== null && typeof inner === 'object' && !Array.isArray(inner)
        ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
        : inner,
    ) ?? ''
  );
}
