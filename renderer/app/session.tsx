import { createContext, type PropsWithChildren, useContext } from 'react';
import type { Permission } from '#shared/kernel/permissions.ts';
import type { SignedInView } from '#shared/modules/accounts/index.ts';

const SessionContext = createContext<SignedInView | null>(null);

export function SessionProvider({ me, children }: PropsWithChildren<{ me: SignedInView }>) {
  return <SessionContext.Provider value={me}>{children}</SessionContext.Provider>;
}

/** Who sits here. The engine decides what is allowed; screens only leave out what would be refused. */
export function useSession(): SignedInView & { may(permission: Permission): boolean } {
  const me = useContext(SessionContext);
  if (!me) throw new Error('No session above this component');
  return { ...me, may: (permission) => permission === 'signedIn' || me.permissions.includes(permission) };
}
