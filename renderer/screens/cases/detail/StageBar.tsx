import { useTranslation } from 'react-i18next';
import type { CaseStage } from '#shared/modules/cases/index.ts';
import { STEPS, stepOf } from './stage-steps.ts';

/** 受理 → 立案 → 派遣 → 处置 → 核查 → 结案, with the place of the case in it. */
export function StageBar({ stage }: { stage: CaseStage }) {
  const { t } = useTranslation('cases');
  const here = stepOf(stage);
  return (
    <ol className="ucc-stages" aria-label={t('stages')}>
      {STEPS.map((step, index) => (
        <li
          key={step}
          data-state={index < here ? 'done' : index === here ? 'here' : 'ahead'}
          aria-current={index === here ? 'step' : undefined}
        >
          {index < here && '✓ '}
          {t(`step.${step}`)}
          {index === here && <small> {t(`stage.${stage}`)}</small>}
        </li>
      ))}
    </ol>
  );
}
