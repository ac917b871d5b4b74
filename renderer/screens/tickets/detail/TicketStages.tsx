import { useTranslation } from 'react-i18next';
import type { TicketStage } from '#shared/modules/tickets/index.ts';

const STEPS = ['sign', 'handle', 'reply', 'revisit', 'archive'] as const;

const STEP_OF: Record<TicketStage, number> = {
  to_sign: 0,
  returned: 0,
  handling: 1,
  joined: 1,
  to_reply: 2,
  to_revisit: 3,
  dissatisfied: 3,
  archived: STEPS.length,
};

/** 签收 → 办理 → 回复 → 回访 → 归档, with the place of the ticket in it. */
export function TicketStages({ stage }: { stage: TicketStage }) {
  const { t } = useTranslation('tickets');
  const here = STEP_OF[stage];
  return (
    <ol className="ucc-stages" aria-label={t('stages')}>
      {STEPS.map((step, index) => (
        <li
          key={step}
          data-state={index < here ? 'done' : index === here ? 'here' : 'ahead'}
          aria-current={index === here ? 'step' : undefined}
        >
          {index === here ? t(`stage.${stage}`) : t(`way.${step}`)}
        </li>
      ))}
    </ol>
  );
}
