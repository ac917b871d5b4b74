import { phoneKey, tokensOf } from '#electron/modules/cases/index.ts';
import type { Database } from '#electron/platform/db/index.ts';
import type { Fact, Projection } from '#electron/platform/facts/index.ts';
import type { Calendars } from '#shared/modules/cases/index.ts';
import {
  evolveTicket,
  TICKET_FACT_KINDS,
  type TicketFact,
  type TicketSerial,
  type TicketState,
} from '#shared/modules/tickets/index.ts';
import { COLUMNS, stateOf, valuesOf } from './row.ts';

/** The tickets' tables as a function of their facts. A ticket's `seq` is that of its first fact. */
export function ticketsProjection(calendars: Calendars): Projection {
  return {
    module: 'tickets',
    kinds: TICKET_FACT_KINDS,
    tables: ['tickets', 'ticket_cases', 'ticket_phones', 'ticket_serials'],
    bind: (db) => bind(db, calendars),
  };
}

interface Stored {
  seq: number;
  state: string;
}

function bind(db: Database, calendars: Calendars): (fact: Fact) => void {
  const select = db.prepare('SELECT seq, state FROM tickets WHERE id = ?');
  const insert = db.prepare(
    `INSERT INTO tickets (seq, ${COLUMNS.join(', ')}) VALUES (?${', ?'.repeat(COLUMNS.length)})`,
  );
  const update = db.prepare(
    `UPDATE tickets SET ${COLUMNS.map((name) => `${name} = ?`).join(', ')} WHERE seq = ?`,
  );
  const addText = db.prepare('INSERT INTO ticket_text (rowid, tokens) VALUES (?, ?)');
  const addCase = db.prepare('INSERT INTO ticket_cases (case_id, seq) VALUES (?, ?)');
  const dropCase = db.prepare('DELETE FROM ticket_cases WHERE case_id = ? AND seq = ?');
  const addPhone = db.prepare(
    'INSERT INTO ticket_phones (phone, received_at, seq, tail) VALUES (?, ?, ?, ?)',
  );
  const dropPhone = db.prepare('DELETE FROM ticket_phones WHERE phone = ? AND received_at = ? AND seq = ?');
  const noteSerial = db.prepare(`
    INSERT INTO ticket_serials (day, station, last) VALUES (?, ?, ?)
    ON CONFLICT (day, station) DO UPDATE SET last = max(last, excluded.last)`);

  const notePhone = (seq: number, now: TicketState, before: TicketState | null) => {
    const [key, old] = [phoneKey(now.reporter?.phone), phoneKey(before?.reporter?.phone)];
    if (key === old && now.receivedAt === before?.receivedAt) return;
    if (old && before) dropPhone.run(old, before.receivedAt, seq);
    if (key) addPhone.run(key, now.receivedAt, seq, key.slice(-4));
  };
  const noteText = (seq: number, now: TicketState, before: TicketState | null) => {
    if (before?.text === now.text && before.address === now.address && before.number === now.number) return;
    addText.run(seq, tokensOf(now.text, now.address, now.number));
  };
  const noteCases = (seq: number, now: TicketState, before: TicketState | null) => {
    if (now.cases === before?.cases) return;
    const has = (state: TicketState | null, caseId: string) =>
      state?.cases.some((linked) => linked.caseId === caseId) ?? false;
    for (const { caseId } of now.cases) if (!has(before, caseId)) addCase.run(caseId, seq);
    for (const { caseId } of before?.cases ?? []) if (!has(now, caseId)) dropCase.run(caseId, seq);
  };

  return (fact) => {
    const row = fact.entityVersion === 1 ? undefined : (select.get(fact.entity) as Stored | undefined);
    const before = row ? stateOf(row.state) : null;
    const seq = row?.seq ?? fact.seq;
    const next = evolveTicket(before, fact as unknown as TicketFact, fact);
    if (next !== before) {
      const values = valuesOf(next, calendars);
      if (row) update.run(values, seq);
      else insert.run(seq, values);
      noteText(seq, next, before);
      notePhone(seq, next, before);
      noteCases(seq, next, before);
    }
    const { serial } = fact.payload as { serial?: TicketSerial | null };
    if (serial) noteSerial.run(serial.day, serial.station, serial.serial);
  };
}
