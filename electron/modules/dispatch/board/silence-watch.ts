import { silenceAt, silenceLimits } from '#shared/modules/dispatch/index.ts';
import { appendDispatch } from '../append.ts';
import type { DispatchDeps } from '../deps.ts';
import type { StateBook } from './state-book.ts';

/** Silence is measured in minutes; looking this often is soon enough. */
const LOOK_EVERY_MS = 15_000;

/** Notices when somebody on task has not been heard of, once a level; what was noticed is a fact. Returns how to stop. */
export function watchSilence(deps: DispatchDeps, states: StateBook): () => void {
  const look = () => {
    try {
      noticeSilence(deps, states);
    } catch (error) {
      // A full disk: the board shows the silence all the same, and it is noticed at the next look.
      deps.log.error('silence.notNoticed', { error: String(error) });
    }
  };
  look();
  return deps.clock.every(LOOK_EVERY_MS, look);
}

function noticeSilence({ territory, ledger, clock }: DispatchDeps, states: StateBook): void {
  const statuses = new Map(territory.parts.statuses.map((status) => [status.id, status]));
  const now = clock.now();
  const due = states.all().flatMap((state) => {
    const limits = silenceLimits(statuses.get(state.statusId) ?? null, state.reportedAt);
    const level = silenceAt(limits, now);
    return level === 'none' || level === state.silence ? [] : [{ ...state, level }];
  });
  if (due.length === 0) return;
  ledger.write({ actor: 'system' }, (writer) => {
    for (const { id, personId, level, reportedAt } of due)
      appendDispatch(writer, 'PersonSilenceNoticed.v1', id, { personId, level, reportedAt });
  });
}
