import type { Policy } from '#electron/platform/facts/index.ts';
import type { ClaimDesk } from './claims/claim-desk.ts';

/**
 * Releases what a seat had claimed in the transaction in which somebody leaves it or sits down at it: nobody who has
 * just come has a form open. Who had asked for a claim gets it.
 */
export function releaseClaimsWhenSeatIsLeft(desk: ClaimDesk): Policy {
  return {
    name: 'release-claims-when-seat-is-left',
    kinds: ['SignedOut.v1', 'SignedIn.v1'],
    react({ payload }, writer) {
      desk.releaseOf((payload as { windowId: string }).windowId, writer);
    },
  };
}
