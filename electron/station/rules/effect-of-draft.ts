import {
  calendarEffect,
  classKeyOf,
  codeSetEffect,
  type EffectReport,
  filingConditionsEffect,
  numberFormatEffect,
  type PastCase,
  phrasesEffect,
  postsEffect,
  type RuleKind,
  responsibilityEffect,
  stageLimitsEffect,
} from '#shared/modules/territory/index.ts';
import { localDateOf } from '#shared/time/index.ts';
import type { LoadedRules } from './rules-in-force.ts';

/** Kinds whose report asks nothing of cases. */
const ASKS_NO_CASES: ReadonlySet<RuleKind> = new Set(['phrases', 'posts', 'numberFormat']);

export function asksCases(kind: RuleKind): boolean {
  return !ASKS_NO_CASES.has(kind);
}

type Rules = Pick<LoadedRules, 'territory' | 'calendar'>;

/** What would change if the district worked as `next` says instead of `now`. */
export function effectOf(
  kind: RuleKind,
  now: Rules,
  next: Rules,
  cases: readonly PastCase[],
  { at, station }: { at: number; station: string },
): EffectReport {
  const [before, after] = [now.territory.parts, next.territory.parts];
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
    case 'calendar':
      return calendarEffect(now.calendar, next.calendar, cases, at);
    case 'codeSet':
      return codeSetEffect(before.codeSet, after.codeSet, cases);
    case 'posts':
      return postsEffect(before.posts, after.posts, before.persons);
    case 'phrases':
      return phrasesEffect(before.phrases, after.phrases);
    case 'numberFormat':
      return numberFormatEffect(
        before.profile.caseNumberFormat,
        after.profile.caseNumberFormat,
        localDateOf(at),
        station,
      );
  }
}
