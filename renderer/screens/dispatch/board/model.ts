import type { BoardPerson, Silence } from '#shared/modules/dispatch/index.ts';
import { silenceAt } from '#shared/modules/dispatch/index.ts';

export interface BoardLine extends BoardPerson {
  silence: Silence;
}

export interface BoardGroup {
  unitId: string;
  lines: BoardLine[];
}

const RANK: Record<Silence, number> = { alarm: 0, warn: 1, none: 2 };

/**
 * People by unit: units with somebody silent first, then those where somebody has spoken, then by their order in the
 * district. Inside a unit who has been silent longest comes first.
 */
export function boardGroups(people: readonly BoardPerson[], now: number): BoardGroup[] {
  const groups = new Map<string, BoardLine[]>();
  for (const person of people) {
    const line = { ...person, silence: silenceAt(person, now) };
    const group = groups.get(person.unitId);
    if (group) group.push(line);
    else groups.set(person.unitId, [line]);
  }
  return [...groups]
    .map(([unitId, lines]) => ({ unitId, lines: lines.sort(byUrgency) }))
    .sort((a, b) => rankOf(a) - rankOf(b));
}

function byUrgency(a: BoardLine, b: BoardLine): number {
  return RANK[a.silence] - RANK[b.silence] || (a.reportedAt ?? Infinity) - (b.reportedAt ?? Infinity);
}

/** 0 and 1 for silence, 2 where somebody has a status, 3 where nobody has said anything. */
function rankOf({ lines }: BoardGroup): number {
  const worst = Math.min(...lines.map(({ silence }) => RANK[silence]));
  return worst < 2 ? worst : lines.some(({ statusId }) => statusId !== null) ? 2 : 3;
}

/** How many people are in each status (`''`: have said nothing), and how many are silent. */
export function boardCounts(people: readonly BoardPerson[], now: number) {
  const counts = new Map<string, number>();
  let silent = 0;
  for (const person of people) {
    const id = person.statusId ?? '';
    counts.set(id, (counts.get(id) ?? 0) + 1);
    if (silenceAt(person, now) !== 'none') silent += 1;
  }
  return { counts, silent };
}

/** What the board is narrowed to: one status, the silent ones, or everybody. */
export type BoardFilter = { kind: 'all' } | { kind: 'silent' } | { kind: 'status'; id: string };

export function filterBoard(groups: readonly BoardGroup[], filter: BoardFilter): BoardGroup[] {
  if (filter.kind === 'all') return [...groups];
  const keeps = (line: BoardLine) =>
    filter.kind === 'silent' ? line.silence !== 'none' : line.statusId === filter.id;
  return groups
    .map(({ unitId, lines }) => ({ unitId, lines: lines.filter(keeps) }))
    .filter(({ lines }) => lines.length > 0);
}

/** The person that arrows lead to. */
export function nextPerson(groups: readonly BoardGroup[], from: string | null, move: 1 | -1): string | null {
  const order = groups.flatMap(({ lines }) => lines.map(({ personId }) => personId));
  const at = from === null ? -1 : order.indexOf(from);
  if (at === -1) return order[0] ?? null;
  return order[Math.min(Math.max(at + move, 0), order.length - 1)] ?? null;
}

/** Whole minutes since a moment. */
export function minutesSince(at: number, now: number): number {
  return Math.max(0, Math.floor((now - at) / 60_000));
}
