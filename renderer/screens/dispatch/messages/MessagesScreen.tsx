import { Splitter } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcut } from '../../../app/command/keymap.ts';
import { useNav } from '../../../app/nav.ts';
import { useSession } from '../../../app/session.tsx';
import { Nothing } from '../../../ui/States.tsx';
import { Compose } from './Compose.tsx';
import { ReceivedList } from './ReceivedList.tsx';
import { SentDetail } from './SentDetail.tsx';
import { SentList } from './SentList.tsx';
import './messages.css';

type Box = 'received' | 'sent';

/** 消息: what was sent to me, what I sent and who has it, and a new one. */
export function MessagesScreen() {
  const { t } = useTranslation('dispatch');
  const { may } = useSession();
  const target = useNav((nav) => nav.target.messageId);
  const [box, setBox] = useState<Box>('received');
  const [chosen, choose] = useState<string | null>(target ?? null);
  const [writing, write] = useState(false);
  useEffect(() => {
    if (!target) return;
    setBox('received');
    choose(target);
  }, [target]);
  const turnTo = (next: Box, id: string | null = null) => {
    setBox(next);
    choose(id);
    write(false);
  };
  useShortcut(
    { id: 'messageNew', group: 'messages', keys: 'n' },
    may('message.send') ? () => write(true) : null,
  );
  return (
    <Splitter>
      <Splitter.Panel min={380}>
        <section className="ucc-messages" aria-label={t('message.title')}>
          <div className="ucc-messages-head">
            <div role="tablist" aria-label={t('message.title')}>
              {(may('message.send') ? (['received', 'sent'] as const) : (['received'] as const)).map((id) => (
                <button
                  key={id}
                  type="button"
                  role="tab"
                  aria-selected={id === box}
                  onClick={() => turnTo(id)}
                  data-testid={`box-${id}`}
                >
                  {t(`message.box.${id}`)}
                </button>
              ))}
            </div>
            {may('message.send') && (
              <button
                type="button"
                className="ucc-messages-new"
                onClick={() => write(true)}
                data-testid="message-new"
              >
                {t('message.new')} <kbd>N</kbd>
              </button>
            )}
          </div>
          {box === 'received' ? (
            <ReceivedList chosen={chosen} onChoose={choose} />
          ) : (
            <SentList
              chosen={chosen}
              onChoose={(id) => {
                choose(id);
                write(false);
              }}
            />
          )}
        </section>
      </Splitter.Panel>
      <Splitter.Panel defaultSize={520} min={360}>
        <section className="ucc-message-panel">
          {writing && <Compose onSent={(id) => turnTo('sent', id)} onCancel={() => write(false)} />}
          {!writing && box === 'sent' && chosen && <SentDetail id={chosen} key={chosen} />}
          {!writing && !(box === 'sent' && chosen) && <Nothing text={t('message.chooseHint')} />}
        </section>
      </Splitter.Panel>
    </Splitter>
  );
}
