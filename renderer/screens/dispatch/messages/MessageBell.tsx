import { MailOutlined } from '@ant-design/icons';
import { App, Badge, Button } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useNav } from '../../../app/nav.ts';
import { client } from '../../../bridge/index.ts';
import { chime } from '../../../ui/chime.ts';
import { arrivals } from './model.ts';
import { useMessageCounts, useReceived } from './use-messages.ts';

/** In the top bar: unread messages. What comes in is announced on every screen, and its sender told that it is here. */
export function MessageBell() {
  const { t } = useTranslation('dispatch');
  const { notification } = App.useApp();
  const counts = useMessageCounts();
  const { data } = useReceived();
  const known = useRef<Set<string> | null>(null);
  const rows = data?.rows;
  useEffect(() => {
    if (!rows) return;
    const first = known.current === null;
    const fresh = arrivals(known.current, rows);
    const unseen = first ? rows.filter(({ readAt }) => readAt === null) : fresh;
    known.current = new Set(rows.map(({ id }) => id));
    // What cannot be told now is told at the next look: a message read was delivered in any case.
    if (unseen.length > 0)
      void client.dispatch.messages.delivered({ ids: unseen.map(({ id }) => id) }).catch(() => {});
    if (fresh.length === 0) return;
    chime();
    for (const { id, from, text, urgent } of fresh.slice(0, 3)) {
      const open = urgent ? notification.warning : notification.info;
      open({
        key: id,
        placement: 'bottomRight',
        title: t(urgent ? 'message.urgentFrom' : 'message.from', { person: from.personName }),
        description: text,
        duration: urgent ? 0 : 10,
        onClick: () => {
          notification.destroy(id);
          useNav.getState().go('messages', { messageId: id });
        },
      });
    }
  }, [rows, notification, t]);
  const { unread = 0, unacknowledged = 0 } = counts.data ?? {};
  return (
    <Badge count={Math.max(unread, unacknowledged)} size="small">
      <Button
        type="text"
        icon={<MailOutlined />}
        aria-label={t('message.bell', { count: unread })}
        onClick={() => useNav.getState().go('messages')}
        data-testid="message-bell"
      />
    </Badge>
  );
}
