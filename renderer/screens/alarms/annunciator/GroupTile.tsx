import { useTranslation } from 'react-i18next';
import { SEVERITIES } from '#shared/modules/alarms/index.ts';
import { useNames } from '../../../app/reference.tsx';
import { minuteTime } from '../../../ui/time-text.ts';
import { SEVERITY_SHAPES } from '../shared/severity.tsx';
import { leadOf, type Tile } from './flood.ts';

interface GroupTileProps {
  tile: Extract<Tile, { kind: 'group' }>;
  onAcknowledge: ((alarmIds: string[]) => Promise<void>) | undefined;
  onOpen(): void;
}

/** Many alarms of one device or street in a flood; opens the list narrowed to them. */
export function GroupTile({ tile, onAcknowledge, onOpen }: GroupTileProps) {
  const { t } = useTranslation('alarms');
  const names = useNames();
  const lead = leadOf(tile);
  const name = tile.by === 'street' ? names.streetName(tile.name) : tile.name;
  const waiting = tile.alarms.filter(({ state }) => !state.acknowledged).map(({ id }) => id);
  const mix = SEVERITIES.map((severity) => ({
    severity,
    count: tile.alarms.filter((alarm) => alarm.severity === severity).length,
  })).filter(({ count }) => count > 0);
  return (
    <article
      className="ucc-tile"
      data-severity={lead.severity}
      data-state={waiting.length > 0 ? 'unacknowledged' : 'acknowledged'}
      data-testid="alarm-group"
    >
      <button type="button" className="ucc-tile-body" title={name} onClick={onOpen}>
        <span className="ucc-tile-head">
          <b>
            {SEVERITY_SHAPES[lead.severity]} {name}
          </b>
          <time>{minuteTime(Math.min(...tile.alarms.map(({ firstAt }) => firstAt)))}</time>
        </span>
        <span className="ucc-tile-line">{t(`group.${tile.by}`, { count: tile.alarms.length })}</span>
        <span className="ucc-tile-line">
          {mix.map(({ severity, count }) => `${t(`severity.${severity}`)} ${count}`).join(' · ')}
        </span>
        <span className="ucc-tile-state">{t('group.waiting', { count: waiting.length })}</span>
      </button>
      {waiting.length > 0 && onAcknowledge && (
        <button
          type="button"
          className="ucc-tile-ack"
          aria-label={t('group.acknowledge', { count: waiting.length, name })}
          onClick={() => void onAcknowledge(waiting)}
        >
          {t('acknowledge')} {waiting.length}
        </button>
      )}
    </article>
  );
}
