import { useTranslation } from 'react-i18next';
import type { Schemes } from '#shared/modules/evaluation/index.ts';
import { useBilingual } from '../../../ui/use-bilingual.ts';
import { formulaText } from './model.ts';
import { GradeMark } from './ScoreGrid.tsx';

type Shown = Schemes['schemes'][number];

/** Formulas, bands, weights, grades and notes of a table, each with where it was taken from. */
export function HowComputed({ scheme, schemes }: { scheme: Shown; schemes: Schemes }) {
  const { t } = useTranslation('evaluation');
  const bilingual = useBilingual();
  const nameOf = (name: string) => t(`counter.${name}`);
  const weightOf = (id: string) => scheme.composite.find(({ indicator }) => indicator === id)?.weight;
  return (
    <section className="ucc-how" aria-label={t('how.title')} data-testid="how">
      <h2>{t('how.title')}</h2>
      <table>
        <thead>
          <tr>
            {(['indicator', 'formula', 'score', 'weight', 'source'] as const).map((column) => (
              <th key={column} scope="col">
                {t(`how.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {scheme.indicators.map((indicator) => (
            <tr key={indicator.id}>
              <th scope="row">{bilingual(indicator)}</th>
              <td>{formulaText(indicator, nameOf)}</td>
              <td>
                {indicator.bands
                  ? indicator.bands.map(({ areaClass, steps }) => (
                      <div key={areaClass ?? ''}>
                        {areaClass && `${t('how.areaClass', { areaClass })} `}
                        {steps
                          .map(({ upTo, score }) =>
                            upTo === undefined ? t('how.above', { score }) : t('how.upTo', { upTo, score }),
                          )
                          .join(t('how.between'))}
                      </div>
                    ))
                  : weightOf(indicator.id) !== undefined && t(`how.${indicator.better}`)}
              </td>
              <td>{weightOf(indicator.id) ?? '—'}</td>
              <td>{indicator.source}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>
        {t('how.grades')}{' '}
        {schemes.grades.map(({ id, from, ...words }) => (
          <span key={id}>
            <GradeMark grade={id} /> {bilingual(words)} {t('how.from', { from })}{' '}
          </span>
        ))}
      </p>
      <ul>
        {scheme.notes.map((note) => (
          <li key={note.zh}>{bilingual(note)}</li>
        ))}
      </ul>
      <p>
        <small>
          {t('how.file', { file: scheme.file, version: scheme.version })}
          {scheme.example && ` ${t('how.example')}`}
        </small>
      </p>
    </section>
  );
}
