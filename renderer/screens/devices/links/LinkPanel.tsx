import { Alert, Button, Popconfirm } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../../app/session.tsx';
import { client } from '../../../bridge/index.ts';
import { useNow } from '../../../ui/now.ts';
import { refusalText } from '../../../ui/refusal-text.ts';
import { Nothing } from '../../../ui/States.tsx';
import { fullTime } from '../../../ui/time-text.ts';
import { useRun } from '../../../ui/use-run.ts';
import { FrameView } from '../frame/FrameView.tsx';
import { LinkOrders } from '../orders/LinkOrders.tsx';
import { LinkCounters } from './LinkCounters.tsx';
import { LinkForm } from './LinkForm.tsx';
import { LinkMark } from './LinkMark.tsx';
import { transportText } from './link-words.ts';
import { PeerTable } from './PeerTable.tsx';
import type { LinkWithStatus } from './use-links.ts';

interface LinkPanelProps {
  link: LinkWithStatus;
  onChanged(): void;
}

/** One link: its state and why, who speaks, what came, and the last packet byte by byte. */
export function LinkPanel({ link, onChanged }: LinkPanelProps) {
  const { t } = useTranslation('devices');
  const { status } = link;
  return (
    <article className="ucc-link" aria-label={link.name} data-testid="link-panel">
      <header>
        <h2>{link.name}</h2>
        {status && <LinkMark state={status.state} />}
      </header>
      <p className="ucc-link-line">
        {transportText(t, link.transport)} · {t(`protocol.${link.protocol}`, { defaultValue: link.protocol })}
        {status?.address && ` · ${t('link.open', { address: status.address })}`}
        {status && ` · ${t('link.since', { time: fullTime(status.since) })}`}
      </p>
      <LinkButtons link={link} onChanged={onChanged} />
      {status && (
        <div className="ucc-link-body">
          <LinkTrouble status={status} />
          <h3>{t('link.counters')}</h3>
          <LinkCounters status={status} />
          <h3>{t('link.peers', { count: status.peerCount })}</h3>
          <PeerTable peers={status.peers} total={status.peerCount} />
          <LinkOrders link={link} />
          <h3>{t('link.lastFrame')}</h3>
          {status.lastFrame ? (
            <>
              <p className="ucc-link-line">{fullTime(status.lastFrame.at)}</p>
              <FrameView hex={status.lastFrame.hex} fields={status.lastFrame.fields} />
            </>
          ) : (
            <Nothing text={t('link.noFrame')} />
          )}
        </div>
      )}
    </article>
  );
}

function LinkTrouble({ status }: { status: NonNullable<LinkWithStatus['status']> }) {
  const { t } = useTranslation('devices');
  const now = useNow(1000);
  const next =
    status.nextAttemptAt !== null &&
    t('link.nextAttempt', {
      attempt: status.reconnectAttempt + 1,
      seconds: Math.max(0, Math.ceil((status.nextAttemptAt - now) / 1000)),
    });
  if (!status.error && !next && status.state !== 'stale') return null;
  const said = status.error ? refusalText(t, status.error) : { text: '', advice: '' };
  return (
    <Alert
      type={status.state === 'failed' || status.state === 'stale' ? 'error' : 'warning'}
      showIcon
      title={said.text || t(`link.state.${status.state}`)}
      description={[said.advice, next].filter(Boolean).join(' ')}
    />
  );
}

function LinkButtons({ link, onChanged }: LinkPanelProps) {
  const { t } = useTranslation('devices');
  const { may } = useSession();
  const run = useRun();
  const [editing, edit] = useState(false);
  if (!may('device.manage')) return null;
  const act = async (step: () => Promise<unknown>) => {
    if (await run(step)) onChanged();
  };
  const stopped = link.status?.state === 'stopped';
  return (
    <div className="ucc-link-buttons">
      {stopped ? (
        <Button
          data-testid="start-link"
          onClick={() => void act(() => client.devices.links.start({ id: link.id }))}
        >
          {t('link.start')}
        </Button>
      ) : (
        <Popconfirm
          title={t('link.stopConfirm', { name: link.name })}
          onConfirm={() => act(() => client.devices.links.stop({ id: link.id }))}
        >
          <Button data-testid="stop-link">{t('link.stop')}</Button>
        </Popconfirm>
      )}
      <Button data-testid="edit-link" onClick={() => edit(true)}>
        {t('common:edit')}
      </Button>
      <Popconfirm
        title={t('link.removeConfirm', { name: link.name })}
        onConfirm={() => act(() => client.devices.links.remove({ id: link.id }))}
      >
        <Button danger data-testid="remove-link">
          {t('common:delete')}
        </Button>
      </Popconfirm>
      {editing && <LinkForm link={link} onClose={() => edit(false)} onSaved={onChanged} />}
    </div>
  );
}
