import type { Database } from '#electron/platform/db/index.ts';
import type { StoredAlarm } from '../row.ts';

/** Look-ups of single alarms by id and by identity (device and rule). */
export function alarmFinder(db: Database) {
  const byId = db.prepare<[string], StoredAlarm>('SELECT * FROM alarms WHERE id = ?');
  const open = db.prepare<[string, string], StoredAlarm>(
    'SELECT * FROM alarms WHERE device_id = ? AND rule_id = ? AND (active = 1 OR acknowledged = 0)',
  );
  const latest = db.prepare<[string, string], StoredAlarm>(
    'SELECT * FROM alarms WHERE device_id = ? AND rule_id = ? ORDER BY id DESC LIMIT 1',
  );
  const active = db.prepare<[], { id: string; deviceId: string; ruleId: string }>(
    'SELECT id, device_id AS deviceId, rule_id AS ruleId FROM alarms INDEXED BY alarms_open WHERE (active = 1 OR acknowledged = 0) AND active = 1',
  );
  return {
    byId: (id: string): StoredAlarm | null => byId.get(id) ?? null,
    /** The one alarm of the identity that is not over. */
    open: (deviceId: string, ruleId: string): StoredAlarm | null => open.get(deviceId, ruleId) ?? null,
    /** The newest alarm of the identity, over or not. */
    latest: (deviceId: string, ruleId: string): StoredAlarm | null => latest.get(deviceId, ruleId) ?? null,
    active: () => active.all(),
  };
}

export type AlarmFinder = ReturnType<typeof alarmFinder>;
