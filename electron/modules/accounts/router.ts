import { doorFor, type Session } from '#electron/platform/door/index.ts';
import { Refusal } from '#shared/kernel/refusal.ts';
import { accountsContract } from '#shared/modules/accounts/index.ts';
import type { Preferences } from './preferences.ts';
import type { SignIn } from './sign-in.ts';

export function accountsRouter(signIn: SignIn, preferences: Preferences) {
  const door = doorFor(accountsContract);
  const me = (session: Session) => ({ signedIn: signIn.view(session) });
  return {
    me: door.me.handler(({ context }) => me(context.session)),
    people: door.people.handler(() => signIn.people()),
    signIn: door.signIn.handler(({ input, context: { session } }) => {
      signIn.signIn(session, input.personId, input.postId);
      return me(session);
    }),
    signOut: door.signOut.handler(({ context: { session } }) => {
      signIn.signOut(session);
      return me(session);
    }),
    preferences: {
      get: door.preferences.get.handler(({ input, context }) =>
        preferences.get(personOf(context.session), input.keys),
      ),
      set: door.preferences.set.handler(({ input, context }) => {
        preferences.set(personOf(context.session), input.key, input.value);
        return { key: input.key };
      }),
    },
  };
}

function personOf(session: Session): string {
  if (!session.signedIn) throw new Refusal('door.signInFirst');
  return session.signedIn.personId;
}
