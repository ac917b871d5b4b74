import { Button, Dropdown } from 'antd';
import { useCallback, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TicketDetail, TicketStepName } from '#shared/modules/tickets/index.ts';
import { useShortcut } from '../../../app/command/keymap.ts';
import { useNav } from '../../../app/nav.ts';
import { useSession } from '../../../app/session.tsx';
import type { TicketWords } from '../shared/use-ticket-rules.ts';
import { sendableUrges } from './step-fields.ts';
import { TicketStepForm } from './TicketStepForm.tsx';

/** Buttons that fit the panel; the rest stand under "more". */
const IN_SIGHT = 4;

interface TicketActionsProps {
  detail: TicketDetail;
  words: TicketWords;
  onDone(): void;
}

/** The steps that this post may take now; the first one answers to Ctrl+Enter. */
export function TicketActions({ detail, words, onDone }: TicketActionsProps) {
  const { t } = useTranslation('tickets');
  const { may } = useSession();
  const [doing, start] = useState<TicketStepName | null>(null);
  const cameFrom = useRef<Element | null>(null);
  const offered = detail.actions
    .filter(({ refusal }) => refusal === null)
    // A level of 催办 that is not due yet would only be refused.
    .filter(({ command }) => command !== 'urge' || sendableUrges(detail, Date.now()).length > 0)
    .sort((a, b) => Number(b.primary) - Number(a.primary))
    .map(({ command, primary }) => ({ command: command as TicketStepName, primary }));
  const primary = offered.find((action) => action.primary)?.command;
  const mayConvert = may('case.register') && detail.actions.some(({ command }) => command === 'link');
  const begin = useCallback((step: TicketStepName) => {
    cameFrom.current = document.activeElement;
    start(step);
  }, []);
  const finish = () => {
    start(null);
    // Back to the row or button one came from, once the dialog no longer holds the focus.
    requestAnimationFrame(() => {
      if (cameFrom.current instanceof HTMLElement && cameFrom.current.isConnected) cameFrom.current.focus();
    });
  };
  useShortcut(
    { id: 'ticketPrimary', group: 'tickets', keys: 'ctrl+enter' },
    primary && !doing ? () => begin(primary) : null,
  );
  const more = offered.slice(IN_SIGHT);
  return (
    <footer className="ucc-actions">
      {offered.length === 0 && !mayConvert && <span className="ucc-wait">{t('nothingToDo')}</span>}
      {offered.slice(0, IN_SIGHT).map(({ command, primary: first }) => (
        <Button
          key={command}
          type={first ? 'primary' : 'default'}
          onClick={() => begin(command)}
          data-testid={`ticket-${command}`}
        >
          {t(`step.${command}`)} {first && <kbd>Ctrl ↵</kbd>}
        </Button>
      ))}
      {mayConvert && (
        <Button
          onClick={() => useNav.getState().go('intake', { ticketId: detail.id })}
          data-testid="ticket-convert"
        >
          {t('convert')}
        </Button>
      )}
      {more.length > 0 && (
        <Dropdown
          trigger={['click']}
          menu={{
            items: more.map(({ command }) => ({ key: command, label: t(`step.${command}`) })),
            onClick: ({ key }) => begin(key as TicketStepName),
          }}
        >
          <Button data-testid="ticket-more">{t('more')} …</Button>
        </Dropdown>
      )}
      {doing && (
        <TicketStepForm
          step={doing}
          detail={detail}
          words={words}
          onClose={finish}
          onDone={() => {
            finish();
            onDone();
          }}
        />
      )}
    </footer>
  );
}
