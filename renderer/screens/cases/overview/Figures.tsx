import { useTranslation } from 'react-i18next';
import type { CaseOverview } from '#shared/modules/cases/index.ts';
import type { Figure } from './model.ts';

interface FiguresProps {
  overview: CaseOverview;
  onOpen(figure: Figure): void;
}

const SHOWN = ['registered', 'closed', 'open', 'overdue', 'dueSoon', 'suspended'] as const;

/** The day in seven numbers; each leads to the cases that it counts. */
export function Figures({ overview, onOpen }: FiguresProps) {
  const { t } = useTranslation('overview');
  const { onTimeRate } = overview;
  return (
    <ul className="ucc-figures">
      {SHOWN.map((counts) => (
        <li key={counts}>
          <button
            type="button"
            title={t(`figureNote.${counts}`)}
            data-testid={`figure-${counts}`}
            onClick={() => onOpen({ counts })}
          >
            <span>{t(`figure.${counts}`)}</span>
            <strong data-alert={counts === 'overdue' && overview.overdue > 0}>{overview[counts]}</strong>
          </button>
        </li>
      ))}
      <li>
        <div title={t('figureNote.onTimeRate')}>
          <span>{t('figure.onTimeRate')}</span>
          <strong>{onTimeRate === null ? '—' : `${(onTimeRate * 100).toFixed(1)} %`}</strong>
        </div>
      </li>
    </ul>
  );
}
