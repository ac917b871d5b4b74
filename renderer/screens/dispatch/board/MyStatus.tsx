import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { silenceAt } from '#shared/modules/dispatch/index.ts';
import { useSession } from '../../../app/session.tsx';
import { client, refusalOf } from '../../../bridge/index.ts';
import { useNow } from '../../../ui/now.ts';
import { refusalText } from '../../../ui/refusal-text.ts';
import { minutesSince } from './model.ts';
import { StatusButtons } from './StatusButtons.tsx';
import { useBoard } from './use-board.ts';

/** What I am doing, set by one key; at a case it is said with it. Warns when I have not reported for too long. */
export function MyStatus({ caseId }: { caseId: string | null }) {
  const { t } = useTranslation('dispatch');
  const { message } = App.useApp();
  const { personId, may } = useSession();
  const { data, refetch } = useBoard(may('status.read'));
  const now = useNow(15_000);
  const me = data?.people.find((person) => person.personId === personId);
  if (!data || !me) return null;
  const say = async (call: Promise<unknown>) => {
    try {
      await call;
    } catch (error) {
      void message.error(refusalText(t, refusalOf(error)).text);
    }
    await refetch();
  };
  const silence = silenceAt(me, now);
  return (
    <div className="ucc-my-status">
      <StatusButtons
        statuses={data.statuses}
        current={me.statusId}
        onSet={(statusId) => void say(client.dispatch.board.set({ personId, statusId, caseId }))}
        onCheckIn={me.statusId === null ? null : () => void say(client.dispatch.board.checkIn({ personId }))}
      />
      {silence !== 'none' && me.reportedAt !== null && (
        <span className="ucc-silence" data-silence={silence} role="status">
          {t('board.reportNow', { count: minutesSince(me.reportedAt, now) })}
        </span>
      )}
    </div>
  );
}
