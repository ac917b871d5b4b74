import { Button } from 'antd';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { caseCommands } from '#shared/modules/cases/index.ts';
import { useShortcut } from '../../../app/command/keymap.ts';
import { useStepOffer } from '../../../app/command/step-offer.ts';
import { useSession } from '../../../app/session.tsx';
import { BatchDialog } from './BatchDialog.tsx';
import { BATCH_STEP_NAMES, type BatchStep, fitting } from './batch-steps.ts';
import { clearMarks, useMarked } from './marked.ts';
import './batch.css';

/** What can be done with the marked cases, and with how many of them. Nothing to see while none is marked. */
export function BatchBar() {
  const { t } = useTranslation('dispatch');
  const { may } = useSession();
  const marked = useMarked((state) => state.rows);
  const [step, start] = useState<BatchStep | null>(null);
  const rows = [...marked.values()];
  const offered = BATCH_STEP_NAMES.filter(
    (name) => may(caseCommands[name].permission) && fitting(name, rows) > 0,
  );
  const names = offered.join(' ');
  const begin = useCallback((name: string) => start(name as BatchStep), []);
  const { size } = marked;
  useEffect(() => {
    const batch = size > 0 ? { commands: names.split(' ') as BatchStep[], count: size, start: begin } : null;
    useStepOffer.setState({ batch });
    return () => useStepOffer.setState({ batch: null });
  }, [names, size, begin]);
  useShortcut({ id: 'batchClear', group: 'queue', keys: 'escape' }, size > 0 && !step ? clearMarks : null);
  if (size === 0 && !step) return null;
  return (
    <div className="ucc-batch" role="toolbar" aria-label={t('batch.title')} data-testid="batch">
      <strong role="status">{t('batch.marked', { count: size })}</strong>
      {offered.map((name) => (
        <Button key={name} size="small" onClick={() => start(name)} data-testid={`batch-${name}`}>
          {t(`cases:command.${name}`)} <small>{fitting(name, rows)}</small>
        </Button>
      ))}
      <Button size="small" type="text" onClick={clearMarks} data-testid="batch-clear">
        {t('batch.clear')} <kbd>Esc</kbd>
      </Button>
      {step && <BatchDialog step={step} rows={rows} onClose={() => start(null)} />}
    </div>
  );
}
