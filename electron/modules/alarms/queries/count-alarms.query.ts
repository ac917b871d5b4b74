import type { Database } from '#electron/platform/db/index.ts';
import { type AlarmCounts, SEVERITIES } from '#shared/modules/alarms/index.ts';

const FLOOD_WINDOW_MS = 10 * 60_000;

interface Tally {
  severity: number;
  active: number;
  acknowledged: number;
  shelved: number;
  n: number;
}

/** The figures that are always in sight; reads open alarms only. */
export function alarmCounter(db: Database) {
  const tally = db.prepare<{ now: number }, Tally>(`
    SELECT severity, active, acknowledged, ifnull(shelved_until > @now, 0) AS shelved, count(*) AS n
    FROM alarms WHERE active = 1 OR acknowledged = 0 GROUP BY 1, 2, 3, 4`);
  const nextUnshelve = db.prepare<{ now: number }, { at: number | null }>(
    'SELECT min(shelved_until) AS at FROM alarms WHERE shelved_until > @now AND (active = 1 OR acknowledged = 0)',
  );
  const oldestCritical = db.prepare<{ now: number }, { id: string; firstAt: number }>(`
    SELECT id, first_at AS firstAt FROM alarms WHERE (active = 1 OR acknowledged = 0) AND severity = 0
      AND acknowledged = 0 AND (shelved_until IS NULL OR shelved_until <= @now) ORDER BY id LIMIT 1`);
  const raised = db.prepare<{ since: number }, { n: number }>(
    'SELECT count(*) AS n FROM alarms WHERE first_at > @since',
  );
  return (now: number): AlarmCounts => {
    const bySeverity = Object.fromEntries(
      SEVERITIES.map((severity) => [severity, { open: 0, active: 0, unacknowledged: 0 }]),
    ) as AlarmCounts['bySeverity'];
    let shelved = 0;
    for (const line of tally.all({ now })) {
      if (line.shelved) {
        shelved += line.n;
        continue;
      }
      const counts = bySeverity[SEVERITIES[line.severity] ?? 'low'];
      counts.open += line.n;
      counts.active += line.active ? line.n : 0;
      counts.unacknowledged += line.acknowledged ? 0 : line.n;
    }
    const sum = (key: 'open' | 'active' | 'unacknowledged') =>
      SEVERITIES.reduce((total, severity) => total + bySeverity[severity][key], 0);
    return {
      open: sum('open'),
      active: sum('active'),
      unacknowledged: sum('unacknowledged'),
      shelved,
      nextUnshelveAt: nextUnshelve.get({ now })?.at ?? null,
      bySeverity,
      oldestUnacknowledgedCritical: oldestCritical.get({ now }) ?? null,
      raisedInTenMinutes: raised.get({ since: now - FLOOD_WINDOW_MS })?.n ?? 0,
    };
  };
}
