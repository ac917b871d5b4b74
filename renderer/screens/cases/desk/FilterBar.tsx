import { Button, Select, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import {
  CASE_STAGES,
  type CaseFilters,
  type CaseSort,
  type CaseView,
  isFinal,
} from '#shared/modules/cases/index.ts';
import { useNames } from '../../../app/reference.tsx';
import { dayTime } from '../../../ui/time-text.ts';

export interface DeskFilters extends CaseFilters {
  sort?: CaseSort;
}

/** What the queue is narrowed to; every choice is kept for the next time. */
export function FilterBar({
  view,
  filters,
  onChange,
}: {
  view: CaseView;
  filters: DeskFilters;
  onChange(filters: DeskFilters): void;
}) {
  const { t } = useTranslation('cases');
  const names = useNames();
  const { majors, classes, streets, units, sources } = names.reference;
  const set = <K extends keyof DeskFilters>(key: K, value: DeskFilters[K] | undefined) => {
    const { [key]: _old, ...rest } = filters;
    onChange(value === undefined ? rest : { ...rest, [key]: value });
  };
  const classOptions = [
    ...majors.map(({ kind, code }) => {
      const prefix = `${kind === 'event' ? 'E' : 'C'}${code}`;
      return { value: `${prefix}*`, label: `${prefix} ${names.className(prefix)}` };
    }),
    ...classes.map(({ key }) => ({ value: key, label: `${key} ${names.className(key)}` })),
  ];
  const narrowed = Object.keys(filters).some((key) => key !== 'sort');
  const choose = <K extends 'streetCode' | 'unitId' | 'sourceCode' | 'classPattern'>(
    key: K,
    width: number,
    options: { value: string; label: string }[],
  ) => (
    <Select
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      value={filters[key]}
      style={{ width }}
      placeholder={t(`filter.${key}`)}
      aria-label={t(`filter.${key}`)}
      popupMatchSelectWidth={false}
      options={options}
      onChange={(value) => set(key, value as DeskFilters[K])}
    />
  );
  return (
    <div className="ucc-filters">
      {choose('classPattern', 150, classOptions)}
      {choose(
        'streetCode',
        110,
        streets.map(({ code }) => ({ value: code, label: names.streetName(code) })),
      )}
      {choose(
        'unitId',
        140,
        units.map(({ id }) => ({ value: id, label: names.unitName(id) })),
      )}
      {choose(
        'sourceCode',
        110,
        sources.map(({ code }) => ({ value: code, label: names.sourceName(code) })),
      )}
      <Select
        value={onlyNewest(view) ? 'newest' : (filters.sort ?? 'due')}
        disabled={onlyNewest(view)}
        aria-label={t('filter.sort')}
        options={(['due', 'newest'] as const).map((value) => ({ value, label: t(`sort.${value}`) }))}
        onChange={(value) => set('sort', value)}
        style={{ width: 120 }}
      />
      {filters.stages && (
        <Tag closable onClose={() => set('stages', undefined)} data-testid="filter-stages">
          {t('filter.stages', { count: filters.stages.length })}
        </Tag>
      )}
      {filters.registeredFrom !== undefined && filters.registeredTo !== undefined && (
        <Tag closable onClose={() => onChange(withoutDay(filters))} data-testid="filter-day">
          {t('filter.registered', {
            from: dayTime(filters.registeredFrom),
            to: dayTime(filters.registeredTo),
          })}
        </Tag>
      )}
      {narrowed && (
        <Button type="link" size="small" onClick={() => onChange(filters.sort ? { sort: filters.sort } : {})}>
          {t('filter.clear')}
        </Button>
      )}
    </div>
  );
}

function withoutDay({ registeredFrom: _from, registeredTo: _to, ...rest }: DeskFilters): DeskFilters {
  return rest;
}

/** Views that stand in the order of registration whatever is asked (see `caseSortSchema`). */
function onlyNewest(view: CaseView): boolean {
  return view === 'all' || view === 'mine' || CASE_STAGES.some((stage) => stage === view && isFinal(stage));
}
