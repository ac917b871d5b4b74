import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNav } from '../../../app/nav.ts';
import { useSession } from '../../../app/session.tsx';
import { useNow } from '../../../ui/now.ts';
import { boardCounts } from './model.ts';
import { useBoard } from './use-board.ts';

/** In the top bar of whoever looks after others: how many people on task have not reported. */
export function SilenceMark() {
  const { t } = useTranslation('dispatch');
  const { may } = useSession();
  const { data } = useBoard(may('status.manage'));
  const now = useNow(15_000);
  const { silent } = boardCounts(data?.people ?? [], now);
  if (silent === 0) return null;
  return (
    <Button
      type="text"
      className="ucc-silence"
      data-silence="warn"
      onClick={() => useNav.getState().go('board')}
      data-testid="silence-mark"
    >
      <span aria-hidden="true">◆ </span>
      {t('board.silentPeople', { count: silent })}
    </Button>
  );
}
