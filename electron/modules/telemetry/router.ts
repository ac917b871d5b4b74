import { explainFrame } from '#electron/modules/devices/index.ts';
import { doorFor } from '#electron/platform/door/index.ts';
import type { StoredReading } from '#shared/modules/devices/index.ts';
import { type Series, type SeriesPoints, telemetryContract } from '#shared/modules/telemetry/index.ts';
import type { KeptFrame } from './queries/get-frame.query.ts';
import type { SeriesRange } from './series-range.ts';

export interface TelemetryQuestions {
  listSeries(deviceId: string): Series[];
  readSeries(range: SeriesRange): SeriesPoints;
  latest(deviceIds: readonly string[]): StoredReading[];
  getFrame(frameId: number): KeptFrame;
}

export function telemetryRouter(ask: TelemetryQuestions) {
  const door = doorFor(telemetryContract);
  return {
    series: {
      list: door.series.list.handler(({ input }) => ask.listSeries(input.deviceId)),
      read: door.series.read.handler(({ input }) => ask.readSeries(input)),
    },
    latest: door.latest.handler(({ input }) => ask.latest(input.deviceIds)),
    frame: {
      get: door.frame.get.handler(({ input }) => {
        const { protocol, raw, ...frame } = ask.getFrame(input.frameId);
        return { ...explainFrame(protocol, raw), ...frame };
      }),
    },
  };
}
