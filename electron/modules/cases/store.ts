import type { Database } from '#electron/platform/db/index.ts';
import type { ApplyFact, Fact, Projection } from '#electron/platform/facts/index.ts';
import {
  CASE_FACT_KINDS,
  type Calendars,
  type CaseFact,
  type CaseState,
  calledUnits,
  evolve,
  isFinal,
  type SerialBlock,
} from '#shared/modules/cases/index.ts';
import { caseInserter } from './insert-case.ts';
import {
  ID_CELL,
  NUMBER_CELL,
  numberTokens,
  packRow,
  phoneKey,
  type ReadyCase,
  textTokens,
} from './ready-case.ts';
import { COLUMNS, type StoredCase, stateOf, valuesOf } from './row.ts';

const PERSON = /^person:([^/]+)/;

/**
 * The cases' tables as a function of their facts. A case's `seq` is that of its first fact, which orders cases and
 * names them in the text index.
 */
export function casesProjection(calendars: Calendars): Projection {
  return {
    module: 'cases',
    kinds: CASE_FACT_KINDS,
    tables: ['cases', 'case_serials', 'case_hands', 'case_phones', 'case_calls'],
    bind: (db) => bind(db, calendars),
  };
}

function bind(db: Database, calendars: Calendars): ApplyFact {
  const select = db.prepare('SELECT * FROM cases WHERE id = ?');
  const insert = caseInserter(db);
  const update = db.prepare(
    `UPDATE cases SET ${COLUMNS.map((name) => `${name} = ?`).join(', ')} WHERE seq = ?`,
  );
  const addText = db.prepare('INSERT INTO case_text (rowid, tokens) VALUES (?, ?)');
  const addPhone = db.prepare('INSERT INTO case_phones (phone, seq, tail) VALUES (?, ?, ?)');
  const dropPhone = db.prepare('DELETE FROM case_phones WHERE phone = ? AND seq = ?');
  const addHand = db.prepare('INSERT OR IGNORE INTO case_hands (person_id, seq) VALUES (?, ?)');
  const addSerial = db.prepare(`
    INSERT INTO case_serials (day, kind, station, last) VALUES (?, ?, ?, ?)
    ON CONFLICT (day, kind, station) DO UPDATE SET last = max(last, excluded.last)`);

  const addCall = db.prepare('INSERT INTO case_calls (unit_id, seq) VALUES (?, ?)');
  const dropCalls = db.prepare('DELETE FROM case_calls WHERE seq = ?');
  /** Units that were called (吹哨) to a case and have not come yet. */
  const noteCalls = (seq: number, now: CaseState) => {
    dropCalls.run(seq);
    for (const unitId of isFinal(now.stage) ? [] : calledUnits(now)) addCall.run(unitId, seq);
  };

  const noteSerial = (serial: SerialBlock | null | undefined) => {
    if (serial) addSerial.run(serial.day, serial.kind, serial.station, serial.serial);
  };
  const notePhone = (seq: number, key: string | null, old: string | null) => {
    if (key === old) return;
    if (old) dropPhone.run(old, seq);
    if (key) addPhone.run(key, seq, key.slice(-4));
  };
  const noteText = (seq: number, now: CaseState, before: CaseState | null) => {
    if (
      before?.description === now.description &&
      before.address === now.address &&
      before.number === now.number
    )
      return;
    addText.run(seq, textTokens(now) + numberTokens(now.number));
  };

  /** The first fact of a case whose row was worked out beforehand. */
  const insertReady = ({ seq, entity }: Fact, { row, number, serial }: ReadyCase) => {
    row.cells[ID_CELL] = entity;
    row.cells[NUMBER_CELL] = number;
    insert(seq, row);
    addText.run(seq, row.tokens + numberTokens(number));
    notePhone(seq, row.phone, null);
    noteSerial(serial);
  };

  return (fact, ready) => {
    if (ready) {
      insertReady(fact, ready as ReadyCase);
      return;
    }
    const row = fact.entityVersion === 1 ? undefined : (select.get(fact.entity) as StoredCase | undefined);
    const before = row ? stateOf(row) : null;
    const seq = row?.seq ?? fact.seq;
    const payload = fact.payload as CaseFact['payload'];
    const next = evolve(before, { kind: fact.kind, payload } as CaseFact, fact);
    if (next !== before) {
      const values = valuesOf(next, calendars);
      if (row) update.run(values, seq);
      else insert(seq, packRow(values));
      noteText(seq, next, before);
      if (next.annex.whistles || before?.annex.whistles) noteCalls(seq, next);
      notePhone(seq, phoneKey(next.reporter?.phone), phoneKey(before?.reporter?.phone));
    }
    noteSerial((payload as { serial?: SerialBlock | null }).serial);
    const person = PERSON.exec(fact.actor)?.[1];
    if (person && next !== before) addHand.run(person, seq);
  };
}
