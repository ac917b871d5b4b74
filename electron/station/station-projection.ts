import type { Database, Migration } from '#electron/platform/db/index.ts';
import type { Fact, Projection } from '#electron/platform/facts/index.ts';

export const stationMigration: Migration = {
  number: 7,
  name: 'station',
  up(db) {
    db.exec(`
      CREATE TABLE station (
        id TEXT PRIMARY KEY,
        code TEXT NOT NULL,
        profile_id TEXT NOT NULL,
        demo INTEGER NOT NULL,
        set_up_at INTEGER NOT NULL
      ) STRICT;
      CREATE TABLE rule_versions (
        kind TEXT NOT NULL,
        version TEXT NOT NULL,
        content TEXT NOT NULL,
        published_at INTEGER NOT NULL,
        PRIMARY KEY (kind, version)
      ) STRICT;
    `);
  },
};

export interface StationSetUp {
  code: string;
  profileId: string;
  demo: boolean;
}

export interface RulesPublished {
  /** `calendar`, `filingConditions`, `stageLimits`, `responsibility`, `alarmRules`. */
  kind: string;
  version: string;
  content: unknown;
}

/** What this seat is, and every version of every rule that a case may have been filed under. */
export const stationProjection: Projection = {
  module: 'station',
  kinds: ['StationSetUp.v1', 'RulesPublished.v1'],
  tables: ['station', 'rule_versions'],
  bind(db: Database) {
    const setUp = db.prepare(
      'INSERT INTO station (id, code, profile_id, demo, set_up_at) VALUES (?,?,?,?,?)',
    );
    const publish = db.prepare(
      'INSERT OR IGNORE INTO rule_versions (kind, version, content, published_at) VALUES (?,?,?,?)',
    );
    return (fact: Fact) => {
      if (fact.kind === 'StationSetUp.v1') {
        const { code, profileId, demo } = fact.payload as StationSetUp;
        setUp.run(fact.entity, code, profileId, demo ? 1 : 0, fact.at);
      } else {
        const { kind, version, content } = fact.payload as RulesPublished;
        publish.run(kind, version, JSON.stringify(content), fact.at);
      }
    };
  },
};

export interface StationRow extends StationSetUp {
  id: string;
}

/** What was chosen at the first start; null before that. */
export function readStation(db: Database): StationRow | null {
  const row = db.prepare('SELECT id, code, profile_id AS profileId, demo FROM station LIMIT 1').get() as
    | { id: string; code: string; profileId: string; demo: number }
    | undefined;
  return row ? { ...row, demo: row.demo === 1 } : null;
}
