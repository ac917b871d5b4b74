import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { PersonStatus } from '#shared/modules/territory/index.ts';
import { useShortcut } from '../../../app/command/keymap.ts';

interface StatusButtonsProps {
  statuses: readonly PersonStatus[];
  current: string | null;
  /** Null: nobody is chosen whose status could be set. */
  onSet: ((statusId: string) => void) | null;
  onCheckIn: (() => void) | null;
}

/** One button and one digit for each status, P to check in. */
export function StatusButtons({ statuses, current, onSet, onCheckIn }: StatusButtonsProps) {
  const { t, i18n } = useTranslation('dispatch');
  const keys = statuses.map(({ key }) => key).join(' ');
  useShortcut(
    { id: 'statusSet', group: 'board', keys: keys || '1' },
    onSet
      ? (key) => {
          const status = statuses.find((one) => one.key === key);
          return status ? onSet(status.id) : false;
        }
      : null,
  );
  useShortcut({ id: 'statusCheckIn', group: 'board', keys: 'p' }, onCheckIn);
  return (
    <div className="ucc-status-buttons" role="toolbar" aria-label={t('board.set')}>
      {statuses.map(({ id, key, zh, en, colour }) => (
        <Button
          key={id}
          size="small"
          aria-pressed={id === current}
          data-colour={colour}
          disabled={!onSet}
          onClick={() => onSet?.(id)}
          data-testid={`status-${id}`}
        >
          {i18n.language === 'en' ? en : zh} <kbd>{key}</kbd>
        </Button>
      ))}
      <Button size="small" disabled={!onCheckIn} onClick={() => onCheckIn?.()} data-testid="check-in">
        {t('board.checkIn')} <kbd>P</kbd>
      </Button>
    </div>
  );
}
