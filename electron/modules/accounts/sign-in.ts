import type { Territory } from '#electron/modules/territory/index.ts';
import { actorOf, type Session, type SignedIn } from '#electron/platform/door/index.ts';
import type { Ledger } from '#electron/platform/facts/index.ts';
import { newId } from '#shared/kernel/id.ts';
import type { Permission } from '#shared/kernel/permissions.ts';
import { Refusal } from '#shared/kernel/refusal.ts';
import type { PersonChoice, SignedInView } from '#shared/modules/accounts/index.ts';
import type { Sitting } from './sittings.ts';

/** How long after a window was last seen the person who sat there is taken back without asking: a restart, an update. */
const SITS_ON_FOR_MS = 10 * 60_000;

export interface ComingBack {
  /** The window was connected before and only its engine is new. */
  isConnectedAgain: boolean;
  now: number;
  /** When this station last recorded anything before it was started: a power cut says no goodbye. */
  lastSeenAt: number;
}

/** Who may sit down with which post, as the district's data says; every coming and going is a fact. */
export class SignIn {
  readonly #territory: Territory;
  readonly #ledger: Ledger;
  /** A sitting is an entity of its own: a person may sit at two windows at once. */
  readonly #sittings = new Map<Session, string>();

  constructor(territory: Territory, ledger: Ledger) {
    this.#territory = territory;
    this.#ledger = ledger;
  }

  people(): PersonChoice[] {
    return this.#territory.parts.persons.map(({ id, name, unit, posts }) => ({
      personId: id,
      personName: name,
      unitId: unit,
      unitName: this.#unitName(unit) ?? { zh: unit, en: unit },
      posts: posts.flatMap((postId) => {
        const post = this.#territory.post(postId);
        return post ? [{ postId, postName: { zh: post.zh, en: post.en } }] : [];
      }),
    }));
  }

  /** @throws Refusal `accounts.unknownPerson`, `accounts.postNotHeld`. */
  signIn(session: Session, personId: string, postId: string): void {
    const person = this.#territory.person(personId);
    const post = this.#territory.post(postId);
    if (!person) throw new Refusal('accounts.unknownPerson', { person: personId });
    if (!post || !person.posts.includes(postId)) throw new Refusal('accounts.postNotHeld', { post: postId });
    const permissions = new Set<Permission>(post.permissions);
    const signedIn = { personId, personName: person.name, postId, unitId: person.unit, permissions };
    const sitting = newId();
    this.#ledger.write({ actor: actorOf({ ...session, signedIn }) }, (writer) => {
      this.#recordLeaving(session);
      writer.append({ kind: 'SignedIn.v1', entity: sitting, payload: sittingOf(session, signedIn) });
    });
    // Only what is on disk has happened: a full disk leaves who sat there in place.
    session.signedIn = signedIn;
    this.#sittings.set(session, sitting);
  }

  /**
   * Gives a window back who sat there. An engine that took over from another goes on with the sitting. After a new start
   * of the application the same person sits on only if the window was seen within {@link SITS_ON_FOR_MS}: later
   * somebody else may have come, and what they do must not stand under a name that is not theirs. Whoever lost the post
   * meanwhile has to sign in anew.
   */
  resume(session: Session, sitting: Sitting | null, back: ComingBack): void {
    if (!sitting) return;
    const person = this.#territory.person(sitting.personId);
    const post = this.#territory.post(sitting.postId);
    if (!person || !post || !person.posts.includes(post.id)) return;
    const permissions = new Set<Permission>(post.permissions);
    const signedIn: SignedIn = {
      personId: person.id,
      personName: person.name,
      postId: post.id,
      unitId: person.unit,
      permissions,
    };
    const awayMs = back.now - (sitting.leftAt ?? back.lastSeenAt);
    if (!back.isConnectedAgain && (awayMs < 0 || awayMs > SITS_ON_FOR_MS)) {
      if (sitting.leftAt === null) this.#record(session, signedIn, sitting.id, 'SignedOut.v1');
      return;
    }
    const id = sitting.leftAt === null ? sitting.id : newId();
    if (id !== sitting.id) this.#record(session, signedIn, id, 'SignedIn.v1');
    session.signedIn = signedIn;
    this.#sittings.set(session, id);
  }

  /** The window was closed: who sat there is gone, but may come back to it soon. */
  closeWindow(session: Session): void {
    const { signedIn } = session;
    if (signedIn)
      this.#record(session, signedIn, this.#sittings.get(session) ?? newId(), 'SignedOut.v1', {
        windowClosed: true,
      });
    session.signedIn = null;
    this.#sittings.delete(session);
  }

  /**
   * Call it when the table of posts has changed: rights are those of the post as it is now, and whoever lost the post
   * has to sign in anew.
   */
  refresh(): void {
    for (const session of [...this.#sittings.keys()]) {
      const { signedIn } = session;
      const post = signedIn && this.#territory.post(signedIn.postId);
      const person = signedIn && this.#territory.person(signedIn.personId);
      if (!signedIn || !post || !person?.posts.includes(post.id)) this.signOut(session);
      else session.signedIn = { ...signedIn, permissions: new Set<Permission>(post.permissions) };
    }
  }

  signOut(session: Session): void {
    this.#recordLeaving(session);
    session.signedIn = null;
    this.#sittings.delete(session);
  }

  view({ signedIn }: Session): SignedInView | null {
    if (!signedIn) return null;
    const { personId, personName, postId, unitId, permissions } = signedIn;
    const post = this.#territory.post(postId);
    return {
      personId,
      personName,
      postId,
      postName: { zh: post?.zh ?? postId, en: post?.en ?? postId },
      unitId,
      unitName: unitId === null ? null : this.#unitName(unitId),
      permissions: [...permissions],
    };
  }

  #recordLeaving(session: Session): void {
    const { signedIn } = session;
    if (signedIn) this.#record(session, signedIn, this.#sittings.get(session) ?? newId(), 'SignedOut.v1');
  }

  #record(
    session: Session,
    signedIn: SignedIn,
    entity: string,
    kind: 'SignedIn.v1' | 'SignedOut.v1',
    how: { windowClosed?: true } = {},
  ): void {
    this.#ledger.write({ actor: actorOf({ ...session, signedIn }) }, (writer) =>
      writer.append({ kind, entity, payload: { ...sittingOf(session, signedIn), ...how } }),
    );
  }

  #unitName(id: string) {
    const unit = this.#territory.unit(id);
    return unit && { zh: unit.zh, en: unit.en };
  }
}

function sittingOf({ windowId, windowKind }: Session, { personId, personName, postId }: SignedIn) {
  return { personId, personName, postId, windowId, windowKind };
}
