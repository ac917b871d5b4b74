import { App, Input } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcut } from '../../../app/command/keymap.ts';
import { useSession } from '../../../app/session.tsx';
import { client, refusalOf } from '../../../bridge/index.ts';
import { useNow } from '../../../ui/now.ts';
import { refusalText } from '../../../ui/refusal-text.ts';
import { Loading, Nothing, Refused } from '../../../ui/States.tsx';
import { BoardFilters } from './BoardFilters.tsx';
import { BoardTable } from './BoardTable.tsx';
import { type BoardFilter, boardCounts, boardGroups, filterBoard, nextPerson } from './model.ts';
import { StatusButtons } from './StatusButtons.tsx';
import { useBoard } from './use-board.ts';
import './board.css';

/** 状态板: squads and their people, who is where and since when, and of whom too little is heard. */
export function BoardScreen() {
  const { t } = useTranslation('dispatch');
  const { message } = App.useApp();
  const { personId: me, may } = useSession();
  const { data, error, isError, refetch } = useBoard(true);
  const now = useNow(15_000);
  const [filter, setFilter] = useState<BoardFilter>({ kind: 'all' });
  const [chosen, choose] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const table = useRef<HTMLDivElement>(null);
  const groups = filterBoard(boardGroups(data?.people ?? [], now), filter);
  useShortcut({ id: 'boardMove', group: 'board', keys: 'arrowup arrowdown' }, (key) => {
    const next = nextPerson(groups, chosen, key === 'arrowdown' ? 1 : -1);
    choose(next);
    table.current?.querySelector(`[data-person="${next}"]`)?.scrollIntoView({ block: 'nearest' });
  });
  if (isError && !data) return <Refused error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;

  const person = data.people.find(({ personId }) => personId === chosen) ?? null;
  const maySet =
    person !== null && (may('status.manage') || (may('status.report') && person.personId === me));
  const say = async (call: Promise<unknown>) => {
    try {
      await call;
      setNote('');
    } catch (reason) {
      void message.error(refusalText(t, refusalOf(reason)).text);
    }
    await refetch();
  };
  return (
    <section className="ucc-board" aria-label={t('board.title')}>
      <BoardFilters
        statuses={data.statuses}
        {...boardCounts(data.people, now)}
        total={data.people.length}
        filter={filter}
        onFilter={setFilter}
      />
      <div ref={table} className="ucc-board-body">
        {groups.length === 0 ? (
          <Nothing text={t('board.nobody')} />
        ) : (
          <BoardTable
            groups={groups}
            units={data.units}
            statuses={data.statuses}
            now={now}
            chosen={chosen}
            onChoose={choose}
          />
        )}
      </div>
      {may('status.report') && (
        <footer>
          <strong>{person ? person.personName : t('board.choose')}</strong>
          <Input
            value={note}
            maxLength={200}
            disabled={!maySet}
            placeholder={t('board.note')}
            aria-label={t('board.note')}
            onChange={(event) => setNote(event.target.value)}
          />
          <StatusButtons
            statuses={data.statuses}
            current={person?.statusId ?? null}
            onSet={
              maySet
                ? (statusId) => {
                    const { personId, caseId } = person;
                    void say(client.dispatch.board.set({ personId, statusId, caseId, note }));
                  }
                : null
            }
            onCheckIn={
              maySet && person.statusId !== null
                ? () => void say(client.dispatch.board.checkIn({ personId: person.personId, note }))
                : null
            }
          />
        </footer>
      )}
    </section>
  );
}
