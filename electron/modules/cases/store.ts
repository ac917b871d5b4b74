import type { Database } from '#electron/platform/db/index.ts';
import type { Fact, Projection } from '#electron/platform/facts/index.ts';
import {
  CASE_FACT_KINDS,
  type Calendars,
  type CaseFact,
  type CaseState,
  evolve,
  type Reporter,
  type SerialBlock,
} from '#shared/modules/cases/index.ts';
import { caseInserter } from './insert-case.ts';
import { COLUMNS, type StoredCase, stateOf, valuesOf } from './row.ts';
import { tokensOf } from './search-text.ts';

/** Digits of a phone, as it is looked for; null when there are too few to be one. */
export function phoneKey(phone: string | null | undefined): string | null {
  const digits = phone?.replace(/\D/g, '').slice(0, 20) ?? '';
  return digits.length >= 5 ? digits : null;
}

/** How much of a number's end is found by a part: station and serial. */
const NUMBER_TAIL = 6;

const PERSON = /^person:([^/]+)/;

/**
 * The cases' tables as a function of their facts. A case's `seq` is that of its first fact, which orders cases and
 * names them in the text index.
 */
export function casesProjection(calendars: Calendars): Projection {
  return {
    module: 'cases',
    kinds: CASE_FACT_KINDS,
    tables: ['cases', 'case_serials', 'case_hands', 'case_phones'],
    bind: (db) => bind(db, calendars),
  };
}

function bind(db: Database, calendars: Calendars): (fact: Fact) => void {
  const select = db.prepare('SELECT * FROM cases WHERE id = ?');
  const insert = caseInserter(db);
  const update = db.prepare(
    `UPDATE cases SET ${COLUMNS.map((name) => `${name} = ?`).join(', ')} WHERE seq = ?`,
  );
  const addText = db.prepare('INSERT INTO case_text (rowid, tokens) VALUES (?, ?)');
  const addPhone = db.prepare('INSERT INTO case_phones (phone, seq, tail) VALUES (?, ?, ?)');
  const dropPhone = db.prepare('DELETE FROM case_phones WHERE phone = ? AND seq = ?');
  const addHand = db.prepare('INSERT OR IGNORE INTO case_hands (person_id, seq) VALUES (?, ?)');
  const noteSerial = db.prepare(`
    INSERT INTO case_serials (day, kind, station, last) VALUES (?, ?, ?, ?)
    ON CONFLICT (day, kind, station) DO UPDATE SET last = max(last, excluded.last)`);

  const notePhone = (seq: number, now: Reporter | null, before: Reporter | null) => {
    const [key, old] = [phoneKey(now?.phone), phoneKey(before?.phone)];
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
    addText.run(seq, tokensOf(now.description, now.address, now.number.slice(-NUMBER_TAIL)));
  };

  return (fact) => {
    const row = fact.entityVersion === 1 ? undefined : (select.get(fact.entity) as StoredCase | undefined);
    const before = row ? stateOf(row) : null;
    const seq = row?.seq ?? fact.seq;
    const next = evolve(before, fact as unknown as CaseFact, fact);
    if (next !== before) {
      const values = valuesOf(next, calendars);
      if (row) update.run(values, seq);
      else insert(seq, values);
      noteText(seq, next, before);
      notePhone(seq, next.reporter, before?.reporter ?? null);
    }
    const serial = (fact.payload as { serial?: SerialBlock | null }).serial;
    if (serial) noteSerial.run(serial.day, serial.kind, serial.station, serial.serial);
    const person = PERSON.exec(fact.actor)?.[1];
    if (person && next !== before) addHand.run(person, seq);
  };
}
