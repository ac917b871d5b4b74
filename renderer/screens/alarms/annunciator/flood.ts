import { type AlarmRow, SEVERITIES, type Severity } from '#shared/modules/alarms/index.ts';

/** EEMUA 191: from ten alarms in ten minutes on, a person can no longer take each by itself. */
export const FLOOD_FROM = 10;

export type Tile =
  | { kind: 'single'; key: string; alarm: AlarmRow }
  | {
      kind: 'group';
      key: string;
      by: 'device' | 'street';
      /** Device name, or nine digits of the street. */
      name: string;
      /** Most urgent first; at least two. */
      alarms: AlarmRow[];
    };

const rank = (severity: Severity) => SEVERITIES.indexOf(severity);

/** Most urgent first: by severity, unacknowledged before acknowledged, newest before older. */
export function compareAlarms(a: AlarmRow, b: AlarmRow): number {
  return (
    rank(a.severity) - rank(b.severity) ||
    Number(a.state.acknowledged) - Number(b.state.acknowledged) ||
    b.firstAt - a.firstAt ||
    (a.id < b.id ? 1 : -1)
  );
}

/** The most urgent alarm of a tile, which gives it its place and colour. */
export function leadOf(tile: Tile): AlarmRow {
  if (tile.kind === 'single') return tile.alarm;
  const [first] = tile.alarms;
  if (!first) throw new Error('A group holds at least two alarms');
  return first;
}

export function alarmsOf(tile: Tile): AlarmRow[] {
  return tile.kind === 'single' ? [tile.alarm] : tile.alarms;
}

/**
 * What the strip shows. In a flood alarms of one device stand in one tile, and devices with a single alarm are
 * gathered by street; critical ones stay single. Every alarm is in exactly one tile.
 */
export function tilesOf(alarms: readonly AlarmRow[], raisedInTenMinutes: number): Tile[] {
  const sorted = [...alarms].sort(compareAlarms);
  if (raisedInTenMinutes < FLOOD_FROM) return sorted.map(single);
  const critical = sorted.filter(({ severity }) => severity === 'critical');
  const byDevice = gather(
    sorted.filter(({ severity }) => severity !== 'critical'),
    'device',
    ({ deviceId }) => deviceId,
    ({ deviceName }) => deviceName,
  );
  const byStreet = gather(
    byDevice.alone,
    'street',
    ({ streetCode }) => streetCode,
    ({ streetCode }) => streetCode ?? '',
  );
  return [
    ...critical.map(single),
    ...byDevice.groups,
    ...byStreet.groups,
    ...byStreet.alone.map(single),
  ].sort((a, b) => compareAlarms(leadOf(a), leadOf(b)));
}

function single(alarm: AlarmRow): Tile {
  return { kind: 'single', key: alarm.id, alarm };
}

/** Puts alarms that share a key together; those that share it with none, or have none, come back alone. */
function gather(
  alarms: readonly AlarmRow[],
  by: 'device' | 'street',
  keyOf: (alarm: AlarmRow) => string | null,
  nameOf: (alarm: AlarmRow) => string,
): { groups: Tile[]; alone: AlarmRow[] } {
  const alone: AlarmRow[] = [];
  const byKey = new Map<string, AlarmRow[]>();
  for (const alarm of alarms) {
    const key = keyOf(alarm);
    if (key === null) alone.push(alarm);
    else byKey.set(key, [...(byKey.get(key) ?? []), alarm]);
  }
  const groups: Tile[] = [];
  for (const [key, members] of byKey) {
    const [first] = members;
    if (members.length === 1) alone.push(...members);
    else if (first)
      groups.push({ kind: 'group', key: `${by}/${key}`, by, name: nameOf(first), alarms: members });
  }
  return { groups, alone };
}
