import { App, Badge, Button } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useNav } from '../../../app/nav.ts';
import { useNames } from '../../../app/reference.tsx';
import { useSession } from '../../../app/session.tsx';
import { chime } from '../../../ui/chime.ts';
import { newcomers, sectionOf } from './model.ts';
import { useInbox } from './use-inbox.ts';

/** In the top bar of a unit's seat: how many cases wait to be accepted. A new one is announced on every screen. */
export function InboxBell() {
  const { t } = useTranslation('dispatch');
  const { may, unitId } = useSession();
  const { notification } = App.useApp();
  const names = useNames();
  const enabled = may('case.accept') && unitId !== null;
  const { data } = useInbox(enabled);
  const known = useRef<Set<string> | null>(null);
  const rows = data?.rows;
  useEffect(() => {
    if (!rows) return;
    const fresh = newcomers(known.current, rows);
    known.current = new Set(rows.map(({ id }) => id));
    if (fresh.length === 0) return;
    chime();
    for (const row of fresh.slice(0, 3)) {
      notification.info({
        key: row.id,
        placement: 'bottomRight',
        title: t('inbox.new', { name: names.className(row.classKey) }),
        description: `${row.number} · ${[names.streetName(row.streetCode), row.address].filter(Boolean).join(' · ')}`,
        duration: 15,
        onClick: () => {
          notification.destroy(row.id);
          useNav.getState().go('inbox', { caseId: row.id });
        },
      });
    }
  }, [rows, notification, t, names]);
  if (!enabled || !rows) return null;
  const waiting = rows.filter((row) => sectionOf(row) === 'toAccept').length;
  return (
    <Badge count={waiting} size="small">
      <Button type="text" onClick={() => useNav.getState().go('inbox')} data-testid="inbox-bell">
        {t('inbox.bell')}
      </Button>
    </Badge>
  );
}
