import type { Whistle } from './annex.ts';
import type { CaseState } from './case-state.ts';

/** The call (吹哨) that a unit has not answered by coming; the latest, null when there is none. */
export function openCall(
  { annex }: Pick<CaseState, 'annex'>,
  unitId: string,
): Whistle['calls'][number] | null {
  const open = (annex.whistles ?? []).flatMap(({ calls }) =>
    calls.filter((call) => call.unitId === unitId && call.arrivedAt === null),
  );
  return open.at(-1) ?? null;
}

/** The units that were called and have not come yet, each once. */
export function calledUnits({ annex }: Pick<CaseState, 'annex'>): string[] {
  const waiting = (annex.whistles ?? []).flatMap(({ calls }) =>
    calls.filter(({ arrivedAt }) => arrivedAt === null).map(({ unitId }) => unitId),
  );
  return [...new Set(waiting)];
}
