import { useTranslation } from 'react-i18next';
import { refusalText } from '../../../ui/refusal-text.ts';
import type { BatchResult } from './run-batch.ts';

/** What became of each case: done and where it stands, or why not. */
export function BatchResults({ results }: { results: readonly BatchResult[] }) {
  const { t } = useTranslation('dispatch');
  return (
    <ol className="ucc-batch-results">
      {results.map(({ id, number, outcome }) => (
        <li key={id} data-outcome={outcome.kind} data-testid="batch-result">
          <span>{number}</span>
          {outcome.kind === 'done' && (
            <span>✓ {t('batch.done', { stage: t(`cases:stage.${outcome.stage}`) })}</span>
          )}
          {outcome.kind === 'refused' && (
            <span>
              ✗ {refusalText(t, outcome.refusal).text} <small>{refusalText(t, outcome.refusal).advice}</small>
            </span>
          )}
          {outcome.kind === 'untouched' && <span>– {t('batch.untouched')}</span>}
        </li>
      ))}
    </ol>
  );
}
