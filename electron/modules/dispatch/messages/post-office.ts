import { actorOf, type Session } from '#electron/platform/door/index.ts';
import type { Writer } from '#electron/platform/facts/index.ts';
import { newId } from '#shared/kernel/id.ts';
import { Refusal } from '#shared/kernel/refusal.ts';
import {
  type Audience,
  MAX_PEOPLE,
  type ReceivedMessage,
  recipientsOf,
  type SentMessage,
} from '#shared/modules/dispatch/index.ts';
import { appendDispatch } from '../append.ts';
import type { DispatchDeps } from '../deps.ts';
import { whoAsks } from '../seat.ts';
import type { MessageBook } from './message-book.ts';

interface Letter {
  audience: Audience;
  text: string;
  urgent: boolean;
  acknowledge: boolean;
  caseId: string | null;
}

/** Sends messages and keeps account of who has them: sent, delivered, read, acknowledged, reminded are facts. */
export class PostOffice {
  readonly #deps: DispatchDeps;
  readonly #book: MessageBook;

  constructor(deps: DispatchDeps, book: MessageBook) {
    this.#deps = deps;
    this.#book = book;
  }

  /** Whom it reaches is settled when it is sent. @throws Refusal `message.nobody`, `message.unknownAudience`, `case.unknown` */
  send(session: Session, letter: Letter): SentMessage {
    const { territory, cases } = this.#deps;
    const { personId, postId } = whoAsks(session);
    if (!this.#isKnown(letter.audience)) throw new Refusal('message.unknownAudience');
    if (letter.caseId !== null) cases.state(letter.caseId);
    const recipients = recipientsOf(letter.audience, territory.parts.persons, personId).slice(0, MAX_PEOPLE);
    if (recipients.length === 0) throw new Refusal('message.nobody');
    const id = newId();
    this.#write(session, (writer) =>
      appendDispatch(writer, 'MessageSent.v1', id, { ...letter, personId, postId, recipients }),
    );
    return this.#book.sentBy(personId, id);
  }

  /** Says that the seat of whoever asks has these messages; answers with how many that was new of. */
  delivered(session: Session, ids: readonly string[]): number {
    const { personId } = whoAsks(session);
    const due = ids.filter((id) => this.#book.isUndelivered(personId, id));
    if (due.length > 0)
      this.#write(session, (writer) => {
        for (const id of due) appendDispatch(writer, 'MessageDelivered.v1', id, { personId });
      });
    return due.length;
  }

  /** @throws Refusal `message.unknown` */
  read(session: Session, id: string): ReceivedMessage {
    return this.#note(session, id, 'MessageRead.v1', ({ readAt }) => readAt !== null);
  }

  /** @throws Refusal `message.unknown` */
  acknowledge(session: Session, id: string): ReceivedMessage {
    return this.#note(session, id, 'MessageAcknowledged.v1', ({ acknowledgedAt }) => acknowledgedAt !== null);
  }

  /** Reminds those who have not answered as was asked; answers with how many. @throws Refusal `message.unknown`, `message.allRead` */
  remind(session: Session, id: string): number {
    const { acknowledge } = this.#book.sentBy(whoAsks(session).personId, id);
    const personIds = this.#book
      .receipts(id)
      .filter(({ readAt, acknowledgedAt }) => (acknowledge ? acknowledgedAt : readAt) === null)
      .map(({ personId }) => personId);
    if (personIds.length === 0) throw new Refusal('message.allRead');
    this.#write(session, (writer) => appendDispatch(writer, 'MessageReminded.v1', id, { personIds }));
    return personIds.length;
  }

  #note(
    session: Session,
    id: string,
    kind: 'MessageRead.v1' | 'MessageAcknowledged.v1',
    isDone: (message: ReceivedMessage) => boolean,
  ): ReceivedMessage {
    const { personId } = whoAsks(session);
    const message = this.#book.receivedBy(personId, id);
    if (isDone(message)) return message;
    this.#write(session, (writer) => appendDispatch(writer, kind, id, { personId }));
    return this.#book.receivedBy(personId, id);
  }

  #isKnown(audience: Audience): boolean {
    const { territory } = this.#deps;
    if (audience.kind === 'person') return territory.person(audience.id) !== null;
    if (audience.kind === 'unit') return territory.unit(audience.id) !== null;
    return audience.kind === 'all' || territory.post(audience.id) !== null;
  }

  #write(session: Session, work: (writer: Writer) => void): void {
    this.#deps.ledger.write({ actor: actorOf(session) }, work);
  }
}
