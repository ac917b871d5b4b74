import { UndoOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseCommandName, CaseDetail } from '#shared/modules/cases/index.ts';
import { useShortcut } from '../../../app/command/keymap.ts';
import { useStepOffer } from '../../../app/command/step-offer.ts';
import { ActionForm } from './ActionForm.tsx';

/** Buttons that fit the panel; the rest stand under "more". */
const IN_SIGHT = 4;

/** The steps that this post may take now; the first one answers to Ctrl+Enter. */
export function ActionBar({ detail, onDone }: { detail: CaseDetail; onDone(): void }) {
  const { t } = useTranslation('cases');
  const [doing, start] = useState<CaseCommandName | null>(null);
  const offered = detail.actions
    .filter(({ refusal, command }) => refusal === null && command !== 'addPhoto' && command !== 'withdraw')
    .sort((a, b) => Number(b.primary) - Number(a.primary));
  const canTakeBack = detail.actions.some(
    ({ command, refusal }) => command === 'withdraw' && refusal === null,
  );
  const primary = offered.find((action) => action.primary)?.command as CaseCommandName | undefined;
  const cameFrom = useRef<Element | null>(null);
  const begin = useCallback((command: string) => {
    cameFrom.current = document.activeElement;
    start(command as CaseCommandName);
  }, []);
  const finish = () => {
    start(null);
    // Back to the row or button one came from, once the dialog no longer holds the focus.
    requestAnimationFrame(() => {
      if (cameFrom.current instanceof HTMLElement && cameFrom.current.isConnected) cameFrom.current.focus();
    });
  };

  useShortcut(
    { id: 'casePrimary', group: 'case', keys: 'ctrl+enter' },
    primary && !doing ? () => begin(primary) : null,
  );
  useShortcut({ id: 'caseBack', group: 'case', keys: 'escape' }, 'local');
  const commands = [...offered.map(({ command }) => command), ...(canTakeBack ? ['withdraw'] : [])].join(' ');
  useEffect(() => {
    const offer = {
      commands: commands === '' ? [] : (commands.split(' ') as CaseCommandName[]),
      start: begin,
    };
    useStepOffer.setState({ offer });
    return () => useStepOffer.setState(({ offer: now }) => ({ offer: now === offer ? null : now }));
  }, [commands, begin]);

  const more = offered.slice(IN_SIGHT);
  return (
    <footer className="ucc-actions">
      {offered.length === 0 && <span className="ucc-wait">{t('nothingToDo')}</span>}
      {offered.slice(0, IN_SIGHT).map(({ command, primary: first }) => (
        <Button
          key={command}
          type={first ? 'primary' : 'default'}
          onClick={() => begin(command)}
          data-testid={`do-${command}`}
        >
          {t(`command.${command}`)} {first && <kbd>Ctrl ↵</kbd>}
        </Button>
      ))}
      {more.length > 0 && (
        <Dropdown
          trigger={['click']}
          menu={{
            items: more.map(({ command }) => ({
              key: command,
              label: <span data-testid={`do-${command}`}>{t(`command.${command}`)}</span>,
            })),
            onClick: ({ key }) => begin(key),
          }}
        >
          <Button data-testid="more-actions">{t('more')} …</Button>
        </Dropdown>
      )}
      {canTakeBack && (
        <Button
          type="text"
          icon={<UndoOutlined />}
          onClick={() => begin('withdraw')}
          data-testid="do-withdraw"
        >
          {t('command.withdraw')}
        </Button>
      )}
      {doing && (
        <ActionForm
          command={doing}
          detail={detail}
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
