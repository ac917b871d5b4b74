import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type AlarmRow, SEVERITIES } from '#shared/modules/alarms/index.ts';
import { alarmsOf, compareAlarms, FLOOD_FROM, leadOf, tilesOf } from './flood.ts';
import { alarmRow } from './testing.ts';

const alarms = fc
  .array(
    fc.record({
      severity: fc.constantFrom(...SEVERITIES),
      deviceId: fc.constantFrom('d1', 'd2', 'd3', 'd4', 'd5'),
      streetCode: fc.constantFrom('320102001', '320102002', null),
      acknowledged: fc.boolean(),
      firstAt: fc.nat(1000),
    }),
    { maxLength: 60 },
  )
  .map((list) =>
    list.map(({ acknowledged, ...rest }, i) =>
      alarmRow({ id: `id-${i}`, state: { active: true, acknowledged }, ...rest }),
    ),
  );
const raised = fc.nat(2 * FLOOD_FROM);
const ids = (rows: readonly AlarmRow[]) => rows.map(({ id }) => id).sort();

it('shows every alarm exactly once, flood or not', () => {
  fc.assert(
    fc.property(alarms, raised, (rows, count) => {
      expect(ids(tilesOf(rows, count).flatMap(alarmsOf))).toEqual(ids(rows));
    }),
  );
});

it('keeps critical alarms single and groups nothing before a flood', () => {
  fc.assert(
    fc.property(alarms, raised, (rows, count) => {
      for (const tile of tilesOf(rows, count)) {
        if (tile.kind === 'single') continue;
        expect(count).toBeGreaterThanOrEqual(FLOOD_FROM);
        expect(tile.alarms.length).toBeGreaterThan(1);
        expect(tile.alarms.map(({ severity }) => severity)).not.toContain('critical');
      }
    }),
  );
});

it('shows the most urgent tile first, and in a tile the most urgent alarm', () => {
  fc.assert(
    fc.property(alarms, raised, (rows, count) => {
      const tiles = tilesOf(rows, count);
      for (const tile of tiles) expect(alarmsOf(tile)).toEqual([...alarmsOf(tile)].sort(compareAlarms));
      const leads = tiles.map(leadOf);
      expect(leads).toEqual([...leads].sort(compareAlarms));
    }),
  );
});

it('in a flood puts a device in one tile and lone devices of a street in another', () => {
  const rows = [
    alarmRow({ id: 'a1', severity: 'high', deviceId: 'd1', deviceName: '一号' }),
    alarmRow({ id: 'a2', severity: 'low', deviceId: 'd1', deviceName: '一号' }),
    alarmRow({ id: 'b', severity: 'medium', deviceId: 'd2', streetCode: '320102001' }),
    alarmRow({ id: 'c', severity: 'low', deviceId: 'd3', streetCode: '320102001' }),
    alarmRow({ id: 'd', severity: 'critical', deviceId: 'd1', deviceName: '一号' }),
    alarmRow({ id: 'e', severity: 'low', deviceId: 'd4', streetCode: null }),
  ];
  const shown = tilesOf(rows, FLOOD_FROM).map((tile) => [
    tile.kind === 'group' ? tile.name : tile.alarm.id,
    ...alarmsOf(tile).map(({ id }) => id),
  ]);
  expect(shown).toEqual([
    ['d', 'd'],
    ['一号', 'a1', 'a2'],
    ['320102001', 'b', 'c'],
    ['e', 'e'],
  ]);
});
