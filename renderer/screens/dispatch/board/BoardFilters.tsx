import { useTranslation } from 'react-i18next';
import type { PersonStatus } from '#shared/modules/territory/index.ts';
import type { BoardFilter } from './model.ts';

interface BoardFiltersProps {
  statuses: readonly PersonStatus[];
  counts: ReadonlyMap<string, number>;
  silent: number;
  total: number;
  filter: BoardFilter;
  onFilter(filter: BoardFilter): void;
}

/** How many are in each status; a click narrows the board to them. */
export function BoardFilters({ statuses, counts, silent, total, filter, onFilter }: BoardFiltersProps) {
  const { t, i18n } = useTranslation('dispatch');
  const tab = (to: BoardFilter, key: string, words: string, count: number, look: object = {}) => (
    <button
      key={key}
      type="button"
      aria-pressed={JSON.stringify(filter) === JSON.stringify(to)}
      onClick={() => onFilter(to)}
      data-testid={`board-${key}`}
      {...look}
    >
      {words} <small>{count}</small>
    </button>
  );
  return (
    <div className="ucc-board-filters" role="toolbar" aria-label={t('board.filter')}>
      {tab({ kind: 'all' }, 'all', t('board.everybody'), total)}
      {tab({ kind: 'silent' }, 'silent', t('board.silent'), silent, { 'data-silent': silent > 0 })}
      {statuses.map(({ id, zh, en }) =>
        tab({ kind: 'status', id }, id, i18n.language === 'en' ? en : zh, counts.get(id) ?? 0),
      )}
    </div>
  );
}
