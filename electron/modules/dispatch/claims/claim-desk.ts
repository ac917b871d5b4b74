import { actorOf, type Session } from '#electron/platform/door/index.ts';
import type { Writer } from '#electron/platform/facts/index.ts';
import { newId } from '#shared/kernel/id.ts';
import { Refusal } from '#shared/kernel/refusal.ts';
import type { Claim, HolderText } from '#shared/modules/dispatch/index.ts';
import { appendDispatch } from '../append.ts';
import { type DispatchDeps, rulesOf } from '../deps.ts';
import { holderOf, holderView, isSameSeat } from '../seat.ts';
import type { ClaimBook, StoredClaim } from './claim-book.ts';

const SYSTEM = { actor: 'system' };
const MINUTE_MS = 60_000;

/**
 * Who works on which case. A claim binds no step: an alarm or an import must not be held up by a form somewhere. It
 * tells people of each other, and passes on only with a reason, after a grace, and with both sides told.
 */
export class ClaimDesk {
  readonly #deps: DispatchDeps;
  readonly #book: ClaimBook;
  /** When something was last typed on a claim; not a fact, and forgotten with the engine: then the claim looks older. */
  readonly #activeAt = new Map<string, number>();
  readonly #timers = new Map<string, () => void>();

  constructor(deps: DispatchDeps, book: ClaimBook) {
    this.#deps = deps;
    this.#book = book;
  }

  /** Goes on with take-overs that were asked for before the engine was started. */
  start(): void {
    for (const { caseId, asked } of this.#book.all()) if (asked) this.#passOnAt(caseId, asked.grantAt);
  }

  close(): void {
    for (const cancel of this.#timers.values()) cancel();
    this.#timers.clear();
  }

  list(session: Session): Claim[] {
    return this.#book.all().map((claim) => this.#view(claim, session));
  }

  /** @throws Refusal `case.unknown`, `claim.tooMany` */
  take(session: Session, caseId: string): Claim {
    const me = holderOf(session);
    const held = this.#book.find(caseId);
    if (!held) {
      this.#deps.cases.state(caseId);
      if (this.#book.isFull()) throw new Refusal('claim.tooMany');
      this.#write(session, (writer) =>
        appendDispatch(writer, 'CaseClaimed.v1', newId(), { caseId, holder: me }),
      );
    } else if (isSameSeat(held.holder, me)) this.#activeAt.set(held.id, this.#deps.clock.now());
    return this.#view(this.#mustFind(caseId), session);
  }

  /** Gives up what this seat holds, or withdraws its wish. Answers with what holds afterwards. */
  release(session: Session, caseId: string): Claim | null {
    const me = holderOf(session);
    this.#write(session, (writer) => this.#leave(writer, caseId, (holder) => isSameSeat(holder, me)));
    const now = this.#book.find(caseId);
    return now && this.#view(now, session);
  }

  /** @throws Refusal `claim.notHeld`, `claim.asked` */
  ask(session: Session, caseId: string, reason: string): Claim {
    const me = holderOf(session);
    const held = this.#book.find(caseId);
    if (!held || isSameSeat(held.holder, me)) throw new Refusal('claim.notHeld');
    if (held.asked) {
      const { personName } = holderView(held.asked.by, this.#deps.territory);
      throw new Refusal('claim.asked', { person: personName });
    }
    const grantAt = this.#deps.clock.now() + rulesOf(this.#deps.territory).claim.graceSeconds * 1000;
    this.#write(session, (writer) =>
      appendDispatch(writer, 'CaseTakeOverAsked.v1', held.id, { caseId, by: me, reason, grantAt }),
    );
    this.#passOnAt(caseId, grantAt);
    return this.#view(this.#mustFind(caseId), session);
  }

  /** Whoever left a seat has no form open any more: joins the transaction of the leaving. */
  releaseOf(windowId: string, writer: Writer): void {
    for (const { caseId } of this.#book.all())
      this.#leave(writer, caseId, (holder) => holder.windowId === windowId);
  }

  #leave(writer: Writer, caseId: string, isLeaving: (holder: HolderText) => boolean): void {
    const held = this.#book.find(caseId);
    if (!held) return;
    const { id, holder, asked } = held;
    if (isLeaving(holder)) {
      this.#activeAt.delete(id);
      if (asked && !isLeaving(asked.by)) {
        const { by, reason } = asked;
        const payload = { caseId, from: holder, by, reason, how: 'handedOver' } as const;
        appendDispatch(writer, 'CaseTakenOver.v1', id, payload);
      } else appendDispatch(writer, 'CaseClaimReleased.v1', id, { caseId });
    } else if (asked && isLeaving(asked.by))
      appendDispatch(writer, 'CaseTakeOverWithdrawn.v1', id, { caseId });
  }

  #passOnAt(caseId: string, grantAt: number): void {
    this.#timers.get(caseId)?.();
    const wait = Math.max(0, grantAt - this.#deps.clock.now());
    this.#timers.set(
      caseId,
      this.#deps.clock.after(wait, () => this.#passOn(caseId, grantAt)),
    );
  }

  #passOn(caseId: string, grantAt: number): void {
    this.#timers.delete(caseId);
    const held = this.#book.find(caseId);
    // Withdrawn, handed over or asked anew meanwhile: another time counts.
    if (held?.asked?.grantAt !== grantAt) return;
    const { holder: from, asked, id } = held;
    const { by, reason } = asked;
    try {
      this.#deps.ledger.write(SYSTEM, (writer) =>
        appendDispatch(writer, 'CaseTakenOver.v1', id, { caseId, from, by, reason, how: 'graceOver' }),
      );
    } catch (error) {
      // A full disk leaves the claim where it is: whoever wants it asks again.
      this.#deps.log.error('claim.notPassedOn', { caseId, error: String(error) });
    }
  }

  #write(session: Session, work: (writer: Writer) => void): void {
    this.#deps.ledger.write({ actor: actorOf(session) }, work);
  }

  #mustFind(caseId: string): StoredClaim {
    const claim = this.#book.find(caseId);
    if (!claim) throw new Error(`The claim on ${caseId} was written and is not there`);
    return claim;
  }

  #view({ caseId, id, holder, claimedAt, asked, taken }: StoredClaim, session: Session): Claim {
    const { territory } = this.#deps;
    const me = session.signedIn && holderOf(session);
    const isMe = (other: HolderText) => me !== null && isSameSeat(other, me);
    const activeAt = Math.max(claimedAt, this.#activeAt.get(id) ?? 0);
    return {
      caseId,
      holder: holderView(holder, territory),
      claimedAt,
      activeAt,
      staleAt: activeAt + rulesOf(territory).claim.staleMinutes * MINUTE_MS,
      mine: isMe(holder),
      asked: asked && {
        by: holderView(asked.by, territory),
        reason: asked.reason,
        grantAt: asked.grantAt,
        mine: isMe(asked.by),
      },
      taken: taken && {
        from: holderView(taken.from, territory),
        reason: taken.reason,
        at: taken.at,
        fromMe: isMe(taken.from),
      },
    };
  }
}
