import { MAX_POINTS, type SeriesKey } from '#shared/modules/telemetry/index.ts';
import { client } from '../../../bridge/index.ts';
import { csvText, fileName } from '../../../ui/csv.ts';
import { fullTime, localDate } from '../../../ui/time-text.ts';

type Translate = (key: string, values?: Record<string, unknown>) => string;

/** Saves the stretch shown as a table: every reading, or the least and most of each bucket where they are too many. */
export async function exportSeries(
  t: Translate,
  key: SeriesKey,
  deviceName: string,
  from: number,
  to: number,
): Promise<void> {
  const { unit, at, min, max, last, quality, frameId } = await client.telemetry.series.read({
    ...key,
    from,
    to,
    points: MAX_POINTS,
  });
  const heading = ['at', 'min', 'max', 'last', 'unit', 'quality', 'frame'].map((name) =>
    t(`telemetry:csv.${name}`),
  );
  const rows = at.map((time, i) => [
    fullTime(time),
    min[i] ?? '',
    max[i] ?? '',
    last[i] ?? '',
    unit,
    t(`telemetry:quality.${quality[i] ?? 'unknown'}`),
    frameId[i] ?? '',
  ]);
  const words = [
    t(`telemetry:factor.${key.factor}`, { defaultValue: key.factor }),
    t(`telemetry:statistic.${key.statistic}`),
  ];
  const blob = new Blob([csvText([heading, ...rows])], { type: 'text/csv;charset=utf-8' });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = fileName([deviceName, ...words, localDate(from), localDate(to)]);
  link.click();
  URL.revokeObjectURL(link.href);
}
