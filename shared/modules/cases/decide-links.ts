import { Refusal } from '#shared/kernel/refusal.ts';
import type { Relation } from './annex.ts';
import type { CaseFact } from './case-facts.ts';
import type { CaseState } from './case-state.ts';
import { type Deciders, moveTo, one } from './deciders.ts';
import { isFinal } from './stages.ts';

type Link = 'relate' | 'unrelate' | 'merge' | 'split';

function linked(to: CaseState, relation: Relation, note: string): CaseFact {
  const payload = { otherId: to.id, otherNumber: to.number, relation, note };
  return { kind: 'CaseLinked.v1', payload };
}

const linkTo = (state: CaseState, id: string) => state.annex.links?.find((link) => link.id === id) ?? null;

/** The other case, or why it cannot be tied to this one. */
function otherOf(state: CaseState, other: CaseState | null): CaseState | Refusal {
  if (!other) return new Refusal('case.unknown', {});
  if (other.id === state.id) return new Refusal('case.sameCase');
  return linkTo(state, other.id) ? new Refusal('case.alreadyLinked', { number: other.number }) : other;
}

/** 关联、并入、拆分: what concerns two cases is a fact of both. */
export const LINKS: Deciders<Link> = {
  relate(state, { note }, context) {
    const other = otherOf(state, context.other);
    if (other instanceof Refusal) return other;
    return { facts: [linked(other, 'related', note)], other: [linked(state, 'related', note)] };
  },

  unrelate(state, { otherId, reason }, context) {
    const link = linkTo(state, otherId);
    if (link?.relation !== 'related' || !context.other) return new Refusal('case.notRelated');
    const unlinked = (to: CaseState): CaseFact => ({
      kind: 'CaseUnlinked.v1',
      payload: { otherId: to.id, otherNumber: to.number, reason },
    });
    return { facts: [unlinked(context.other)], other: [unlinked(state)] };
  },

  merge(state, { otherId, reason }, context) {
    const related = linkTo(state, otherId)?.relation === 'related';
    const other = related ? context.other : otherOf(state, context.other);
    if (!other) return new Refusal('case.unknown', {});
    if (other instanceof Refusal) return other;
    if (isFinal(other.stage)) return new Refusal('case.otherEnded', { number: other.number });
    const move = moveTo('merged', state.urgency, context);
    const payload = { otherId: other.id, otherNumber: other.number, reason, move };
    return { facts: [{ kind: 'CaseMerged.v1', payload }], other: [linked(state, 'mergedFrom', reason)] };
  },

  split: (_state, { children, reason }) => one({ kind: 'CaseSplit.v1', payload: { children, reason } }),
};
