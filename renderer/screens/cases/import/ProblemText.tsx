import { useTranslation } from 'react-i18next';
import type { Problem } from './model.ts';

/** What is wrong with a field, beside it. */
export function ProblemText({ problems }: { problems: readonly Problem[] }) {
  const { t } = useTranslation('imports');
  return problems.map(({ code, detail }) => (
    <p key={`${code}/${detail}`} className="ucc-import-problem" role="alert">
      {t(`problem.${code}`, { detail })}
    </p>
  ));
}
