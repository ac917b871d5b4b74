import { useTranslation } from 'react-i18next';
import type { CaseOverview } from '#shared/modules/cases/index.ts';
import { useNames } from '../../../app/reference.tsx';
import { Nothing } from '../../../ui/States.tsx';
import { BarTable } from './BarTable.tsx';
import { Card } from './Card.tsx';
import { HoursChart } from './HoursChart.tsx';
import { byLoad, type Figure, stagesInOrder } from './model.ts';

interface DayPartsProps {
  overview: CaseOverview;
  onOpen(figure: Figure): void;
}

/** The figures by hour, stage, street, unit and source. */
export function DayParts({ overview, onOpen }: DayPartsProps) {
  return (
    <div className="ucc-cards">
      <HoursChart overview={overview} onOpenHour={(hour) => onOpen({ counts: 'registered', hour })} />
      <Stages overview={overview} onOpen={onOpen} />
      <Streets overview={overview} onOpen={onOpen} />
      <Units overview={overview} onOpen={onOpen} />
      <Sources overview={overview} onOpen={onOpen} />
    </div>
  );
}

function Stages({ overview, onOpen }: DayPartsProps) {
  const { t } = useTranslation('overview');
  const stages = stagesInOrder(overview.stages);
  return (
    <Card title={t('stages')} note={t('now')}>
      {stages.length === 0 && <Nothing text={t('noneOpen')} />}
      {stages.length > 0 && (
        <BarTable
          head={[t('stage'), t('count')]}
          rows={stages.map(({ stage, count }) => ({
            key: stage,
            name: t(`cases:stage.${stage}`),
            bar: count,
            late: 0,
            cells: [{ value: count, onOpen: () => onOpen({ counts: 'stage', stage }) }],
          }))}
        />
      )}
    </Card>
  );
}

function Streets({ overview, onOpen }: DayPartsProps) {
  const { t } = useTranslation('overview');
  const names = useNames();
  const rows = byLoad(overview.streets);
  return (
    <Card title={t('streets')}>
      {rows.length === 0 && <Nothing text={t('noneOpen')} />}
      {rows.length > 0 && (
        <BarTable
          head={[
            t('street'),
            t('figure.registered'),
            t('figure.closed'),
            t('figure.open'),
            t('figure.overdue'),
          ]}
          rows={rows.map(({ streetCode, registered, closed, open, overdue }) => {
            // Cases of no street stand in no filter.
            const opener = (counts: 'registered' | 'open' | 'overdue') =>
              streetCode === null ? undefined : () => onOpen({ counts, streetCode });
            return {
              key: streetCode ?? '',
              name: streetCode === null ? t('noStreet') : names.streetName(streetCode),
              bar: open,
              late: overdue,
              cells: [
                { value: registered, onOpen: opener('registered') },
                { value: closed },
                { value: open, onOpen: opener('open') },
                { value: overdue, alert: true, onOpen: opener('overdue') },
              ],
            };
          })}
        />
      )}
    </Card>
  );
}

function Units({ overview, onOpen }: DayPartsProps) {
  const { t } = useTranslation('overview');
  const names = useNames();
  const rows = byLoad(overview.units);
  return (
    <Card title={t('units')} note={t('now')}>
      {rows.length === 0 && <Nothing text={t('noUnit')} />}
      {rows.length > 0 && (
        <BarTable
          head={[t('unit'), t('figure.open'), t('figure.overdue')]}
          rows={rows.map(({ unitId, open, overdue }) => ({
            key: unitId,
            name: names.unitName(unitId),
            bar: open,
            late: overdue,
            cells: [
              { value: open, onOpen: () => onOpen({ counts: 'open', unitId }) },
              { value: overdue, alert: true, onOpen: () => onOpen({ counts: 'overdue', unitId }) },
            ],
          }))}
        />
      )}
    </Card>
  );
}

function Sources({ overview, onOpen }: DayPartsProps) {
  const { t } = useTranslation('overview');
  const names = useNames();
  const rows = [...overview.sources].sort((a, b) => b.registered - a.registered);
  return (
    <Card title={t('sources')}>
      {rows.length === 0 && <Nothing text={t('noneRegistered')} />}
      {rows.length > 0 && (
        <BarTable
          head={[t('source'), t('figure.registered')]}
          rows={rows.map(({ sourceCode, registered }) => ({
            key: sourceCode,
            name: names.sourceName(sourceCode),
            bar: registered,
            late: 0,
            cells: [{ value: registered, onOpen: () => onOpen({ counts: 'registered', sourceCode }) }],
          }))}
        />
      )}
    </Card>
  );
}
