import type { AlarmRuleRow } from '#shared/modules/alarms/index.ts';
import { figure, unitText } from './alarm-state.ts';

type Translate = (key: string, values?: Record<string, unknown>) => string;

export type RuleCondition = Pick<
  AlarmRuleRow,
  'kind' | 'factor' | 'statistic' | 'op' | 'limit' | 'unit' | 'forMinutes' | 'minSamples' | 'noDataMinutes'
>;

/** What a rule asks, as a sentence: `总悬浮颗粒物 实时值 > 0.8 mg/m³，持续 15 分钟，至少 3 个样本`. */
export function ruleSentence(t: Translate, rule: RuleCondition): string {
  if (rule.kind === 'noData') return t('alarms:rule.noData', { minutes: rule.noDataMinutes });
  const factor = rule.factor ?? '';
  const parts = [
    t('alarms:rule.beyond', {
      factor: t(`telemetry:factor.${factor}`, { defaultValue: factor }),
      statistic: t(`telemetry:statistic.${rule.statistic}`, { defaultValue: rule.statistic ?? '' }),
      op: rule.op ?? '',
      limit: rule.limit === null ? '' : figure(rule.limit),
      unit: unitText(rule.unit),
    }),
    rule.forMinutes !== null && rule.forMinutes > 0 && t('alarms:rule.for', { minutes: rule.forMinutes }),
    rule.minSamples !== null && rule.minSamples > 1 && t('alarms:rule.samples', { count: rule.minSamples }),
  ];
  return parts.filter(Boolean).join(t('alarms:rule.comma'));
}
