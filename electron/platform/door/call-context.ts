import type { Permission } from '#shared/kernel/permissions.ts';

/** Who sits at a window. A window is known to the shell before it is handed a port. */
export interface SignedIn {
  personId: string;
  personName: string;
  postId: string;
  unitId: string | null;
  permissions: ReadonlySet<Permission>;
}

export type WindowKind = 'desk' | 'kiosk' | 'cli';

/** One window's place at the door: what it is, and who has signed in there. */
export interface Session {
  readonly windowId: string;
  readonly windowKind: WindowKind;
  /** The window's number on this station, as people call it (席位 2); the command line has none. */
  readonly seat?: number;
  signedIn: SignedIn | null;
}

export interface CallContext extends Record<string, unknown> {
  session: Session;
}

/** How the caller stands in the fact log. */
export function actorOf(session: Session): string {
  return session.signedIn
    ? `person:${session.signedIn.personId}/${session.signedIn.postId}`
    : `window:${session.windowKind}`;
}
