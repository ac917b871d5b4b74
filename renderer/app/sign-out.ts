import { client, queryClient } from '../bridge/index.ts';
import { useNav } from './nav.ts';

/** Leaves the seat. Everything that was read for the person is forgotten and asked anew. */
export async function signOut(): Promise<void> {
  await client.accounts.signOut();
  useNav.getState().go('desk');
  await queryClient.resetQueries();
}
