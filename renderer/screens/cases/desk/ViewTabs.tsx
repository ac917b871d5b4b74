import { DeleteOutlined, PlusOutlined, TeamOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Popconfirm, Popover } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CaseView, MAX_SAVED_VIEWS, type SavedView } from '#shared/modules/cases/index.ts';
import { useNames } from '../../../app/reference.tsx';
import { api, client } from '../../../bridge/index.ts';
import { useRun } from '../../../ui/use-run.ts';
import { type Queue, sameQueue } from './arrangement.ts';
import { SaveView } from './SaveView.tsx';

const OFFERED: readonly CaseView[] = [
  'todo',
  'approvals',
  'dueSoon',
  'overdue',
  'suspended',
  'reviewDue',
  'supervised',
  'called',
  'mine',
  'all',
];

/** Shown only while there is something in it. */
const SOMETIMES: ReadonlySet<CaseView> = new Set(['called']);

interface ViewTabsProps {
  queue: Queue;
  counts: Partial<Record<CaseView, number | null>> | undefined;
  onChoose(part: Partial<Queue>): void;
}

/** Queues to choose from: the usual ones, and those that somebody gave a name. */
export function ViewTabs({ queue, counts, onChoose }: ViewTabsProps) {
  const { t } = useTranslation('cases');
  const saved = useQuery(api.cases.views.list.queryOptions());
  const views = saved.data ?? [];
  const here = views.find((one) => sameQueue(one, queue));
  const reload = () => void saved.refetch();
  return (
    <div className="ucc-tabs">
      <div role="tablist" aria-label={t('views')}>
        {OFFERED.filter((id) => !SOMETIMES.has(id) || id === queue.view || counts?.[id]).map((id) => (
          <button
            key={id}
            type="button"
            role="tab"
            aria-selected={!here && id === queue.view}
            data-testid={`view-${id}`}
            onClick={() => onChoose({ view: id })}
          >
            {t(`view.${id}`)} {typeof counts?.[id] === 'number' && <small>{counts[id]}</small>}
          </button>
        ))}
        {views.map((one) => (
          <SavedTab key={one.id} view={one} selected={one === here} onChoose={onChoose} />
        ))}
      </div>
      {here?.own && <ForgetView view={here} onDone={reload} />}
      {!here && views.length < MAX_SAVED_VIEWS && <SavePopover queue={queue} onDone={reload} />}
    </div>
  );
}

function SavedTab({
  view: { name, view, conditions, sort, sharedWith },
  selected,
  onChoose,
}: {
  view: SavedView;
  selected: boolean;
  onChoose(part: Partial<Queue>): void;
}) {
  const { t } = useTranslation('find');
  const { postName } = useNames();
  return (
    <button
      type="button"
      role="tab"
      aria-selected={selected}
      title={sharedWith === null ? undefined : t('view.sharedWith', { post: postName(sharedWith) })}
      onClick={() => onChoose({ view, conditions, sort })}
    >
      {sharedWith !== null && <TeamOutlined aria-hidden />} {name}
    </button>
  );
}

function ForgetView({ view, onDone }: { view: SavedView; onDone(): void }) {
  const { t } = useTranslation('find');
  const { postName } = useNames();
  const run = useRun();
  const { id, name, sharedWith } = view;
  const asked =
    sharedWith === null
      ? t('view.forget', { name })
      : t('view.forgetShared', { name, post: postName(sharedWith) });
  return (
    <Popconfirm
      title={asked}
      onConfirm={async () => {
        if (await run(() => client.cases.views.remove({ id }))) onDone();
      }}
    >
      <Button type="text" size="small" icon={<DeleteOutlined />} aria-label={asked} />
    </Popconfirm>
  );
}

function SavePopover({ queue, onDone }: { queue: Queue; onDone(): void }) {
  const { t } = useTranslation('find');
  const [open, setOpen] = useState(false);
  return (
    <Popover
      trigger="click"
      open={open}
      destroyOnHidden
      onOpenChange={setOpen}
      title={t('view.save')}
      content={
        <SaveView
          queue={queue}
          onDone={() => {
            setOpen(false);
            onDone();
          }}
        />
      }
    >
      <Button
        type="text"
        size="small"
        icon={<PlusOutlined />}
        aria-label={t('view.save')}
        data-testid="save-view"
      />
    </Popover>
  );
}
