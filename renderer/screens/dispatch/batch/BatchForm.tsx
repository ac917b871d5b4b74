import { Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNames } from '../../../app/reference.tsx';
import { BATCH_PHRASES, BATCH_STEPS, type BatchStep } from './batch-steps.ts';

interface BatchFormProps {
  step: BatchStep;
  text: string;
  onText(text: string): void;
  unitId: string | null;
  onUnit(unitId: string | null): void;
}

/** What is said with all cases: a unit or each its own, and a text. */
export function BatchForm({ step, text, onText, unitId, onUnit }: BatchFormProps) {
  const { t } = useTranslation('dispatch');
  const names = useNames();
  const field = BATCH_STEPS[step].text;
  const phrases = names.reference.phrases.filter(({ use }) => use === BATCH_PHRASES[step]);
  return (
    <div className="ucc-batch-form">
      {step === 'dispatch' && (
        <div>
          <span>{t('cases:field.unitId')}</span>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            aria-label={t('cases:field.unitId')}
            value={unitId ?? ''}
            options={[
              { value: '', label: t('batch.each') },
              ...names.reference.units.map(({ id }) => ({ value: id, label: names.unitName(id) })),
            ]}
            onChange={(value) => onUnit(value || null)}
          />
        </div>
      )}
      {field !== null && (
        <div>
          <span>{t(`cases:field.${field}`)}</span>
          <Input.TextArea
            autoFocus
            aria-label={t(`cases:field.${field}`)}
            value={text}
            maxLength={500}
            showCount
            autoSize={{ minRows: 2, maxRows: 6 }}
            onChange={(event) => onText(event.target.value)}
          />
        </div>
      )}
      {phrases.length > 0 && (
        <p className="ucc-phrases">
          {phrases.map(({ id, zh }) => (
            <button key={id} type="button" onClick={() => onText(text + zh)}>
              {zh}
            </button>
          ))}
        </p>
      )}
    </div>
  );
}
