import type { CaseAnnex, SupervisionEntry } from './annex.ts';

/** The supervision that replies and its lifting belong to: the latest that is not lifted; null when there is none. */
export function currentSupervision({ supervisions }: CaseAnnex): SupervisionEntry | null {
  return supervisions?.findLast(({ liftedAt }) => liftedAt === null) ?? null;
}

/** The thread with the current supervision changed. */
export function withCurrent(
  annex: CaseAnnex,
  change: (entry: SupervisionEntry) => SupervisionEntry,
): Pick<CaseAnnex, 'supervisions'> {
  const current = currentSupervision(annex);
  if (!current || !annex.supervisions) return {};
  return { supervisions: annex.supervisions.map((entry) => (entry === current ? change(entry) : entry)) };
}
