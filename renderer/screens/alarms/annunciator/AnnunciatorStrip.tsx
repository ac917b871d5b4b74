import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useNav } from '../../../app/nav.ts';
import { useSession } from '../../../app/session.tsx';
import { api, onChange } from '../../../bridge/index.ts';
import { Refused } from '../../../ui/States.tsx';
import { useAlarmView } from '../list/alarm-view.ts';
import { useAcknowledge } from '../shared/use-acknowledge.ts';
import { useAlarmCounts } from '../shared/use-alarm-counts.ts';
import { AlarmTile } from './AlarmTile.tsx';
import { alarmsOf, FLOOD_FROM, type Tile, tilesOf } from './flood.ts';
import { GroupTile } from './GroupTile.tsx';
import { SoundStatus } from './SoundStatus.tsx';
import { useAcknowledgeKey } from './use-acknowledge-key.ts';
import { useRinging } from './use-ringing.ts';
import './annunciator.css';

const NO_ALARMS: never[] = [];

/** The tiles along the bottom: every open alarm, most urgent first, flashing and sounding until acknowledged. */
export function AnnunciatorStrip() {
  const { may } = useSession();
  return may('alarm.read') ? <Strip /> : <footer className="ucc-strip" data-state="none" />;
}

function Strip() {
  const { t } = useTranslation('alarms');
  const { may } = useSession();
  const counts = useAlarmCounts();
  const open = useQuery(api.alarms.list.queryOptions({ input: { view: 'open' } }));
  const { refetch } = open;
  const acknowledge = useAcknowledge();
  const alarms = open.data?.rows ?? NO_ALARMS;
  const raised = counts?.raisedInTenMinutes ?? 0;
  const tiles = useMemo(() => tilesOf(alarms, raised), [alarms, raised]);
  const { sound, ringing, muteNow } = useRinging(alarms);
  const mayAcknowledge = may('alarm.acknowledge');
  useEffect(() => onChange('alarms', () => void refetch()), [refetch]);
  useAcknowledgeKey(() => {
    const first = tiles.flatMap(alarmsOf).find(({ state }) => !state.acknowledged);
    if (first && mayAcknowledge) void acknowledge([first.id]);
  });

  const show = (alarmId: string) => useNav.getState().go('alarms', { alarmId });
  if (open.isError && !open.data) {
    return (
      <footer className="ucc-strip">
        <Refused error={open.error} onRetry={() => void refetch()} />
      </footer>
    );
  }
  const status = <SoundStatus sound={sound} ringing={ringing} onMute={muteNow} />;
  if (tiles.length === 0) {
    return (
      <footer className="ucc-strip" data-state="quiet" data-testid="annunciator">
        <span>{open.data ? t('strip.quiet') : t('common:loading')}</span>
        {status}
      </footer>
    );
  }
  const beyond = open.data?.next ? (counts?.open ?? 0) - alarms.length : 0;
  const onAcknowledge = mayAcknowledge ? acknowledge : undefined;
  return (
    <footer className="ucc-strip" data-testid="annunciator">
      <Tiles tiles={tiles} ringing={ringing} onAcknowledge={onAcknowledge} onOpen={show} beyond={beyond} />
      <div className="ucc-strip-side">
        {raised >= FLOOD_FROM && (
          <strong className="ucc-strip-flood" role="status">
            {t('strip.flood', { count: raised })}
          </strong>
        )}
        {status}
      </div>
    </footer>
  );
}

interface TilesProps {
  tiles: readonly Tile[];
  ringing: ReturnType<typeof useRinging>['ringing'];
  /** Open alarms that did not fit into one page. */
  beyond: number;
  onAcknowledge: ((alarmIds: string[]) => Promise<void>) | undefined;
  onOpen(alarmId: string): void;
}

function Tiles({ tiles, ringing, beyond, onAcknowledge, onOpen }: TilesProps) {
  const { t } = useTranslation('alarms');
  const list = useRef<HTMLUListElement>(null);
  const openGroup = (tile: Extract<Tile, { kind: 'group' }>) => {
    const [lead] = tile.alarms;
    const where = tile.by === 'device' ? { deviceId: lead?.deviceId } : { streetCode: tile.name };
    useAlarmView.getState().show({ view: 'open', filters: where });
    useNav.getState().go('alarms');
  };
  const openRest = () => {
    useAlarmView.getState().show({ view: 'open', filters: {} });
    useNav.getState().go('alarms');
  };
  return (
    <ul
      ref={list}
      className="ucc-tiles"
      aria-label={t('strip.name')}
      onWheel={({ deltaY }) => list.current?.scrollBy({ left: deltaY })}
    >
      {tiles.map((tile) => (
        <li key={tile.key}>
          {tile.kind === 'single' ? (
            <AlarmTile
              alarm={tile.alarm}
              rung={ringing.get(tile.alarm.id)?.times ?? 0}
              onAcknowledge={onAcknowledge}
              onOpen={onOpen}
            />
          ) : (
            <GroupTile tile={tile} onAcknowledge={onAcknowledge} onOpen={() => openGroup(tile)} />
          )}
        </li>
      ))}
      {beyond > 0 && (
        <li>
          <button type="button" className="ucc-tile ucc-tile-rest" onClick={openRest}>
            {t('strip.beyond', { count: beyond })}
          </button>
        </li>
      )}
    </ul>
  );
}
