import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Input, Popconfirm, Popover } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '#shared/modules/cases/index.ts';
import type { DeskFilters } from './FilterBar.tsx';

/** A view that the person named: a queue with filters. */
export interface SavedView {
  name: string;
  view: CaseView;
  filters: DeskFilters;
}

const MAX_SAVED = 30;
const OFFERED: readonly CaseView[] = [
  'todo',
  'approvals',
  'dueSoon',
  'overdue',
  'suspended',
  'reviewDue',
  'supervised',
  'mine',
  'all',
];

interface ViewTabsProps {
  view: CaseView;
  filters: DeskFilters;
  counts: Partial<Record<CaseView, number | null>> | undefined;
  savedViews: SavedView[];
  onChoose(view: CaseView, filters?: DeskFilters): void;
  onSavedViews(views: SavedView[]): void;
}

export function ViewTabs({ view, filters, counts, savedViews, onChoose, onSavedViews }: ViewTabsProps) {
  const { t } = useTranslation('cases');
  const same = (saved: SavedView) =>
    saved.view === view && JSON.stringify(saved.filters) === JSON.stringify(filters);
  const here = savedViews.find(same);
  return (
    <div className="ucc-tabs">
      <div role="tablist" aria-label={t('views')}>
        {OFFERED.map((id) => (
          <button
            key={id}
            type="button"
            role="tab"
            aria-selected={!here && id === view}
            data-testid={`view-${id}`}
            onClick={() => onChoose(id)}
          >
            {t(`view.${id}`)} {typeof counts?.[id] === 'number' && <small>{counts[id]}</small>}
          </button>
        ))}
        {savedViews.map((saved) => (
          <button
            key={saved.name}
            type="button"
            role="tab"
            aria-selected={saved === here}
            onClick={() => onChoose(saved.view, saved.filters)}
          >
            {saved.name}
          </button>
        ))}
      </div>
      {here && (
        <Popconfirm
          title={t('forgetView', { name: here.name })}
          onConfirm={() => onSavedViews(savedViews.filter((other) => other !== here))}
        >
          <Button
            type="text"
            size="small"
            icon={<DeleteOutlined />}
            aria-label={t('forgetView', { name: here.name })}
          />
        </Popconfirm>
      )}
      {!here && savedViews.length < MAX_SAVED && (
        <SaveView
          taken={savedViews.map(({ name }) => name)}
          onSave={(name) => onSavedViews([...savedViews, { name, view, filters }])}
        />
      )}
    </div>
  );
}

function SaveView({ taken, onSave }: { taken: string[]; onSave(name: string): void }) {
  const { t } = useTranslation('cases');
  const [open, setOpen] = useState(false);
  const [name, setName] = useState('');
  const clean = name.trim();
  const refused = taken.includes(clean);
  const save = () => {
    if (clean === '' || refused) return;
    onSave(clean);
    setName('');
    setOpen(false);
  };
  return (
    <Popover
      trigger="click"
      open={open}
      onOpenChange={setOpen}
      title={t('saveView')}
      content={
        <Input
          autoFocus
          maxLength={20}
          value={name}
          status={refused ? 'error' : ''}
          placeholder={t('viewName')}
          aria-label={t('viewName')}
          onChange={(event) => setName(event.target.value)}
          onPressEnter={save}
          suffix={refused ? t('viewTaken') : undefined}
        />
      }
    >
      <Button type="text" size="small" icon={<PlusOutlined />} aria-label={t('saveView')} />
    </Popover>
  );
}
