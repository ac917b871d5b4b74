-- The shape of fresh data files; written by scripts/schema-snapshot.ts --write.

-- station.db, version 17

CREATE TABLE alarm_rule_settings (
        rule_id TEXT PRIMARY KEY,
        open_case INTEGER NOT NULL,
        at INTEGER NOT NULL,
        by_name TEXT NOT NULL,
        version INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;

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

CREATE INDEX alarms_by_device ON alarms (device_id, rule_id, id);

CREATE INDEX alarms_by_rule ON alarms (rule_id, id);

CREATE INDEX alarms_by_severity ON alarms (severity, id DESC);

CREATE INDEX alarms_by_street ON alarms (street_code, id);

CREATE INDEX alarms_by_time ON alarms (first_at);

CREATE UNIQUE INDEX alarms_one_open_per_identity ON alarms (device_id, rule_id) WHERE active = 1 OR acknowledged = 0;

CREATE INDEX alarms_open ON alarms (severity, id DESC) WHERE active = 1 OR acknowledged = 0;

CREATE INDEX alarms_shelved ON alarms (shelved_until) WHERE shelved_until IS NOT NULL;

CREATE TABLE case_calls (
        unit_id TEXT NOT NULL,
        seq INTEGER NOT NULL,
        PRIMARY KEY (unit_id, seq)
      ) STRICT, WITHOUT ROWID;

CREATE INDEX case_calls_of_case ON case_calls (seq);

CREATE TABLE case_claims (
        case_id TEXT PRIMARY KEY,
        id TEXT NOT NULL,
        person_id TEXT NOT NULL,
        post_id TEXT NOT NULL,
        window_id TEXT NOT NULL,
        seat INTEGER,
        claimed_at INTEGER NOT NULL,
        asked TEXT,
        taken TEXT
      ) STRICT, WITHOUT ROWID;

CREATE TABLE case_hands (
        person_id TEXT NOT NULL,
        seq INTEGER NOT NULL,
        PRIMARY KEY (person_id, seq)
      ) STRICT, WITHOUT ROWID;

CREATE TABLE case_phones (
        phone TEXT NOT NULL,
        seq INTEGER NOT NULL,
        tail TEXT NOT NULL,
        PRIMARY KEY (phone, seq)
      ) STRICT, WITHOUT ROWID;

CREATE INDEX case_phones_by_tail ON case_phones (tail, seq);

CREATE TABLE case_serials (
        day TEXT NOT NULL,
        kind TEXT NOT NULL,
        station TEXT NOT NULL,
        last INTEGER NOT NULL,
        PRIMARY KEY (day, kind, station)
      ) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE case_text USING fts5 (
        tokens, content = '', columnsize = 0, detail = none, tokenize = 'ascii'
      );

CREATE TABLE case_views (
        id TEXT PRIMARY KEY,
        name TEXT NOT NULL,
        person_id TEXT NOT NULL,
        shared_with TEXT,
        queue TEXT NOT NULL,
        saved_at INTEGER NOT NULL
      ) STRICT;

CREATE INDEX case_views_of_person ON case_views (person_id, saved_at);

CREATE INDEX case_views_of_post ON case_views (shared_with, saved_at) WHERE shared_with IS NOT NULL;

CREATE TABLE cases (
        seq INTEGER PRIMARY KEY,
        id TEXT NOT NULL,
        version INTEGER NOT NULL,
        number TEXT NOT NULL,
        class_key TEXT NOT NULL,
        code_set TEXT NOT NULL,
        source_code TEXT NOT NULL,
        description TEXT NOT NULL,
        address TEXT NOT NULL,
        street_code TEXT,
        lng REAL,
        lat REAL,
        origin TEXT,
        cell INTEGER,
        urgency TEXT NOT NULL,
        component_code TEXT,
        reporter_name TEXT,
        reporter_phone TEXT,
        occurred_at INTEGER,
        stage TEXT NOT NULL,
        open INTEGER NOT NULL,
        area_class TEXT,
        condition TEXT,
        source_system TEXT,
        external_id TEXT,
        import_digest TEXT,
        caused_by TEXT,
        registered_at INTEGER NOT NULL,
        filed_at INTEGER,
        dispatched_at INTEGER,
        accepted_at INTEGER,
        disposed_at INTEGER,
        closed_at INTEGER,
        changed_at INTEGER NOT NULL,
        unit_id TEXT,
        dispatched_to TEXT,
        feedback TEXT,
        verification TEXT,
        last_check TEXT,
        end_reason TEXT,
        pending TEXT,
        supervision TEXT NOT NULL,
        supervision_text TEXT,
        supervision_reply TEXT,
        urged_count INTEGER NOT NULL,
        rework_count INTEGER NOT NULL,
        extended_count INTEGER NOT NULL,
        photos TEXT,
        clock_events TEXT NOT NULL,
        overall_warn_at INTEGER,
        overall_due_at INTEGER,
        stage_warn_at INTEGER,
        stage_due_at INTEGER,
        sort_due INTEGER NOT NULL,
        sort_warn INTEGER NOT NULL
      , annex TEXT) STRICT;

CREATE UNIQUE INDEX cases_by_external ON cases (external_id, source_system) WHERE external_id IS NOT NULL;

CREATE UNIQUE INDEX cases_by_id ON cases (id);

CREATE INDEX cases_by_number ON cases (number);

CREATE INDEX cases_disposed_elsewhere ON cases (disposed_at) WHERE import_digest IS NOT NULL AND disposed_at IS NOT NULL;

CREATE INDEX cases_ended ON cases (stage, closed_at, seq) WHERE open = 0;

CREATE INDEX cases_filed ON cases (filed_at) WHERE filed_at IS NOT NULL;

CREATE INDEX cases_in_cell ON cases (cell, registered_at) WHERE cell IS NOT NULL;

CREATE INDEX cases_newest ON cases (registered_at, seq);

CREATE INDEX cases_newest_of_class ON cases (class_key, registered_at, seq);

CREATE INDEX cases_newest_of_street ON cases (street_code, registered_at, seq) WHERE street_code IS NOT NULL;

CREATE INDEX cases_newest_of_unit ON cases (unit_id, registered_at, seq) WHERE unit_id IS NOT NULL;

CREATE INDEX cases_open ON cases (sort_due, seq, sort_warn) WHERE open = 1;

CREATE INDEX cases_open_in_stage ON cases (stage, sort_due, seq) WHERE open = 1;

CREATE INDEX cases_open_in_street ON cases (street_code, sort_due, seq) WHERE open = 1;

CREATE INDEX cases_open_newest ON cases (registered_at, seq, stage, unit_id, sort_due, sort_warn) WHERE open = 1;

CREATE INDEX cases_open_of_unit ON cases (unit_id, stage, sort_due, seq) WHERE open = 1;

CREATE INDEX cases_overall_due ON cases (overall_due_at) WHERE overall_due_at IS NOT NULL;

CREATE INDEX cases_supervised ON cases (sort_due, seq) WHERE open = 1 AND supervision <> 'none';

CREATE TABLE devices (
        id TEXT PRIMARY KEY,
        mn TEXT NOT NULL COLLATE NOCASE UNIQUE,
        name TEXT NOT NULL,
        kind TEXT NOT NULL,
        model_key TEXT,
        street_code TEXT,
        address TEXT NOT NULL,
        lng REAL,
        lat REAL,
        profile TEXT NOT NULL,
        link_id TEXT,
        stale_after_minutes INTEGER NOT NULL,
        enabled INTEGER NOT NULL
      ) STRICT;

CREATE TABLE evaluation_appeals (
        seq INTEGER PRIMARY KEY,
        id TEXT NOT NULL,
        version INTEGER NOT NULL,
        state TEXT NOT NULL,
        outcome TEXT,
        case_id TEXT NOT NULL,
        case_seq INTEGER NOT NULL,
        step TEXT NOT NULL,
        fact_seq INTEGER NOT NULL,
        unit_id TEXT,
        person_id TEXT,
        street_code TEXT,
        reason TEXT NOT NULL,
        opinion TEXT,
        filed_at INTEGER NOT NULL,
        decided_at INTEGER
      ) STRICT;

CREATE UNIQUE INDEX evaluation_appeals_by_id ON evaluation_appeals (id);

CREATE INDEX evaluation_appeals_by_state ON evaluation_appeals (state, seq);

CREATE UNIQUE INDEX evaluation_appeals_once ON evaluation_appeals (step, case_seq, fact_seq);

CREATE TABLE evaluation_steps (
        step TEXT NOT NULL,
        at INTEGER NOT NULL,
        fact_seq INTEGER NOT NULL,
        case_seq INTEGER NOT NULL,
        since_at INTEGER,
        due_at INTEGER,
        late INTEGER NOT NULL,
        ok INTEGER NOT NULL,
        street_code TEXT,
        unit_id TEXT,
        person_id TEXT,
        post_id TEXT,
        PRIMARY KEY (step, at, fact_seq)
      ) STRICT, WITHOUT ROWID;

CREATE INDEX evaluation_steps_of_case ON evaluation_steps (case_seq, step);

CREATE TABLE evaluation_to_fill (facts INTEGER NOT NULL) STRICT;

CREATE TRIGGER facts_are_never_changed BEFORE UPDATE ON facts
        BEGIN SELECT RAISE(ABORT, 'facts are append-only'); END;

CREATE TRIGGER facts_are_never_deleted BEFORE DELETE ON facts
        BEGIN SELECT RAISE(ABORT, 'facts are append-only'); END;

CREATE TABLE facts (
        seq INTEGER PRIMARY KEY,
        id BLOB NOT NULL,
        station TEXT NOT NULL,
        actor TEXT NOT NULL,
        kind TEXT NOT NULL,
        entity BLOB NOT NULL,
        entity_version INTEGER NOT NULL,
        caused_by BLOB,
        at INTEGER NOT NULL,
        payload TEXT NOT NULL,
        prev_hash BLOB NOT NULL,
        hash BLOB NOT NULL
      ) STRICT;

CREATE UNIQUE INDEX facts_by_entity ON facts (entity, entity_version);

CREATE UNIQUE INDEX facts_by_id ON facts (id);

CREATE TABLE identity_reads (
        id TEXT PRIMARY KEY,
        device_id TEXT NOT NULL,
        link_id TEXT NOT NULL,
        kind TEXT NOT NULL,
        code TEXT NOT NULL,
        at INTEGER NOT NULL
      ) STRICT;

CREATE INDEX identity_reads_by_device ON identity_reads (device_id, id);

CREATE TABLE links (
        id TEXT PRIMARY KEY,
        name TEXT NOT NULL,
        protocol TEXT NOT NULL,
        transport TEXT NOT NULL,
        enabled INTEGER NOT NULL
      , options TEXT NOT NULL DEFAULT '{}') STRICT;

CREATE TABLE message_receipts (
        message_id TEXT NOT NULL,
        person_id TEXT NOT NULL,
        seq INTEGER NOT NULL,
        delivered_at INTEGER,
        read_at INTEGER,
        acknowledged_at INTEGER,
        reminders INTEGER NOT NULL,
        PRIMARY KEY (message_id, person_id)
      ) STRICT, WITHOUT ROWID;

CREATE INDEX receipts_of_person ON message_receipts (person_id, seq);

CREATE INDEX receipts_unacknowledged ON message_receipts (person_id, message_id) WHERE acknowledged_at IS NULL;

CREATE INDEX receipts_unread ON message_receipts (person_id, message_id) WHERE read_at IS NULL;

CREATE TABLE messages (
        id TEXT PRIMARY KEY,
        person_id TEXT NOT NULL,
        post_id TEXT NOT NULL,
        audience TEXT NOT NULL,
        text TEXT NOT NULL,
        urgent INTEGER NOT NULL,
        acknowledge INTEGER NOT NULL,
        case_id TEXT,
        sent_at INTEGER NOT NULL,
        seq INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;

CREATE INDEX messages_of_sender ON messages (person_id, seq);

CREATE TABLE person_states (
        person_id TEXT PRIMARY KEY,
        id TEXT NOT NULL,
        unit_id TEXT NOT NULL,
        status_id TEXT NOT NULL,
        since INTEGER NOT NULL,
        reported_at INTEGER NOT NULL,
        case_id TEXT,
        note TEXT NOT NULL,
        lng REAL,
        lat REAL,
        placed_at INTEGER,
        silence TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;

CREATE TABLE preferences (
        person_id TEXT NOT NULL,
        key TEXT NOT NULL,
        value TEXT NOT NULL,
        PRIMARY KEY (person_id, key)
      ) STRICT, WITHOUT ROWID;

CREATE TABLE rule_drafts (
        kind TEXT PRIMARY KEY,
        revision INTEGER NOT NULL,
        content TEXT NOT NULL,
        changed_at INTEGER NOT NULL,
        changed_by TEXT NOT NULL
      ) STRICT;

CREATE TABLE rule_sets (
        kind TEXT NOT NULL,
        number INTEGER NOT NULL,
        content TEXT NOT NULL,
        effective_from INTEGER NOT NULL,
        published_at INTEGER NOT NULL,
        published_by TEXT NOT NULL,
        reason TEXT NOT NULL,
        PRIMARY KEY (kind, number)
      ) STRICT;

CREATE INDEX rule_sets_by_effect ON rule_sets (kind, effective_from, number);

CREATE TABLE rule_versions (
        kind TEXT NOT NULL,
        version TEXT NOT NULL,
        content TEXT NOT NULL,
        published_at INTEGER NOT NULL,
        PRIMARY KEY (kind, version)
      ) STRICT;

CREATE TABLE sittings (
        window_id TEXT PRIMARY KEY,
        id TEXT NOT NULL,
        person_id TEXT NOT NULL,
        post_id TEXT NOT NULL
      , left_at INTEGER) STRICT, WITHOUT ROWID;

CREATE TABLE station (
        id TEXT PRIMARY KEY,
        code TEXT NOT NULL,
        profile_id TEXT NOT NULL,
        demo INTEGER NOT NULL,
        set_up_at INTEGER NOT NULL
      ) STRICT;

CREATE TABLE ticket_cases (
        case_id TEXT NOT NULL,
        seq INTEGER NOT NULL,
        PRIMARY KEY (case_id, seq)
      ) STRICT, WITHOUT ROWID;

CREATE TABLE ticket_phones (
        phone TEXT NOT NULL,
        received_at INTEGER NOT NULL,
        seq INTEGER NOT NULL,
        tail TEXT NOT NULL,
        PRIMARY KEY (phone, received_at, seq)
      ) STRICT, WITHOUT ROWID;

CREATE INDEX ticket_phones_by_tail ON ticket_phones (tail, seq);

CREATE TABLE ticket_serials (
        day TEXT NOT NULL,
        station TEXT NOT NULL,
        last INTEGER NOT NULL,
        PRIMARY KEY (day, station)
      ) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE ticket_text USING fts5 (
        tokens, content = '', columnsize = 0, detail = none, tokenize = 'ascii'
      );

CREATE TABLE tickets (
        seq INTEGER PRIMARY KEY,
        id TEXT NOT NULL,
        number TEXT NOT NULL,
        channel TEXT NOT NULL,
        kind TEXT NOT NULL,
        street_code TEXT,
        unit_id TEXT,
        stage TEXT NOT NULL,
        open INTEGER NOT NULL,
        unsatisfied INTEGER NOT NULL,
        received_at INTEGER NOT NULL,
        sort_due INTEGER NOT NULL,
        handle_due_at INTEGER,
        first_replied_at INTEGER,
        signed_at INTEGER,
        contact_due_at INTEGER,
        contacted_at INTEGER,
        handled_at INTEGER,
        resolved INTEGER,
        revisited_at INTEGER,
        satisfaction TEXT,
        redo_count INTEGER NOT NULL,
        main_id TEXT,
        state TEXT NOT NULL
      ) STRICT;

CREATE INDEX tickets_by_deadline ON tickets (handle_due_at, first_replied_at);

CREATE INDEX tickets_by_handling ON tickets (handled_at, resolved);

CREATE UNIQUE INDEX tickets_by_id ON tickets (id);

CREATE UNIQUE INDEX tickets_by_number ON tickets (number);

CREATE INDEX tickets_by_reply ON tickets (first_replied_at, redo_count);

CREATE INDEX tickets_by_revisit ON tickets (revisited_at, satisfaction);

CREATE INDEX tickets_by_signing ON tickets (signed_at, contact_due_at, contacted_at);

CREATE INDEX tickets_newest ON tickets (received_at, seq, main_id);

CREATE INDEX tickets_newest_in_street ON tickets (street_code, received_at, seq);

CREATE INDEX tickets_open ON tickets (sort_due, seq) WHERE open = 1;

CREATE INDEX tickets_open_in_stage ON tickets (stage, sort_due, seq) WHERE open = 1;

CREATE INDEX tickets_unsatisfied ON tickets (sort_due, seq) WHERE open = 1 AND unsatisfied = 1;

-- telemetry.db, version 1

CREATE TABLE frames (
        id INTEGER PRIMARY KEY,
        source_id INTEGER NOT NULL REFERENCES sources (id),
        received_at INTEGER NOT NULL,
        raw BLOB NOT NULL
      ) STRICT;

CREATE TABLE quarantine (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        link_id TEXT NOT NULL,
        peer TEXT NOT NULL,
        at INTEGER NOT NULL,
        reason TEXT NOT NULL,
        sample BLOB NOT NULL,
        bytes INTEGER NOT NULL
      ) STRICT;

CREATE INDEX quarantine_by_link ON quarantine (link_id, id);

CREATE TABLE readings (
        series_id INTEGER NOT NULL,
        at INTEGER NOT NULL,
        value REAL NOT NULL,
        quality INTEGER NOT NULL,
        frame_id INTEGER NOT NULL,
        received_at INTEGER NOT NULL,
        PRIMARY KEY (series_id, at)
      ) STRICT, WITHOUT ROWID;

CREATE TABLE series (
        id INTEGER PRIMARY KEY,
        device_id TEXT NOT NULL,
        factor TEXT NOT NULL,
        statistic TEXT NOT NULL,
        period TEXT NOT NULL,
        unit TEXT NOT NULL,
        UNIQUE (device_id, factor, statistic, period)
      ) STRICT;

CREATE TABLE sources (
        id INTEGER PRIMARY KEY,
        link_id TEXT NOT NULL,
        device_id TEXT NOT NULL,
        protocol TEXT NOT NULL,
        UNIQUE (link_id, device_id, protocol)
      ) STRICT;
