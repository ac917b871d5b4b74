import { useTranslation } from 'react-i18next';
import type { EffectReport } from '#shared/modules/territory/index.ts';

const SHAPES = { calm: '○', notice: '◆', warning: '▲' } as const;

/** The report's sentences: what stays, what changes, what would be left undone. */
export function Sentences({ report }: { report: Pick<EffectReport, 'sentences'> & { days: number } }) {
  const { t } = useTranslation('rules');
  return (
    <ul className="ucc-effect-sentences" data-testid="effect-sentences">
      {report.sentences.map(({ code, tone, params }) => (
        <li key={code} data-tone={tone}>
          <span aria-hidden="true">{SHAPES[tone]}</span>{' '}
          {t(`effect.${code}`, { ...params, days: report.days })}
        </li>
      ))}
    </ul>
  );
}
