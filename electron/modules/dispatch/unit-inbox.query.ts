import type { Session } from '#electron/platform/door/index.ts';
import { Refusal } from '#shared/kernel/refusal.ts';
import { type InboxRow, MAX_INBOX } from '#shared/modules/dispatch/index.ts';
import type { DispatchDeps } from './deps.ts';
import { whoAsks } from './seat.ts';

/** What waits for the unit of whoever asks, by time to breach. @throws Refusal `dispatch.noUnit` */
export function unitInbox({ cases }: DispatchDeps) {
  return (session: Session): { rows: InboxRow[]; more: boolean } => {
    const { unitId } = whoAsks(session);
    if (unitId === null) throw new Refusal('dispatch.noUnit');
    const found = cases.ofUnit(unitId, MAX_INBOX + 1);
    const rows = found
      .slice(0, MAX_INBOX)
      .map(({ row, dispatchedAt, acceptedAt }) => ({ ...row, dispatchedAt, acceptedAt }));
    return { rows, more: found.length > MAX_INBOX };
  };
}
