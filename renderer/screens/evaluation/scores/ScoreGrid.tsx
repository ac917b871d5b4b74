import { useTranslation } from 'react-i18next';
import type { Scheme, ScoredRow, ScoreTable } from '#shared/modules/evaluation/index.ts';
import { useBilingual } from '../../../ui/use-bilingual.ts';
import { countersOf, figureText, scoreText, withData } from './model.ts';

type Indicator = Scheme['indicators'][number];

interface ScoreGridProps {
  table: ScoreTable;
  scheme: Scheme;
  /** Whose course is drawn; null: everyone's. */
  chosen: string | null;
  onChoose(row: ScoredRow): void;
  onOpen(row: ScoredRow, indicator: Indicator): void;
}

/** Rank, grade, composite and indicators; every figure leads to what it counted. */
export function ScoreGrid({ table, scheme, chosen, onChoose, onOpen }: ScoreGridProps) {
  const { t } = useTranslation('evaluation');
  const bilingual = useBilingual();
  const lines = (rows: readonly ScoredRow[]) =>
    rows.map((row) => (
      <tr key={row.id ?? ''} data-chosen={row.id === chosen} data-testid={`score-${row.id ?? 'total'}`}>
        <td>{row.rank ?? ''}</td>
        <th scope="row">
          <button type="button" onClick={() => onChoose(row)} aria-pressed={row.id === chosen}>
            {bilingual(row.name)}
          </button>
        </th>
        <td>{row.grade && <GradeMark grade={row.grade} />}</td>
        <td>
          <strong>{scoreText(row.composite.value)}</strong>
          <Original text={scoreText(row.composite.original)} shown={row.composite.original !== undefined} />
        </td>
        {scheme.indicators.map((indicator) => (
          <td key={indicator.id}>
            <Figure row={row} indicator={indicator} onOpen={onOpen} />
          </td>
        ))}
      </tr>
    ));
  return (
    <table className="ucc-scores" data-testid="scores">
      <thead>
        <tr>
          <th scope="col">{t('rank')}</th>
          <th scope="col">{t(`object.${scheme.object}`)}</th>
          <th scope="col">{t('grade')}</th>
          <th scope="col">{t('composite')}</th>
          {scheme.indicators.map((indicator) => (
            <th key={indicator.id} scope="col">
              {bilingual(indicator)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{lines(withData(table))}</tbody>
      <tfoot>{lines([table.total])}</tfoot>
    </table>
  );
}

function Figure({
  row,
  indicator,
  onOpen,
}: {
  row: ScoredRow;
  indicator: Indicator;
  onOpen: ScoreGridProps['onOpen'];
}) {
  const { t } = useTranslation('evaluation');
  const bilingual = useBilingual();
  const figure = row.indicators[indicator.id];
  const text = figureText(indicator.as, figure?.value);
  const before = figureText(indicator.as, figure?.original);
  const empty = countersOf(indicator).every((name) => (row.counters[name]?.value ?? 0) === 0);
  if (empty) return <span>{text}</span>;
  return (
    <>
      <button
        type="button"
        className="ucc-number"
        aria-label={t('openFigure', {
          name: bilingual(row.name),
          indicator: bilingual(indicator),
          value: text,
        })}
        data-testid={`figure-${row.id ?? 'total'}-${indicator.id}`}
        onClick={() => onOpen(row, indicator)}
      >
        {text}
      </button>
      <Original text={before} shown={figure?.original !== undefined} />
    </>
  );
}

function Original({ text, shown }: { text: string; shown: boolean }) {
  const { t } = useTranslation('evaluation');
  return shown ? <small className="ucc-original">{t('original', { value: text })}</small> : null;
}

/** The letter says what the colour says. */
export function GradeMark({ grade }: { grade: string }) {
  const { t } = useTranslation('evaluation');
  return (
    <span className="ucc-grade" data-grade={grade} title={t('gradeOf', { grade })}>
      {grade}
    </span>
  );
}
