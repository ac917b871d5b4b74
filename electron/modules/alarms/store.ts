import type { Database } from '#electron/platform/db/index.ts';
import type { Fact, Projection } from '#electron/platform/facts/index.ts';
import { SEVERITIES } from '#shared/modules/alarms/index.ts';
import { ALARM_FACTS, alarmPayload, RULE_FACTS } from './facts.ts';

/** The alarms and rule switches as a function of their facts; the only writer of these tables. */
export const alarmsProjection: Projection = {
  module: 'alarms',
  kinds: [...ALARM_FACTS, ...RULE_FACTS],
  tables: ['alarms', 'alarm_rule_settings'],
  bind(db) {
    const appliers: Record<string, (fact: Fact) => void> = {
      'AlarmRaised.v1': raised(db),
      'AlarmRepeated.v1': repeated(db),
      'AlarmCleared.v1': cleared(db),
      'AlarmAcknowledged.v1': acknowledged(db),
      'AlarmShelved.v1': shelved(db),
      'AlarmUnshelved.v1': unshelved(db),
      'AlarmCaseOpened.v1': caseOpened(db),
      'AlarmCaseRefused.v1': caseRefused(db),
      'RuleOpenCaseSet.v1': ruleOpenCaseSet(db),
    };
    return (fact) => appliers[fact.kind]?.(fact);
  },
};

function raised(db: Database) {
  const insert = db.prepare(`
    INSERT INTO alarms (id, raised_fact, rule_id, rule_version, rule_name_zh, rule_name_en, rule_kind, severity,
      device_id, device_name, street_code, address, lng, lat, factor, op, limit_value, unit, value, class_key,
      active, acknowledged, count, first_at, last_at, shelved_until, shelved_reason, version)
    VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,1,0,1,?,?,?,?,?)`);
  return (fact: Fact): void => {
    const { rule, device, value, openCase, shelved } = alarmPayload(fact, 'AlarmRaised.v1');
    insert.run(
      fact.entity,
      fact.id,
      rule.id,
      rule.version,
      rule.name.zh,
      rule.name.en,
      rule.kind,
      SEVERITIES.indexOf(rule.severity),
      device.id,
      device.name,
      device.streetCode,
      device.address,
      device.lng,
      device.lat,
      rule.factor,
      rule.op,
      rule.limit,
      rule.unit,
      value,
      openCase?.classKey ?? null,
      fact.at,
      fact.at,
      shelved?.until ?? null,
      shelved?.reason ?? null,
      fact.entityVersion,
    );
  };
}

function repeated(db: Database) {
  const update = db.prepare(`
    UPDATE alarms SET count = count + @times, last_at = @at, active = 1, cleared_at = NULL, version = @version,
      value = CASE WHEN @value IS NULL THEN value WHEN op = '<' THEN min(value, @value) ELSE max(value, @value) END
    WHERE id = @id`);
  return (fact: Fact): void => {
    const { times, value } = alarmPayload(fact, 'AlarmRepeated.v1');
    update.run({ id: fact.entity, at: fact.at, version: fact.entityVersion, times, value });
  };
}

function cleared(db: Database) {
  const update = db.prepare('UPDATE alarms SET active = 0, cleared_at = ?, version = ? WHERE id = ?');
  return (fact: Fact): void => {
    update.run(fact.at, fact.entityVersion, fact.entity);
  };
}

function acknowledged(db: Database) {
  const update = db.prepare(
    'UPDATE alarms SET acknowledged = 1, ack_at = ?, ack_by = ?, version = ? WHERE id = ?',
  );
  return (fact: Fact): void => {
    const { byName } = alarmPayload(fact, 'AlarmAcknowledged.v1');
    update.run(fact.at, byName, fact.entityVersion, fact.entity);
  };
}

function setShelved(db: Database) {
  const update = db.prepare(
    'UPDATE alarms SET shelved_until = ?, shelved_reason = ?, version = ? WHERE id = ?',
  );
  return (fact: Fact, until: number | null, reason: string | null): void => {
    update.run(until, reason, fact.entityVersion, fact.entity);
  };
}

function shelved(db: Database) {
  const set = setShelved(db);
  return (fact: Fact): void => {
    const { until, reason } = alarmPayload(fact, 'AlarmShelved.v1');
    set(fact, until, reason);
  };
}

function unshelved(db: Database) {
  const set = setShelved(db);
  return (fact: Fact): void => set(fact, null, null);
}

function caseOpened(db: Database) {
  const update = db.prepare('UPDATE alarms SET case_id = ?, version = ? WHERE id = ?');
  return (fact: Fact): void => {
    update.run(alarmPayload(fact, 'AlarmCaseOpened.v1').caseId, fact.entityVersion, fact.entity);
  };
}

function caseRefused(db: Database) {
  const update = db.prepare('UPDATE alarms SET version = ? WHERE id = ?');
  return (fact: Fact): void => {
    update.run(fact.entityVersion, fact.entity);
  };
}

function ruleOpenCaseSet(db: Database) {
  const upsert = db.prepare(`
    INSERT INTO alarm_rule_settings (rule_id, open_case, at, by_name, version) VALUES (@ruleId, @enabled, @at, @byName, @version)
    ON CONFLICT (rule_id) DO UPDATE SET open_case = @enabled, at = @at, by_name = @byName, version = @version`);
  return (fact: Fact): void => {
    const { ruleId, enabled, byName } = alarmPayload(fact, 'RuleOpenCaseSet.v1');
    upsert.run({ ruleId, enabled: enabled ? 1 : 0, at: fact.at, byName, version: fact.entityVersion });
  };
}
