import type { Database } from '#electron/platform/db/index.ts';
import type { TicketFigures } from '#shared/modules/tickets/index.ts';

type Share = TicketFigures['onTime'];

/** Figures of `[from, to)`, as `figuresSchema` defines each; every one walks an index over its own time. */
export const FIGURE_SQL = {
  received: 'SELECT count(*) FROM tickets WHERE received_at >= ? AND received_at < ?',
  onTime:
    'SELECT coalesce(sum(first_replied_at <= handle_due_at), 0) AS numerator, count(*) AS denominator FROM tickets WHERE handle_due_at >= ? AND handle_due_at < ?',
  satisfied:
    "SELECT coalesce(sum(satisfaction IN ('satisfied', 'basicallySatisfied')), 0) AS numerator, count(*) AS denominator FROM tickets WHERE revisited_at >= ? AND revisited_at < ? AND satisfaction <> 'notReached'",
  notReached:
    "SELECT count(*) FROM tickets WHERE revisited_at >= ? AND revisited_at < ? AND satisfaction = 'notReached'",
  redone:
    'SELECT coalesce(sum(redo_count > 0), 0) AS numerator, count(*) AS denominator FROM tickets WHERE first_replied_at >= ? AND first_replied_at < ?',
  contacted:
    'SELECT coalesce(sum(contacted_at <= contact_due_at), 0) AS numerator, count(*) AS denominator FROM tickets WHERE signed_at >= ? AND signed_at < ? AND contact_due_at IS NOT NULL',
  resolved:
    'SELECT coalesce(sum(resolved), 0) AS numerator, count(*) AS denominator FROM tickets WHERE handled_at >= ? AND handled_at < ? AND resolved IS NOT NULL',
  repeated:
    'SELECT coalesce(sum(main_id IS NOT NULL), 0) AS numerator, count(*) AS denominator FROM tickets WHERE received_at >= ? AND received_at < ?',
} as const;

export function figureReader(db: Database) {
  const count = (sql: string) => {
    const statement = db.prepare(sql).pluck();
    return (from: number, to: number) => statement.get(from, to) as number;
  };
  const share = (sql: string) => {
    const statement = db.prepare(sql);
    return (from: number, to: number) => statement.get(from, to) as Share;
  };
  const received = count(FIGURE_SQL.received);
  const notReached = count(FIGURE_SQL.notReached);
  const onTime = share(FIGURE_SQL.onTime);
  const satisfied = share(FIGURE_SQL.satisfied);
  const redone = share(FIGURE_SQL.redone);
  const contacted = share(FIGURE_SQL.contacted);
  const resolved = share(FIGURE_SQL.resolved);
  const repeated = share(FIGURE_SQL.repeated);
  return ({ from, to }: { from: number; to: number }): TicketFigures => ({
    received: received(from, to),
    notReached: notReached(from, to),
    onTime: onTime(from, to),
    satisfied: satisfied(from, to),
    redone: redone(from, to),
    contacted: contacted(from, to),
    resolved: resolved(from, to),
    repeated: repeated(from, to),
  });
}
