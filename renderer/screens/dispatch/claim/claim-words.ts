import type { Claim, Holder } from '#shared/modules/dispatch/index.ts';

type Translate = (key: string, values?: Record<string, unknown>) => string;

/** 张三@席位2 */
export function holderWords(t: Translate, { personName, seat }: Holder): string {
  return seat === null ? personName : t('claim.holder', { person: personName, seat });
}

/** 处理中 张三@席位2; a stale one says so. */
export function claimWords(t: Translate, claim: Claim, now: number): string {
  const holder = holderWords(t, claim.holder);
  if (claim.mine) return t('claim.mine');
  return t(isStale(claim, now) ? 'claim.stale' : 'claim.held', { holder });
}

export function isStale({ staleAt, mine }: Claim, now: number): boolean {
  return !mine && now >= staleAt;
}

/** What a form that stands open has to do with its case's claim. */
export type ClaimStand =
  | { kind: 'mine' }
  | { kind: 'asking'; grantAt: number; holder: Holder }
  | { kind: 'othersNow'; holder: Holder; askedBy: Holder | null; stale: boolean }
  /** It was ours and somebody took it over. */
  | { kind: 'lost'; holder: Holder; reason: string }
  | { kind: 'wanted'; by: Holder; reason: string; grantAt: number }
  | { kind: 'unknown' };

export function standOf(claim: Claim | null, now: number): ClaimStand {
  if (!claim) return { kind: 'unknown' };
  const { asked, taken, holder } = claim;
  if (claim.mine)
    return asked
      ? { kind: 'wanted', by: asked.by, reason: asked.reason, grantAt: asked.grantAt }
      : { kind: 'mine' };
  if (asked?.mine) return { kind: 'asking', grantAt: asked.grantAt, holder };
  if (taken?.fromMe) return { kind: 'lost', holder, reason: taken.reason };
  return { kind: 'othersNow', holder, askedBy: asked?.by ?? null, stale: isStale(claim, now) };
}

/** Whether a form may send: only while nobody else works on the case. */
export function maySend(stand: ClaimStand): boolean {
  return stand.kind === 'mine' || stand.kind === 'wanted' || stand.kind === 'unknown';
}

/** Whole seconds until a moment, never below zero. */
export function secondsTo(at: number, now: number): number {
  return Math.max(0, Math.ceil((at - now) / 1000));
}
