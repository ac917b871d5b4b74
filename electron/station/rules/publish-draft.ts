import type { RuleSetPublished, RuleSets } from '#electron/modules/territory/index.ts';
import type { Writer } from '#electron/platform/facts/index.ts';
import { newId } from '#shared/kernel/id.ts';
import { Refusal } from '#shared/kernel/refusal.ts';
import {
  diffRules,
  isSame,
  MAX_PLANNED_MS,
  type RuleContent,
  type RuleKind,
} from '#shared/modules/territory/index.ts';

export interface Publication {
  kind: RuleKind;
  content: RuleContent;
  /** Null: from the moment of publishing. */
  effectiveFrom: number | null;
  reason: string;
}

/** A clock names the calendar it runs by, so no two published ones may have one name. */
const calendarVersion = (number: number) => `own-${number}`;

/**
 * Makes a content a version. The past is never rewritten: nothing takes effect before it was published.
 * @throws Refusal `rules.effectiveInPast`, `rules.effectiveTooFar`, `rules.nothingChanged`
 */
export function publishVersion(
  writer: Writer,
  ruleSets: RuleSets,
  base: (kind: RuleKind) => RuleContent,
  { kind, content, effectiveFrom, reason }: Publication,
): number {
  const from = effectiveFrom ?? writer.now;
  if (from < writer.now) throw new Refusal('rules.effectiveInPast');
  if (from > writer.now + MAX_PLANNED_MS) throw new Refusal('rules.effectiveTooFar');
  const before = ruleSets.inForceOf(kind, from)?.content ?? base(kind);
  if (isSame(diffRules(kind, before, content))) throw new Refusal('rules.nothingChanged');
  const number = ruleSets.lastNumber(kind) + 1;
  const payload: RuleSetPublished = {
    kind,
    number,
    effectiveFrom: from,
    reason,
    content: kind === 'calendar' ? { ...content, version: calendarVersion(number) } : content,
  };
  writer.append({ kind: 'RuleSetPublished.v1', entity: newId(), payload, first: true });
  return number;
}
