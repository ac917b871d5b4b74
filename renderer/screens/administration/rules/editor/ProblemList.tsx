import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import type { RuleProblem } from '#shared/modules/territory/index.ts';
import { problemWords } from './problem-words.ts';

/** Problems listed before the rest are only counted. */
const MOST = 3;

/** What is wrong, or left undone, beyond single rows. */
export function ProblemList({ problems }: { problems: readonly RuleProblem[] }) {
  const { t } = useTranslation('rules');
  if (problems.length === 0) return null;
  const blocks = problems.some((problem) => problem.blocks);
  const listed = [...problems].sort((a, b) => Number(b.blocks) - Number(a.blocks)).slice(0, MOST);
  return (
    <Alert
      type={blocks ? 'error' : 'warning'}
      showIcon
      title={
        <ul className="ucc-rule-problems">
          {listed.map((problem) => (
            <li key={`${problem.elsewhere}${problem.path}${problem.reason}`}>{problemWords(t, problem)}</li>
          ))}
          {problems.length > MOST && <li>{t('problem.more', { count: problems.length - MOST })}</li>}
        </ul>
      }
    />
  );
}
