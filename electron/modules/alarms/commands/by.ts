import { actorOf, type Session } from '#electron/platform/door/index.ts';

/** Who does it: the actor of the facts, and the name that stays readable in them. */
export interface By {
  actor: string;
  name: string;
}

export function byOf(session: Session): By {
  return { actor: actorOf(session), name: session.signedIn?.personName ?? session.windowKind };
}
