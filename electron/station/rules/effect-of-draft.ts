import type { Territory } from '#electron/modules/territory/index.ts';
import {
  classKeyOf,
  type EffectReport,
  filingConditionsEffect,
  type PastCase,
  phrasesEffect,
  type RuleKind,
  responsibilityEffect,
  stageLimitsEffect,
} from '#shared/modules/territory/index.ts';

/** Kinds whose report asks what became of cases. */
export const JUDGES_CASES: ReadonlySet<RuleKind> = new Set([
  'filingConditions',
  'stageLimits',
  'responsibility',
]);

/** What would change if the district worked as `after` says instead of `before`. */
export function effectOf(
  kind: RuleKind,
  { parts: before }: Territory,
  { parts: after }: Territory,
  cases: readonly PastCase[],
): EffectReport {
  switch (kind) {
    case 'filingConditions':
      return filingConditionsEffect(before.conditions, after.conditions, cases);
    case 'stageLimits':
      return stageLimitsEffect(before.stageLimits, after.stageLimits, cases);
    case 'responsibility': {
      const classKeys = (after.codeSet?.classes ?? []).map((minor) => classKeyOf(minor.kind, minor.code));
      const places = { classKeys, streets: after.streets };
      return responsibilityEffect(before.responsibility, after.responsibility, places, cases);
    }
    case 'phrases':
      return phrasesEffect(before.phrases, after.phrases);
  }
}
