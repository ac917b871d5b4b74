import type { Migration } from '#electron/platform/db/index.ts';

export const alarmsMigration: Migration = {
  number: 5,
  name: 'alarms',
  up(db) {
    db.exec(`
      CREATE TABLE alarms (
        id TEXT PRIMARY KEY,
        raised_fact TEXT NOT NULL,
        rule_id TEXT NOT NULL,
        rule_version INTEGER NOT NULL,
        rule_name_zh TEXT NOT NULL,
        rule_name_en TEXT NOT NULL,
        rule_kind TEXT NOT NULL,
        severity INTEGER NOT NULL,
        device_id TEXT NOT NULL,
        device_name TEXT NOT NULL,
        street_code TEXT,
        address TEXT NOT NULL,
        lng REAL,
        lat REAL,
        factor TEXT,
        op TEXT,
        limit_value REAL,
        unit TEXT,
        value REAL,
        class_key TEXT,
        active INTEGER NOT NULL,
        acknowledged INTEGER NOT NULL,
        count INTEGER NOT NULL,
        first_at INTEGER NOT NULL,
        last_at INTEGER NOT NULL,
        cleared_at INTEGER,
        ack_at INTEGER,
        ack_by TEXT,
        case_id TEXT,
        shelved_until INTEGER,
        shelved_reason TEXT,
        version INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE UNIQUE INDEX alarms_one_open_per_identity ON alarms (device_id, rule_id) WHERE active = 1 OR acknowledged = 0;
      CREATE INDEX alarms_open ON alarms (severity, id DESC) WHERE active = 1 OR acknowledged = 0;
      CREATE INDEX alarms_shelved ON alarms (shelved_until) WHERE shelved_until IS NOT NULL;
      CREATE INDEX alarms_by_severity ON alarms (severity, id DESC);
      CREATE INDEX alarms_by_device ON alarms (device_id, rule_id, id);
      CREATE INDEX alarms_by_rule ON alarms (rule_id, id);
      CREATE INDEX alarms_by_street ON alarms (street_code, id);
      CREATE INDEX alarms_by_time ON alarms (first_at);
      CREATE TABLE alarm_rule_settings (
        rule_id TEXT PRIMARY KEY,
        open_case INTEGER NOT NULL,
        at INTEGER NOT NULL,
        by_name TEXT NOT NULL,
        version INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;
    `);
  },
};
