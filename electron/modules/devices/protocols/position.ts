import type { ProtocolPoint, Quality } from '#shared/modules/devices/index.ts';
import type { NewReading } from '../telemetry-port.ts';

/** Where something is and how it moves: WGS-84 degrees, kilometres an hour, degrees from north. */
export const POSITION_POINTS: readonly ProtocolPoint[] = [
  { code: 'lng', unit: '°', name: { zh: '经度', en: 'Longitude' } },
  { code: 'lat', unit: '°', name: { zh: '纬度', en: 'Latitude' } },
  { code: 'speed', unit: 'km/h', name: { zh: '速度', en: 'Speed' } },
  { code: 'heading', unit: '°', name: { zh: '航向', en: 'Heading' } },
  { code: 'altitude', unit: 'm', name: { zh: '海拔', en: 'Altitude' } },
  { code: 'satellites', unit: '', name: { zh: '卫星数', en: 'Satellites' } },
  { code: 'hdop', unit: '', name: { zh: '水平精度因子', en: 'Horizontal dilution' } },
];

const UNIT = new Map(POSITION_POINTS.map(({ code, unit }) => [code, unit]));

/** Figures by code as readings of one instant; what is null was not said. */
export function positionReadings(
  figures: Readonly<Record<string, number | null>>,
  at: number,
  quality: Quality,
): NewReading[] {
  return Object.entries(figures).flatMap(([factor, value]) =>
    value === null
      ? []
      : [
          {
            factor,
            value,
            unit: UNIT.get(factor) ?? '',
            at,
            quality,
            statistic: 'value',
            period: 'realtime',
          },
        ],
  );
}

/** A device that dates its data further ahead than this has a wrong clock. */
const CLOCK_TOLERANCE_MS = 5 * 60_000;

export function isAhead(at: number, receivedAt: number): boolean {
  return at > receivedAt + CLOCK_TOLERANCE_MS;
}

const ROUND_MS = 30 * 60_000;
const RADIUS_DEGREES = 0.01;
const KM_PER_DEGREE = 111.2;

/** Where a simulated lorry is at `at`: round after round of half an hour near the centre of the demo district. */
export function simulatedPosition(
  at: number,
  seed: number,
): { lng: number; lat: number; speed: number; heading: number } {
  const angle = (((at + seed * 97_000) % ROUND_MS) / ROUND_MS) * 2 * Math.PI;
  const speed = ((2 * Math.PI * RADIUS_DEGREES * KM_PER_DEGREE) / ROUND_MS) * 3_600_000;
  return {
    lng: 121.2 + RADIUS_DEGREES * Math.cos(angle),
    lat: 31.4 + RADIUS_DEGREES * Math.sin(angle),
    speed,
    heading: (360 - (angle * 180) / Math.PI) % 360,
  };
}
