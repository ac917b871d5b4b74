import type { Territory } from '#electron/modules/territory/index.ts';
import type { Session, SignedIn } from '#electron/platform/door/index.ts';
import { Refusal } from '#shared/kernel/refusal.ts';
import type { Holder, HolderText } from '#shared/modules/dispatch/index.ts';

/** @throws Refusal `door.signInFirst` */
export function whoAsks({ signedIn }: Session): SignedIn {
  if (!signedIn) throw new Refusal('door.signInFirst');
  return signedIn;
}

/** Who asks, and at which seat. @throws Refusal `door.signInFirst` */
export function holderOf(session: Session): HolderText {
  const { personId, postId } = whoAsks(session);
  return { personId, postId, windowId: session.windowId, seat: session.seat ?? null };
}

export function isSameSeat(a: HolderText, b: HolderText): boolean {
  return a.windowId === b.windowId && a.personId === b.personId;
}

/** A seat as screens show it. */
export function holderView({ personId, postId, seat }: HolderText, territory: Territory): Holder {
  return { personId, personName: territory.person(personId)?.name ?? personId, postId, seat };
}
