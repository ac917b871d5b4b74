import type { z } from 'zod';
import type { Database, Statement } from '#electron/platform/db/index.ts';
import { Refusal } from '#shared/kernel/refusal.ts';
import {
  type AlarmRow,
  type AlarmView,
  type alarmsContract,
  SEVERITIES,
} from '#shared/modules/alarms/index.ts';
import { type StoredAlarm, toAlarmRow } from '../row.ts';

export type ListAlarmsInput = z.output<NonNullable<(typeof alarmsContract.list)['~orpc']['inputSchema']>>;

const OPEN = '(active = 1 OR acknowledged = 0) AND (shelved_until IS NULL OR shelved_until <= @now)';
const VIEW: Record<AlarmView, string> = {
  open: OPEN,
  unacknowledged: `${OPEN} AND acknowledged = 0`,
  active: `${OPEN} AND active = 1`,
  shelved: 'shelved_until IS NOT NULL AND shelved_until > @now AND (active = 1 OR acknowledged = 0)',
  all: '1 = 1',
};

/** One page of a view; the ids sort by the time of raising (UUIDv7), so no page depends on another's size. */
export function alarmLister(db: Database) {
  const statements = new Map<string, Statement>();
  return (input: ListAlarmsInput, now: number): { rows: AlarmRow[]; next: string | null } => {
    const { sql, params } = build(input, now);
    const statement = statements.get(sql) ?? db.prepare(sql);
    statements.set(sql, statement);
    const found = statement.all({ ...params, take: input.limit + 1 }) as StoredAlarm[];
    const rows = found.slice(0, input.limit);
    const last = rows.at(-1);
    const next = found.length > rows.length && last ? `${last.severity}.${last.id}` : null;
    return { rows: rows.map((row) => toAlarmRow(row, now)), next };
  };
}

function build(input: ListAlarmsInput, now: number): { sql: string; params: Record<string, unknown> } {
  const where = [VIEW[input.view]];
  const params: Record<string, unknown> = { now };
  const only = (column: string, name: string, value: unknown, op = '=') => {
    if (value === undefined) return;
    where.push(`${column} ${op} @${name}`);
    params[name] = value;
  };
  only('device_id', 'deviceId', input.deviceId);
  only('rule_id', 'ruleId', input.ruleId);
  only('street_code', 'streetCode', input.streetCode);
  only('first_at', 'from', input.from, '>=');
  only('first_at', 'to', input.to, '<');
  if (input.severities) {
    const ranks = [...new Set(input.severities)].map((severity) => SEVERITIES.indexOf(severity));
    where.push(`severity IN (${ranks.join(', ')})`);
  }
  if (input.cursor !== null) where.push(after(input, params));
  const order = input.order === 'severity' ? 'severity, id DESC' : 'id DESC';
  return { sql: `SELECT * FROM alarms WHERE ${where.join(' AND ')} ORDER BY ${order} LIMIT @take`, params };
}

function after({ cursor, order }: ListAlarmsInput, params: Record<string, unknown>): string {
  const match = /^([0-3])\.([0-9a-f-]{36})$/.exec(cursor ?? '');
  if (!match) throw new Refusal('list.badCursor');
  params.afterId = match[2];
  if (order === 'newest') return 'id < @afterId';
  params.afterSeverity = Number(match[1]);
  return '(severity > @afterSeverity OR (severity = @afterSeverity AND id < @afterId))';
}
