import type { Database } from '#electron/platform/db/index.ts';
import type { DispatchFact } from '../fact.ts';

/** A message and one receipt for each whom it reaches; both are ordered by the `seq` of the fact that sent it. */
export function applyToMessages(db: Database): (fact: DispatchFact) => void {
  const put = db.prepare(`
    INSERT INTO messages (id, person_id, post_id, audience, text, urgent, acknowledge, case_id, sent_at, seq)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  const expect = db.prepare(
    'INSERT INTO message_receipts (message_id, person_id, seq, reminders) VALUES (?, ?, ?, 0)',
  );
  const set = (columns: string) =>
    db.prepare(`UPDATE message_receipts SET ${columns} WHERE message_id = @id AND person_id = @personId`);
  const delivered = set('delivered_at = coalesce(delivered_at, @at)');
  const read = set('delivered_at = coalesce(delivered_at, @at), read_at = coalesce(read_at, @at)');
  const acknowledged = set(
    'delivered_at = coalesce(delivered_at, @at), read_at = coalesce(read_at, @at), acknowledged_at = coalesce(acknowledged_at, @at)',
  );
  const remind = db.prepare(
    'UPDATE message_receipts SET reminders = reminders + 1 WHERE message_id = ? AND person_id = ?',
  );
  return ({ kind, entity: id, at, seq, payload }) => {
    switch (kind) {
      case 'MessageSent.v1': {
        const { personId, postId, audience, text, urgent, acknowledge, caseId, recipients } = payload;
        const flags = [Number(urgent), Number(acknowledge)];
        put.run(id, personId, postId, JSON.stringify(audience), text, ...flags, caseId, at, seq);
        for (const recipient of recipients) expect.run(id, recipient, seq);
        break;
      }
      case 'MessageDelivered.v1':
        delivered.run({ id, at, personId: payload.personId });
        break;
      case 'MessageRead.v1':
        read.run({ id, at, personId: payload.personId });
        break;
      case 'MessageAcknowledged.v1':
        acknowledged.run({ id, at, personId: payload.personId });
        break;
      case 'MessageReminded.v1':
        for (const personId of payload.personIds) remind.run(id, personId);
        break;
    }
  };
}
