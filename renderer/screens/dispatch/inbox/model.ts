import type { InboxRow } from '#shared/modules/dispatch/index.ts';

/** 待接收, 处置中, 等待答复, 挂账: what a unit has to do with a case. */
export const SECTIONS = ['toAccept', 'atWork', 'waiting', 'suspended'] as const;
export type SectionId = (typeof SECTIONS)[number];

export function sectionOf({ stage, acceptedAt }: InboxRow): SectionId {
  if (stage === 'suspended') return 'suspended';
  if (stage !== 'disposing') return 'waiting';
  return acceptedAt === null ? 'toAccept' : 'atWork';
}

/** The rows by section, in the order in which they came: by time to breach. Sections without rows are left out. */
export function sectionsOf(rows: readonly InboxRow[]): { id: SectionId; rows: InboxRow[] }[] {
  return SECTIONS.map((id) => ({ id, rows: rows.filter((row) => sectionOf(row) === id) })).filter(
    (section) => section.rows.length > 0,
  );
}

/** Cases that have come since `known` and wait to be accepted; nothing is new at the first look (`known` null). */
export function newcomers(known: ReadonlySet<string> | null, rows: readonly InboxRow[]): InboxRow[] {
  return known === null ? [] : rows.filter((row) => !known.has(row.id) && sectionOf(row) === 'toAccept');
}

/** The row that arrows lead to from `id`, in the order on the screen. */
export function neighbour(
  sections: readonly { rows: readonly InboxRow[] }[],
  id: string | null,
  move: 1 | -1,
): string | null {
  const order = sections.flatMap(({ rows }) => rows.map((row) => row.id));
  const at = id === null ? -1 : order.indexOf(id);
  if (at === -1) return order[0] ?? null;
  return order[Math.min(Math.max(at + move, 0), order.length - 1)] ?? null;
}
