import { Button, Checkbox, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { RuleContent } from '#shared/modules/territory/index.ts';
import { localDate } from '../../../../ui/time-text.ts';
import { addPlan, dateAfter, type PlanDraft, plansOf, replacePlan } from './edit-calendar.ts';

const WEEK = [1, 2, 3, 4, 5, 6, 7];

interface PlansProps {
  content: RuleContent;
  onChange(content: RuleContent): void;
}

/** 计时方案: from when to when, on which weekdays, at which hours the bureau works. */
export function Plans({ content, onChange }: PlansProps) {
  const { t } = useTranslation('rules');
  const plans = plansOf(content);
  const tomorrow = dateAfter(localDate(Date.now()), 1);
  return (
    <>
      <h3>{t('calendar.plans')}</h3>
      {plans.map((plan, index) => (
        <Plan
          // biome-ignore lint/suspicious/noArrayIndexKey: plans have no other name
          key={index}
          plan={plan}
          removable={plans.length > 1}
          onChange={(next) => onChange(replacePlan(content, index, next))}
        />
      ))}
      <Button size="small" onClick={() => onChange(addPlan(content, tomorrow, dateAfter(tomorrow, -1)))}>
        {t('calendar.addPlan')}
      </Button>
    </>
  );
}

interface PlanProps {
  plan: PlanDraft;
  removable: boolean;
  onChange(plan: PlanDraft | null): void;
}

function Plan({ plan, removable, onChange }: PlanProps) {
  const { t } = useTranslation('rules');
  const setSlot = (index: number, slot: [string, string] | null) =>
    onChange({ ...plan, slots: plan.slots.flatMap((old, i) => (i !== index ? [old] : slot ? [slot] : [])) });
  return (
    <fieldset className="ucc-plan">
      <div>
        {t('calendar.from')}
        <Input
          placeholder="YYYY-MM-DD"
          maxLength={10}
          aria-label={t('calendar.from')}
          value={plan.from}
          onChange={(event) => onChange({ ...plan, from: event.target.value })}
        />
      </div>
      <div>
        {t('calendar.to')}
        <Input
          placeholder="YYYY-MM-DD"
          maxLength={10}
          aria-label={t('calendar.to')}
          value={plan.to ?? ''}
          onChange={(event) =>
            onChange({ ...plan, to: event.target.value === '' ? null : event.target.value })
          }
        />
      </div>
      <Checkbox.Group
        value={plan.weekdays}
        options={WEEK.map((value) => ({ value, label: t(`effect.word.weekday.${value}`) }))}
        onChange={(weekdays) => onChange({ ...plan, weekdays: [...weekdays].sort() })}
      />
      {plan.slots.map(([from, to], index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: slots have no other name
        <p key={index} className="ucc-slot">
          <Input
            placeholder="HH:MM"
            maxLength={5}
            value={from}
            aria-label={t('calendar.slotFrom')}
            onChange={(event) => setSlot(index, [event.target.value, to])}
          />
          –
          <Input
            placeholder="HH:MM"
            maxLength={5}
            value={to}
            aria-label={t('calendar.slotTo')}
            onChange={(event) => setSlot(index, [from, event.target.value])}
          />
          <Button size="small" disabled={plan.slots.length === 1} onClick={() => setSlot(index, null)}>
            {t('row.remove')}
          </Button>
        </p>
      ))}
      <Button
        size="small"
        onClick={() =>
          onChange({ ...plan, slots: [...plan.slots, [plan.slots.at(-1)?.[1] ?? '09:00', '23:00']] })
        }
      >
        {t('calendar.addSlot')}
      </Button>
      {removable && (
        <Button size="small" danger onClick={() => onChange(null)}>
          {t('calendar.removePlan')}
        </Button>
      )}
    </fieldset>
  );
}
