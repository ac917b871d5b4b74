import { Alert, Modal, Progress } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseRow } from '#shared/modules/cases/index.ts';
import { refusalOf } from '../../../bridge/index.ts';
import { BatchForm } from './BatchForm.tsx';
import { BatchResults } from './BatchResults.tsx';
import { type BatchStep, fitting } from './batch-steps.ts';
import { explainRefusal } from './explain-refusal.ts';
import { keepMarked } from './marked.ts';
import { type BatchResult, runBatch, tally } from './run-batch.ts';
import { takeBatchStep } from './take-batch-step.ts';

interface BatchDialogProps {
  step: BatchStep;
  rows: readonly CaseRow[];
  onClose(): void;
}

/** One step with all marked cases: says what will happen to how many, runs, can be stopped, and accounts for each. */
export function BatchDialog({ step, rows, onClose }: BatchDialogProps) {
  const { t } = useTranslation('dispatch');
  // What was marked when the dialog was opened: marks change while it runs.
  const [items] = useState(rows);
  const [text, setText] = useState('');
  const [unitId, setUnitId] = useState<string | null>(null);
  const [results, setResults] = useState<readonly BatchResult[]>([]);
  const [running, setRunning] = useState<AbortController | null>(null);
  const finished = results.length === items.length && running === null;
  const command = t(`cases:command.${step}`);

  const run = async () => {
    if (running || finished) return;
    const stop = new AbortController();
    setRunning(stop);
    const all = await runBatch(
      items,
      ({ id }) => takeBatchStep({ step, text, unitId }, id, t),
      (error) => explainRefusal(error, refusalOf),
      setResults,
      stop.signal,
    );
    setRunning(null);
    keepMarked(new Set(all.filter(({ outcome }) => outcome.kind !== 'done').map(({ id }) => id)));
  };
  const close = () => {
    running?.abort();
    onClose();
  };
  const primary = useRef(run);
  primary.current = finished ? async () => onClose() : run;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.isComposing)
        void primary.current();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
  useEffect(() => () => running?.abort(), [running]);

  return (
    <Modal
      open
      width={640}
      title={t('batch.heading', { command, count: items.length })}
      okText={
        <>
          {finished ? t('common:close') : t('batch.run', { command, count: items.length })} <kbd>Ctrl ↵</kbd>
        </>
      }
      okButtonProps={{ loading: running !== null, ...{ 'data-testid': 'batch-run' } }}
      cancelText={running ? t('batch.stop') : t('common:cancel')}
      cancelButtonProps={{
        style: finished ? { display: 'none' } : {},
        ...{ 'data-testid': 'batch-stop' },
      }}
      onOk={() => void primary.current()}
      onCancel={() => (running ? running.abort() : close())}
      mask={{ closable: false }}
    >
      {results.length === 0 && !running && (
        <>
          <Alert
            type="info"
            title={t('batch.consequence', {
              command,
              count: items.length,
              fitting: fitting(step, items),
            })}
            description={t(`batch.how.${step}`, { defaultValue: '' })}
          />
          <BatchForm step={step} text={text} onText={setText} unitId={unitId} onUnit={setUnitId} />
        </>
      )}
      {(results.length > 0 || running) && (
        <>
          <Progress
            percent={Math.round((100 * results.length) / items.length)}
            status={finished ? 'success' : 'active'}
            format={() => `${results.length} / ${items.length}`}
          />
          <p role="status" data-testid="batch-tally">
            {t('batch.tally', tally(results))}
          </p>
          <BatchResults results={results} />
        </>
      )}
    </Modal>
  );
}
