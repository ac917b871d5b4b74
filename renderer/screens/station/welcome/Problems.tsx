import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import type { StationState } from '#shared/station/contract.ts';

type Found = Extract<StationState, { phase: 'ready' }>['problems'];

/** Data files that could not be used, by file and line; the rest works, so this only tells. */
export function Problems({ problems }: { problems: Found }) {
  const { t } = useTranslation('station');
  if (problems.length === 0) return null;
  return (
    <Alert
      type="warning"
      showIcon
      title={t('signIn.problems', { count: problems.length })}
      description={problems
        .slice(0, 3)
        .map(({ file, line, reason }) => `${file}:${line} ${reason}`)
        .join('\n')}
      style={{ marginBottom: 12, whiteSpace: 'pre-line' }}
    />
  );
}
