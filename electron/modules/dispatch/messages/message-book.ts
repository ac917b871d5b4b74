import type { Territory } from '#electron/modules/territory/index.ts';
import type { Database } from '#electron/platform/db/index.ts';
import { Refusal } from '#shared/kernel/refusal.ts';
import {
  MAX_PEOPLE,
  type Receipt,
  type ReceivedMessage,
  type SentMessage,
} from '#shared/modules/dispatch/index.ts';
import type { DispatchDeps } from '../deps.ts';

interface Row {
  id: string;
  seq: number;
  personId: string;
  postId: string;
  audience: string;
  text: string;
  urgent: number;
  acknowledge: number;
  caseId: string | null;
  sentAt: number;
}
interface ReceivedRow extends Row {
  readAt: number | null;
  acknowledgedAt: number | null;
  reminders: number;
}
interface Page {
  cursor: string | null;
  limit: number;
}

const MESSAGE = `m.id, m.seq, m.person_id AS personId, m.post_id AS postId, m.audience, m.text, m.urgent,
  m.acknowledge, m.case_id AS caseId, m.sent_at AS sentAt`;
const RECEIVED = `${MESSAGE}, r.read_at AS readAt, r.acknowledged_at AS acknowledgedAt, r.reminders`;

/** Reads messages and their receipts. Lists walk an index by the `seq` of the sending, the newest first. */
export function messageBook(db: Database, { territory, cases }: Pick<DispatchDeps, 'territory' | 'cases'>) {
  const received = db.prepare<[string, number, number], ReceivedRow>(`
    SELECT ${RECEIVED} FROM message_receipts r INDEXED BY receipts_of_person
    CROSS JOIN messages m ON m.id = r.message_id
    WHERE r.person_id = ? AND r.seq < ? ORDER BY r.seq DESC LIMIT ?`);
  const receivedOne = db.prepare<[string, string], ReceivedRow>(`
    SELECT ${RECEIVED} FROM message_receipts r JOIN messages m ON m.id = r.message_id
    WHERE r.message_id = ? AND r.person_id = ?`);
  const sent = db.prepare<[string, number, number], Row>(`
    SELECT ${MESSAGE} FROM messages m INDEXED BY messages_of_sender
    WHERE m.person_id = ? AND m.seq < ? ORDER BY m.seq DESC LIMIT ?`);
  const sentOne = db.prepare<[string, string], Row>(
    `SELECT ${MESSAGE} FROM messages m WHERE m.id = ? AND m.person_id = ?`,
  );
  const counts = db.prepare<[string], SentMessage['counts']>(`
    SELECT count(*) AS "to", count(delivered_at) AS delivered, count(read_at) AS read,
      count(acknowledged_at) AS acknowledged
    FROM message_receipts WHERE message_id = ?`);
  const receipts = db.prepare<[string, number], Omit<Receipt, 'personName'>>(`
    SELECT person_id AS personId, delivered_at AS deliveredAt, read_at AS readAt,
      acknowledged_at AS acknowledgedAt, reminders
    FROM message_receipts WHERE message_id = ? ORDER BY person_id LIMIT ?`);
  const undelivered = db
    .prepare<[string, string], number>(
      'SELECT 1 FROM message_receipts WHERE message_id = ? AND person_id = ? AND delivered_at IS NULL',
    )
    .pluck();
  const unread = db.prepare<[string], { unread: number; urgent: number }>(`
    SELECT count(*) AS unread, coalesce(sum(m.urgent), 0) AS urgent
    FROM message_receipts r INDEXED BY receipts_unread JOIN messages m ON m.id = r.message_id
    WHERE r.person_id = ? AND r.read_at IS NULL`);
  const unacknowledged = db
    .prepare<[string], number>(`
    SELECT count(*) FROM message_receipts r INDEXED BY receipts_unacknowledged
    JOIN messages m ON m.id = r.message_id
    WHERE r.person_id = ? AND r.acknowledged_at IS NULL AND m.acknowledge = 1`)
    .pluck();

  const head = ({ id, personId, postId, audience, text, caseId, ...row }: Row) => ({
    id,
    from: { personId, personName: nameOf(territory, personId), postId },
    audience: JSON.parse(audience),
    text,
    urgent: row.urgent === 1,
    acknowledge: row.acknowledge === 1,
    caseId,
    caseNumber: caseId && cases.state(caseId).number,
    sentAt: row.sentAt,
  });
  const asReceived = ({ readAt, acknowledgedAt, reminders, ...row }: ReceivedRow): ReceivedMessage => ({
    ...head(row),
    readAt,
    acknowledgedAt,
    reminders,
  });
  const asSent = (row: Row): SentMessage => ({
    ...head(row),
    counts: counts.get(row.id) as SentMessage['counts'],
  });

  return {
    received(personId: string, { cursor, limit }: Page) {
      const rows = received.all(personId, before(cursor), limit);
      return { rows: rows.map(asReceived), next: nextOf(rows, limit) };
    },
    sent(personId: string, { cursor, limit }: Page) {
      const rows = sent.all(personId, before(cursor), limit);
      return { rows: rows.map(asSent), next: nextOf(rows, limit) };
    },
    counts(personId: string) {
      const now = unread.get(personId) as { unread: number; urgent: number };
      return { ...now, unacknowledged: unacknowledged.get(personId) as number };
    },
    /** @throws Refusal `message.unknown` when it was not sent to this person */
    receivedBy(personId: string, id: string): ReceivedMessage {
      const row = receivedOne.get(id, personId);
      if (!row) throw new Refusal('message.unknown');
      return asReceived(row);
    },
    /** Whether it was sent to this person and no seat has said yet that it is there. */
    isUndelivered: (personId: string, id: string): boolean => undelivered.get(id, personId) !== undefined,
    /** @throws Refusal `message.unknown` when this person did not send it */
    sentBy(personId: string, id: string): SentMessage {
      const row = sentOne.get(id, personId);
      if (!row) throw new Refusal('message.unknown');
      return asSent(row);
    },
    receipts: (id: string): Receipt[] =>
      receipts
        .all(id, MAX_PEOPLE)
        .map((receipt) => ({ ...receipt, personName: nameOf(territory, receipt.personId) })),
  };
}

function nameOf(territory: Territory, personId: string): string {
  return territory.person(personId)?.name ?? personId;
}

function before(cursor: string | null): number {
  if (cursor === null) return Number.MAX_SAFE_INTEGER;
  if (!/^\d{1,15}$/.test(cursor)) throw new Refusal('page.badCursor');
  return Number(cursor);
}

function nextOf(rows: readonly { seq: number }[], limit: number): string | null {
  const last = rows.at(-1);
  return last && rows.length === limit ? String(last.seq) : null;
}

export type MessageBook = ReturnType<typeof messageBook>;
