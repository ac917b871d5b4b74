import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { InboxRow } from '#shared/modules/dispatch/index.ts';
import { useNames } from '../../../app/reference.tsx';
import { useNow } from '../../../ui/now.ts';
import { dayTime } from '../../../ui/time-text.ts';
import { clockLight, nearestClock } from '../../cases/shared/clock-light.ts';
import { StatusLight } from '../../cases/shared/StatusLight.tsx';
import { ClaimMark } from '../claim/ClaimMark.tsx';
import type { SectionId } from './model.ts';

interface InboxListProps {
  sections: readonly { id: SectionId; rows: InboxRow[] }[];
  selected: string | null;
  onSelect(id: string): void;
  /** Accepts the selected case; null where it does not wait for that. */
  onAccept: (() => void) | null;
}

export function InboxList({ sections, selected, onSelect, onAccept }: InboxListProps) {
  const { t } = useTranslation('dispatch');
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector(`[data-case="${selected}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [selected]);
  return (
    <div ref={list} className="ucc-inbox-list">
      {sections.map(({ id, rows }) => (
        <section key={id} aria-label={t(`inbox.section.${id}`)}>
          <h3>
            {t(`inbox.section.${id}`)} <small>{rows.length}</small>
          </h3>
          <ul>
            {rows.map((row) => (
              <li key={row.id} data-case={row.id} data-selected={row.id === selected}>
                <Line row={row} selected={row.id === selected} onSelect={() => onSelect(row.id)} />
                {row.id === selected && id === 'toAccept' && onAccept && (
                  <Button size="small" type="primary" onClick={onAccept} data-testid="inbox-accept">
                    {t('inbox.accept')} <kbd>A</kbd>
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function Line({ row, selected, onSelect }: { row: InboxRow; selected: boolean; onSelect(): void }) {
  const { t } = useTranslation('dispatch');
  const names = useNames();
  const now = useNow(15_000);
  return (
    <button
      type="button"
      className="ucc-inbox-row"
      aria-current={selected}
      onClick={onSelect}
      data-testid="inbox-row"
    >
      <StatusLight light={clockLight(nearestClock(row.clocks), now)} />
      <span className="ucc-inbox-class">{names.className(row.classKey)}</span>
      <span className="ucc-inbox-text" title={row.description}>
        {row.description}
      </span>
      <span className="ucc-inbox-place" title={row.address}>
        {row.address}
      </span>
      <span className="ucc-inbox-tail">
        <ClaimMark caseId={row.id} />
        {row.stage !== 'disposing' && <small>{t(`cases:stage.${row.stage}`)}</small>}
        {row.supervision === 'open' && (
          <small className="ucc-inbox-urgent">{t('cases:flag.supervised')}</small>
        )}
        {row.urgedCount > 0 && (
          <small className="ucc-inbox-urgent">{t('cases:flag.urged', { count: row.urgedCount })}</small>
        )}
        <small>{row.dispatchedAt !== null && dayTime(row.dispatchedAt)}</small>
      </span>
    </button>
  );
}
